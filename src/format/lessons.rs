//! Lessons: their folders, read in two passes, because a link needs the shelf mark of the lesson it leads to.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;

use super::fault::{Fault, Item, ItemKind, Report};
use super::files::{self, Listing};
use super::front::{self, Front};
use super::hash::Hasher;
use super::lesson::{Lesson, Source};
use super::library::LessonFiles;
use super::media::{self, Media};
use super::rendering::{Addresses, Context};
use super::split::{RawStep, halves, steps};
use super::steps::{Built, build};
use super::{length, translation};
use crate::i18n::Language;

/// A lesson after the first pass: its front matter is known, its texts are not.
pub(super) struct Draft {
    pub slug: String,
    /// For the folder itself.
    pub folder: Report,
    files: BTreeMap<Language, FileDraft>,
    media: Media,
}

struct FileDraft {
    report: Report,
    text: String,
    front: Option<Front>,
    steps: Vec<RawStep>,
}

impl Draft {
    fn english(&self) -> Option<&FileDraft> {
        self.files.get(&Language::English)
    }

    fn front(&self) -> Option<&Front> {
        self.english()?.front.as_ref()
    }

    /// Stated minutes, when they can be read.
    pub fn minutes(&self) -> Option<u32> {
        self.front()?.minutes
    }
}

/// First pass over a folder of lessons.
pub(super) fn drafts(root: &Path, stray: &Report) -> Vec<Draft> {
    let folder = root.join("lessons");
    let Listing { folders, files } = files::list(&folder, stray);
    for file in files {
        stray_file(&folder.join(file), stray, "Put each lesson into a folder of its own: `lessons/<slug>/lesson.md`.");
    }
    folders.into_iter().map(|slug| draft(&folder.join(&slug), slug)).collect()
}

fn draft(folder: &Path, slug: String) -> Draft {
    let item = Item { kind: ItemKind::Lesson, slug: slug.clone() };
    let report = Report::new(&folder.join(files::lesson_file(Language::English)), Some(item.clone()));
    files::check_name(&slug, &report);
    let listing = files::list(folder, &report);
    let mut draft = Draft { slug, folder: report, files: BTreeMap::new(), media: Media::new() };
    for name in listing.files {
        let path = folder.join(&name);
        if let Some(language) = Language::ALL.into_iter().find(|language| files::lesson_file(*language) == name) {
            draft.files.insert(language, file_draft(&path, item.clone()));
        } else if media::is_media(&name) {
            let file = media::load(&path, &name);
            draft.media.insert(name, file);
        } else {
            let fix = "Keep `lesson.md`, `lesson.es.md`, pictures (.svg, .png, .webp) and recordings (.mp3, .m4a, .ogg, .mp4, .webm, with captions as .vtt) here, and nothing else.";
            draft.folder.fault(1, format!("Carrel does not know the file `{name}` in this folder."), fix);
        }
    }
    for name in listing.folders {
        draft.folder.fault(
            1,
            format!("There is a folder `{name}` in this lesson."),
            "Put the pictures beside `lesson.md`.",
        );
    }
    if draft.english().is_none() && draft.folder.is_clean() {
        draft.folder.fault(1, "There is no `lesson.md` in this folder.", "Write one, or take the folder out.");
    }
    draft
}

fn stray_file(path: &Path, stray: &Report, fix: &str) {
    stray.fault(1, format!("Carrel does not know the file {}.", path.display()), fix);
}

fn file_draft(path: &Path, item: Item) -> FileDraft {
    let report = Report::new(path, Some(item));
    let text = files::text(path, &report).unwrap_or_default();
    parse(report, text)
}

fn parse(report: Report, text: String) -> FileDraft {
    let (mut front, mut raw) = (None, Vec::new());
    // A file that cannot be read has its fault already.
    if report.is_clean()
        && let Some(halves) = halves(&text, &report)
    {
        front = front::read(halves.front, halves.front_line, &report);
        raw = steps(halves.body, halves.body_line, &report);
    }
    FileDraft { report, text, front, steps: raw }
}

/// The addresses of all lessons.
pub(super) fn addresses(drafts: &[Draft]) -> Addresses {
    let address = |draft: &Draft| Some(format!("/l/{}", draft.front()?.mark.as_ref()?.in_address()));
    drafts.iter().map(|draft| (draft.slug.clone(), address(draft))).collect()
}

/// Reports marks that several lessons have, in each of them: none may take the place of another.
pub(super) fn check_marks(drafts: &[Draft]) {
    let mut owners: BTreeMap<String, Vec<(&Draft, &FileDraft, &Front)>> = BTreeMap::new();
    for draft in drafts {
        let Some((file, front)) = draft.english().and_then(|file| Some((file, file.front.as_ref()?))) else { continue };
        if let Some(mark) = &front.mark {
            owners.entry(mark.in_address().to_uppercase()).or_default().push((draft, file, front));
        }
    }
    for owners in owners.values().filter(|owners| owners.len() > 1) {
        for (draft, file, front) in owners {
            let others: Vec<&str> =
                owners.iter().map(|(other, ..)| other.slug.as_str()).filter(|slug| *slug != draft.slug).collect();
            let message = format!("The shelf mark is also that of {}.", others.join(" and "));
            file.report.fault(front.line("mark"), message, "Give each lesson a shelf mark of its own.");
        }
    }
}

/// Says where a lesson is the only one of its group: the name is perhaps mistyped.
pub(super) fn advise_groups(drafts: &[Draft]) {
    let mut groups: BTreeMap<&str, Vec<(&FileDraft, &Front)>> = BTreeMap::new();
    for draft in drafts {
        let Some((file, front)) = draft.english().and_then(|file| Some((file, file.front.as_ref()?))) else { continue };
        if let Some(group) = front.lesson.as_ref().and_then(|lesson| lesson.counts_with.as_deref()) {
            groups.entry(group).or_default().push((file, front));
        }
    }
    for (group, members) in groups.iter().filter(|(_, members)| members.len() == 1) {
        for (file, front) in members {
            let fix = "Write the same name in the lesson that it counts with, unless that one was taken out.";
            file.report.advise(front.line("counts_with"), format!("No other lesson counts with `{group}`."), fix);
        }
    }
}

/// Second pass: renders and checks. A lesson with a fault in any language comes back without its files.
pub(super) fn finish(draft: Draft, addresses: &Addresses) -> (Option<LessonFiles>, Vec<Fault>, Vec<Fault>) {
    let Draft { slug, folder, files, media } = draft;
    let mut built: BTreeMap<Language, Vec<Built>> = BTreeMap::new();
    for (language, file) in &files {
        built.insert(*language, check(*language, file, addresses, &media));
    }
    if let (Some(english), Some(original)) = (files.get(&Language::English), built.get(&Language::English)) {
        for (language, file) in files.iter().filter(|(language, _)| **language != Language::English) {
            translation::compare(original, built.get(language).map_or(&[], Vec::as_slice), &file.report);
            let theirs = file.front.as_ref().and_then(|front| Some((front, front.lesson.as_ref()?)));
            let ours = english.front.as_ref().and_then(|front| front.lesson.as_ref());
            if let (Some(ours), Some((front, theirs))) = (ours, theirs) {
                translation::compare_fronts(ours, theirs, front, &file.report);
            }
        }
    }
    let shown = |name: &str| built.values().flatten().any(|step| step.pictures.iter().any(|shown| shown == name));
    let unused: Vec<String> = media.keys().filter(|name| !shown(name)).cloned().collect();
    for name in &unused {
        folder.advise(1, format!("No step shows or plays `{name}`."), "Show it, or take the file out.");
    }
    let mut hasher = Hasher::new();
    let mut languages = BTreeMap::new();
    let mut sound = folder.is_clean() && files.contains_key(&Language::English);
    let (mut faults, mut advice) = folder.into_parts();
    for (language, file) in files {
        sound &= file.report.is_clean();
        hasher.part(files::lesson_file(language), file.text.as_bytes());
        // An address changes with the mark of the lesson it leads to, and so does the stored HTML.
        for (slug, address) in addresses.iter().filter(|(slug, _)| file.text.contains(&format!("lesson:{slug}"))) {
            hasher.part(slug, address.as_deref().unwrap_or_default().as_bytes());
        }
        let lesson = file.front.and_then(|front| front.lesson);
        let steps =
            built.remove(&language).unwrap_or_default().into_iter().map(|built| built.step).collect::<Option<Vec<_>>>();
        if let Some(lesson) = lesson.zip(steps).map(|(lesson, steps)| Lesson { steps, ..lesson }) {
            length::advise_reading(&lesson, language, &file.report);
            languages.insert(language, lesson);
        } else {
            sound = false;
        }
        let (file_faults, file_advice) = file.report.into_parts();
        faults.extend(file_faults);
        advice.extend(file_advice);
    }
    if !sound {
        return (None, faults, advice);
    }
    translation::share_forms(&mut languages);
    let media: Vec<_> = media.into_values().flatten().filter(|file| !unused.contains(&file.name)).collect();
    for file in &media {
        hasher.part(&file.name, file.sha256.as_bytes());
    }
    (Some(LessonFiles { slug, hash: hasher.finish(), languages, media }), faults, advice)
}

fn check(language: Language, file: &FileDraft, addresses: &Addresses, media: &Media) -> Vec<Built> {
    let report = &file.report;
    let declared = file.front.as_ref().and_then(|front| front.sources.as_ref());
    let sources: Option<Vec<Source>> =
        declared.map(|sources| sources.iter().map(|(_, source)| source.clone()).collect());
    let cited = RefCell::default();
    let context = Context { report, language, lessons: addresses, media, sources: sources.as_deref(), cited: &cited };
    let built = build(&file.steps, &context);
    // A step of no known kind is not rendered, but what it cites is cited.
    let unread: String = file
        .steps
        .iter()
        .filter(|step| step.kind.is_none())
        .flat_map(|step| &step.lines)
        .map(|(_, line)| line.as_str())
        .collect();
    let is_cited = |id: &str| cited.borrow().contains(id) || unread.contains(&format!("[^{id}]"));
    for (line, source) in declared.into_iter().flatten().filter(|(_, source)| !is_cited(&source.id)) {
        let id = &source.id;
        report.fault(
            *line,
            format!("The source `{id}` is never cited."),
            format!("Cite it with `[^{id}]` where it is used, or take it out."),
        );
    }
    if file.front.is_some() || !built.is_empty() {
        length::check_steps(&built, language == Language::English, report);
    }
    let steps: Option<Vec<_>> = built.iter().map(|built| built.step.clone()).collect();
    if let (Some(steps), Some(front)) = (steps, &file.front) {
        length::check_time(&steps, front, report);
    }
    built
}
