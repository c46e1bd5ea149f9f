//! What has to fit together in a rule set: names that are pointed at, bands in order, minima that can be met.

use std::collections::BTreeSet;

use super::MOST_CATEGORIES;
use crate::format::fields::Fields;
use crate::format::rules::{
    Axis, Case, CaseEntry, Category, ConstraintKind, Exclusion, Form, FormColumn, Method, ProgramKind, Rounding,
    RuleSet, Scope, Selector, Subject, Track,
};
use crate::measure::Minutes;

/// Reports what does not fit. The file is not loaded then.
pub(super) fn whole(rules: &RuleSet, fields: &Fields<'_>) {
    span(rules, fields);
    if let Some(table) = fields.table("rounding") {
        rounding(rules, &table);
    }
    unique(&fields.tables("category"), "code");
    unique(&fields.tables("track"), "code");
    unique(&fields.tables("sources"), "id");
    if rules.categories.len() > MOST_CATEGORIES {
        fields.fault("category", "There are too many categories.", format!("{MOST_CATEGORIES} are the most."));
    }
    pointers(rules, fields);
    if let (Some(form), Some(table)) = (&rules.form, fields.has("form").then(|| fields.table("form")).flatten()) {
        form_fits(rules, form, &table);
    }
    for (table, track) in fields.tables("track").iter().zip(&rules.tracks) {
        one_track(rules, table, track);
    }
    for (table, case) in fields.tables("test").iter().zip(&rules.tests) {
        one_case(rules, table, case);
    }
    if rules.tests.is_empty() {
        fields.fault("test", "The rules have no case.", "Add `[[test]]` with minutes and the credit they must make.");
    }
    if rules.program.kind != ProgramKind::Voluntary && rules.tracks.is_empty() {
        fields.fault("track", "The rules have no track.", "Add `[[track]]`: who has to earn how much in which time.");
    }
    let subject_fits = rules.program.kind != ProgramKind::License || rules.program.subject == Subject::Person;
    if !subject_fits {
        fields.fault("program", "Only a person has a license.", "Mend `kind` or `subject`.");
    }
    let all: BTreeSet<Exclusion> = rules.exclusions.iter().copied().collect();
    if all.len() < rules.exclusions.len() {
        fields.fault("exclusions", "An exclusion is here twice.", "Take one of them out.");
    }
}

fn span(rules: &RuleSet, fields: &Fields<'_>) {
    if rules.effective_to.is_some_and(|last| last < rules.effective_from) {
        fields.fault("effective_to", "`effective_to` lies before `effective_from`.", "Mend one of the two days.");
    }
    if let Some(succession) = &rules.succession
        && succession.follows == rules.code
    {
        fields.fault("succession", "The rules follow themselves.", "Name the rule set that came before.");
    }
}

fn rounding(rules: &RuleSet, table: &Fields<'_>) {
    let Rounding { method, step, bands, undefined, scope, .. } = &rules.rounding;
    let steps = matches!(method, Method::StepDown | Method::StepNearestHalfUp);
    let divides = steps || *method == Method::Exact;
    if divides && rules.unit.minutes.is_none() {
        table.fault("method", "Minutes can't be divided without the minutes of a unit.", "Add `minutes` to `[unit]`.");
    }
    if steps != step.is_some() {
        let message = if steps { "A step is missing." } else { "A step is for methods that step." };
        table.fault("method", message, "`step = \"0.5\"` goes with `step_down` and `step_nearest_half_up`.");
    }
    if rules.rounding.between.is_some() && !steps {
        table.fault("between", "`between` is about steps, and there are none.", "Take the line out.");
    }
    if (*method == Method::Bands) == bands.is_empty() {
        table.fault(
            "method",
            "Bands and the method `bands` belong together.",
            "Add `[[rounding.band]]`, or take it out.",
        );
    }
    if (*method == Method::Count) != rules.unit.counts_items {
        table.fault("method", "`count` and `counts_items = true` belong together.", "Mend `[unit]` or `[rounding]`.");
    }
    if *scope == Scope::Period && !divides {
        table.fault("scope", "A whole period can't be put into bands or counted as one.", "Use `session`.");
    }
    for (at, (one, band)) in table.tables("band").iter().zip(bands).enumerate() {
        let before = at.checked_sub(1).and_then(|at| bands.get(at));
        let follows = before.is_none_or(|before| before.to < band.from && before.credit <= band.credit);
        if band.to < band.from || !follows {
            one.fault(
                "from",
                "The bands are not in order, or they overlap.",
                "Put the shortest first; each ends before the next.",
            );
        }
    }
    for (one, open) in table.tables("undefined").iter().zip(undefined) {
        if open.to.is_some_and(|to| to < open.from) {
            one.fault("to", "A span ends before it begins.", "Mend `from` or `to`.");
        }
    }
    if *method == Method::Bands {
        gaps(rules, table);
    }
}

/// Every length from the least on is in a band or in a question: nothing is left to be guessed.
fn gaps(rules: &RuleSet, table: &Fields<'_>) {
    let Rounding { bands, undefined, min_minutes, .. } = &rules.rounding;
    let said = |minutes: Minutes| {
        bands.iter().any(|band| band.from <= minutes && minutes <= band.to)
            || undefined.iter().any(|open| open.holds(minutes))
    };
    // Only where something ends can something be left out; its line is the one to look at.
    let (banded, spanned) = (table.tables("band"), table.tables("undefined"));
    let bands = banded.iter().zip(bands).map(|(one, band)| (one.line("to"), band.to));
    let spans = spanned.iter().zip(undefined).filter_map(|(one, open)| Some((one.line("to"), open.to?)));
    let after = bands.chain(spans).filter_map(|(line, end)| Some((line, end.checked_add(Minutes::from(1))?)));
    let least = if table.has("min_minutes") { "min_minutes" } else { "band" };
    let all = std::iter::once((table.line(least), *min_minutes)).chain(after);
    if let Some((line, open)) = all.filter(|(_, at)| at >= min_minutes).find(|(_, at)| !said(*at)) {
        table.report.fault(
            line,
            format!("Nothing says what {open} make."),
            "Add a band, or `[[rounding.undefined]]` with the question to ask the authority.",
        );
    }
}

/// No two of these tables have the same name under this key; the later one is to be mended.
fn unique(tables: &[Fields<'_>], key: &'static str) {
    let mut seen = BTreeSet::new();
    for table in tables {
        let Some(code) = table.text_or_none(key) else { continue };
        if seen.contains(&code) {
            table.fault(key, format!("`{code}` is used twice."), "Give each one a name of its own.");
        }
        seen.insert(code);
    }
}

/// A case names a track and categories that are there.
fn one_case(rules: &RuleSet, table: &Fields<'_>, case: &Case) {
    match case {
        Case::Single { single, .. } => entered(rules, table, &single.entry),
        Case::Period { period, .. } => {
            if rules.track(&period.track).is_none() {
                let fix = "Use the code of a track here.";
                table.fault("track", format!("There is no track `{}`.", period.track), fix);
            }
            for (table, entry) in table.tables("entry").iter().zip(&period.entries) {
                entered(rules, table, entry);
            }
            let Some(expect) = table.table("expect") else { return };
            for (table, (code, _)) in expect.tables("category").iter().zip(&period.expect.categories) {
                known_categories(rules, table, "code", std::slice::from_ref(code));
            }
        }
    }
}

/// What was entered under the rules before may have a category of theirs, which became another.
fn entered(rules: &RuleSet, table: &Fields<'_>, entry: &CaseEntry) {
    let old = |code: &String| {
        rules.succession.as_ref().is_some_and(|before| before.categories.iter().any(|(from, _)| from == code))
    };
    let named: Vec<String> = entry.categories.iter().filter(|code| !old(code)).cloned().collect();
    known_categories(rules, table, "categories", &named);
}

/// Categories and sources that are named have to be there.
fn pointers(rules: &RuleSet, fields: &Fields<'_>) {
    for (table, mode) in fields.tables("mode_category").iter().zip(&rules.mode_categories) {
        known_categories(rules, table, "category", mode.category.as_slice());
    }
    let equivalences = rules.equivalences.iter().map(|equivalence| equivalence.source.as_deref());
    for (table, source) in fields.tables("equivalence").iter().zip(equivalences) {
        known_source(rules, table, source);
    }
    let multipliers = rules.multipliers.iter().map(|multiplier| multiplier.source.as_deref());
    for (table, source) in fields.tables("multiplier").iter().zip(multipliers) {
        known_source(rules, table, source);
    }
}

/// The form stands by headings only where there are some, and names a source that is there.
fn form_fits(rules: &RuleSet, form: &Form, table: &Fields<'_>) {
    known_source(rules, table, form.source.as_deref());
    let headed = form.by_heading || form.columns.contains(&FormColumn::Heading);
    if headed && rules.categories.is_empty() {
        let key = if form.by_heading { "by_heading" } else { "columns" };
        table.fault(
            key,
            "The rules have no category, and so no headings.",
            "Add `[[category]]`, or take the headings out.",
        );
    }
}

fn known_categories(rules: &RuleSet, table: &Fields<'_>, key: &'static str, named: &[String]) {
    for code in named.iter().filter(|code| !rules.categories.iter().any(|category| category.code == **code)) {
        table.fault(key, format!("There is no category `{code}`."), "Use the code of a category of this file.");
    }
}

fn known_source(rules: &RuleSet, table: &Fields<'_>, source: Option<&str>) {
    if let Some(id) = source
        && !rules.sources.iter().any(|known| known.id.as_deref() == Some(id))
    {
        table.fault("source", format!("There is no source `{id}`."), "Give a source this `id`, or name another.");
    }
}

fn one_track(rules: &RuleSet, table: &Fields<'_>, track: &Track) {
    let tables = table.tables("constraint");
    unique(&tables, "name");
    let mut demanded: Vec<&str> = Vec::new();
    for (table, constraint) in tables.iter().zip(&track.constraints) {
        known_categories(rules, table, "categories", &constraint.select.categories);
        known_source(rules, table, constraint.source.as_deref());
        let named = |category: &&Category| category.exclusive && constraint.select.categories.contains(&category.code);
        let axes: BTreeSet<Axis> = rules.categories.iter().filter(named).map(|category| category.axis).collect();
        if axes.len() > 1 {
            table.fault(
                "categories",
                "These exclusive categories stand on different axes.",
                "Make a constraint for each axis: credit is shared out within one.",
            );
        }
        let ConstraintKind::Min { quantity } = &constraint.kind else { continue };
        if *quantity > track.quantity {
            table.fault("quantity", "This asks for more than the track does.", "Mend one of the two.");
        }
        for code in exclusive(rules, &constraint.select) {
            if demanded.contains(&code) {
                let fix = "Credit of an exclusive category serves one minimum: name each category in one of them.";
                table.fault("categories", format!("Two minimums ask for `{code}`."), fix);
            }
            demanded.push(code);
        }
    }
}

/// The exclusive categories of a selector that speaks of nothing else.
fn exclusive<'a>(rules: &'a RuleSet, select: &'a Selector) -> impl Iterator<Item = &'a str> {
    let only = select.only_categories();
    let is_exclusive = move |code: &&String| {
        only && rules.categories.iter().any(|category| category.exclusive && category.code == **code)
    };
    select.categories.iter().filter(is_exclusive).map(String::as_str)
}
