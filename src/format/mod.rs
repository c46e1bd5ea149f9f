//! The content format: reads a folder of lessons, modules, pathways, organizations and rules, and checks it whole.
//!
//! The format is written down for authors in `content/README.md`. Nothing here knows a database:
//! what is sound comes back as values, and what is not as [`Fault`]s with file, line and what to do.

mod approvals;
mod asks;
mod check;
mod claims;
mod fault;
mod fields;
mod files;
mod front;
mod hash;
mod kinds;
mod length;
mod lesson;
mod lessons;
mod library;
mod media;
mod modules;
mod organizations;
mod parts;
mod pilot;
mod quality;
mod recording;
mod rendering;
pub mod rules;
mod split;
mod steps;
mod tables;
mod translation;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;

pub use approvals::{Approver, ModuleApproval};
pub use check::{Check, Choice, Figure, Gap, Key, Marked, Miss, Move, Pair, Row, Task, Tile, Turn, Verdict, shuffled};
pub use fault::{Fault, Item, ItemKind};
pub use kinds::{CheckKind, FeedbackKind, Mode, OrganizationKind, PassRule, Stage, StepKind, Topic};
pub use lesson::{Lesson, Mark, Recording, Source, Step, StepBody, StepPicture, TryItem};
pub use library::{Entry, FeedbackItem, LessonFiles, Library, MediaFile, Module, Organization, Pathway, Question};
pub use pilot::Pilot;
pub use rules::RuleSet;

pub use quality::{Figures, Reading, strict};

use approvals::Approvers;
use fault::Report;
use modules::Index;

/// The folders of a content folder.
const FOLDERS: [&str; 5] = ["lessons", "modules", "organizations", "pathways", "rules"];

/// Reads and checks a content folder. It never fails: whatever is wrong is a fault of the library.
pub fn read(dir: &Path) -> Library {
    let mut library = Library::default();
    let stray = Report::new(dir, None);
    check_folders(dir, &stray);

    let drafts = lessons::drafts(dir, &stray);
    lessons::check_marks(&drafts);
    lessons::advise_groups(&drafts);
    let organizations = tables::files(dir, "organizations", ItemKind::Organization, &stray);
    let modules = tables::files(dir, "modules", ItemKind::Module, &stray);
    let pathways = tables::files(dir, "pathways", ItemKind::Pathway, &stray);
    let rules = tables::files(dir, "rules", ItemKind::Rules, &stray);
    let places = RefCell::new(BTreeMap::new());
    let rules = tables::read(rules, |slug, fields| {
        let rules = rules::rule_set(slug, fields);
        places.borrow_mut().insert(slug.to_owned(), rules::Places::of(fields));
        rules
    });
    rules::check_together(&rules, &places.into_inner());
    let named = |rules: &RuleSet| (rules.name.clone(), rules.program_code().to_owned());
    let programs = rules.iter().map(|draft| (draft.slug.clone(), draft.body.as_ref().map(named))).collect();
    let readable: Option<Vec<&RuleSet>> = rules.iter().map(|draft| draft.body.as_ref()).collect();
    let authorities = readable.map(|all| all.into_iter().filter_map(|rules| rules.program.authority.clone()).collect());
    let index = Index {
        approvers: Approvers { programs, authorities },
        lessons: drafts.iter().map(|draft| (draft.slug.clone(), draft.minutes())).collect(),
        addresses: lessons::addresses(&drafts),
        organizations: organizations.iter().map(|file| file.slug.clone()).collect(),
        modules: modules.iter().map(|file| file.slug.clone()).collect(),
    };

    let (mut faults, mut advice) = (stray.into_parts().0, Vec::new());
    for draft in drafts {
        let (files, more_faults, more_advice) = lessons::finish(draft, &index.addresses);
        faults.extend(more_faults);
        advice.extend(more_advice);
        library.lessons.extend(files);
    }
    let prefixes = RefCell::new(BTreeMap::new());
    let organizations =
        tables::read(organizations, |slug, fields| organizations::organization(slug, fields, &prefixes));
    organizations::check_prefixes(&organizations, &prefixes);
    library.organizations = tables::settle(organizations, &mut faults, &mut advice);
    let modules = tables::read(modules, |_, fields| modules::module(fields, &index));
    library.modules = tables::settle(modules, &mut faults, &mut advice);
    let pathways = tables::read(pathways, |_, fields| modules::pathway(fields, &index));
    library.pathways = tables::settle(pathways, &mut faults, &mut advice);
    library.rules = tables::settle(rules, &mut faults, &mut advice);

    faults.sort();
    advice.sort();
    Library { faults, advice, ..library }
}

/// Reads and checks the text of one rule set. The file of the faults is its code.
///
/// # Errors
/// Everything that is to be mended, with its line.
pub fn rule_set(code: &str, text: &str) -> Result<RuleSet, Vec<Fault>> {
    let report = Report::new(Path::new(code), None);
    files::check_name(code, &report);
    let rules = fields::with_fields(text, 1, &report, |fields| rules::rule_set(code, fields));
    let (faults, _) = report.into_parts();
    match rules {
        Some(rules) if faults.is_empty() => Ok(rules),
        _ => Err(faults),
    }
}

fn check_folders(dir: &Path, stray: &Report) {
    if !dir.is_dir() {
        stray.fault(
            1,
            "There is no such folder.",
            "Name the folder that holds lessons, modules, pathways, organizations and rules.",
        );
    }
    for name in files::list(dir, stray).folders.iter().filter(|name| !FOLDERS.contains(&name.as_str())) {
        stray.fault(
            1,
            format!("Carrel does not know the folder `{name}`."),
            format!("The folders here are {}.", FOLDERS.join(", ")),
        );
    }
}
