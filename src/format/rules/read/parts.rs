//! Units, rounding, categories and conversions.

use std::num::NonZeroU32;

use super::values::{amount, choice_or, choices, each, minutes, positive, texts, yes};
use crate::format::Topic;
use crate::format::fields::Fields;
use crate::format::rules::{
    Axis, Band, Category, Decimals, Equivalence, Kinds, Method, ModeCategory, Multiplier, Rounding, Selector,
    Undefined, Unit,
};

/// `[unit]`
pub(super) fn unit(table: &Fields<'_>) -> Option<Unit> {
    let name = table.text("name");
    let per = table.optional("minutes", |table| table.whole("minutes", 1, 10_000).and_then(NonZeroU32::new));
    let decimals = table.optional("decimals", |table| {
        let decimals = table.whole("decimals", 1, 3)?;
        u8::try_from(decimals).ok().and_then(|decimals| Decimals::try_from(decimals).ok())
    });
    let counts_items = yes(table, "counts_items");
    table.finish();
    Some(Unit { name: name?, minutes: per?, decimals: decimals?.unwrap_or_default(), counts_items: counts_items? })
}

/// `[rounding]`
pub(super) fn rounding(table: &Fields<'_>) -> Option<Rounding> {
    let scope = choice_or(table, "scope");
    let method = table.choice::<Method>("method");
    let step = table.optional("step", |table| positive(table, "step"));
    let min_minutes = table.optional("min_minutes", |table| minutes(table, "min_minutes", 0));
    let bands = each(table, "band", |band| {
        let (from, to) = (minutes(band, "from", 0), minutes(band, "to", 0));
        let credit = amount(band, "credit");
        Some(Band { from: from?, to: to?, credit: credit? })
    });
    let undefined = each(table, "undefined", |open| {
        let from = minutes(open, "from", 0);
        let to = open.optional("to", |open| minutes(open, "to", 0));
        let question = open.text("question");
        Some(Undefined { from: from?, to: to?, question: question? })
    });
    let between = table.text_or_none("between");
    table.finish();
    Some(Rounding {
        scope: scope?,
        method: method?,
        step: step?,
        min_minutes: min_minutes?.unwrap_or_default(),
        bands: bands?,
        undefined: undefined?,
        between,
    })
}

/// `[kinds]`
pub(super) fn kinds(table: &Fields<'_>) -> Option<Kinds> {
    let (counted, refused) = (choices(table, "counted"), choices(table, "refused"));
    table.finish();
    let kinds = Kinds { counted: counted?, refused: refused? };
    if let Some(both) = kinds.counted.iter().find(|kind| kinds.refused.contains(kind)) {
        let message = format!("{} is counted and refused.", both.phrase());
        table.fault("refused", message, "Take it out of one of the two lists.");
        return None;
    }
    Some(kinds)
}

/// `[[category]]`
pub(super) fn category(table: &Fields<'_>) -> Option<Category> {
    let (code, name) = (table.text("code"), table.text("name"));
    let (axis, exclusive) = (table.choice("axis"), table.yes_or_no("exclusive"));
    let (axis, topics): (Option<Axis>, Option<Vec<Topic>>) = (axis, choices(table, "topics"));
    if axis.is_some_and(|axis| axis != Axis::Topic) && topics.as_ref().is_some_and(|topics| !topics.is_empty()) {
        table.fault(
            "topics",
            "Only a category of the axis `topic` takes in shelves.",
            "Take `topics` out, or write `axis = \"topic\"`.",
        );
        return None;
    }
    Some(Category { code: code?, name: name?, axis: axis?, exclusive: exclusive?, topics: topics? })
}

/// `[[mode_category]]`
pub(super) fn mode_category(table: &Fields<'_>) -> Option<ModeCategory> {
    let (modes, kinds) = (choices(table, "modes"), choices(table, "kinds"));
    let (category, question) = (table.text_or_none("category"), table.text_or_none("question"));
    let prior_approval = yes(table, "prior_approval");
    if category.is_some() == question.is_some() {
        table.report.fault(
            table.first_line(),
            "A mode leads to a category, or to a question, and to one of them only.",
            "Write `category = \"...\"` where a source says it, and `question = \"...\"` where none does.",
        );
        return None;
    }
    Some(ModeCategory { modes: modes?, kinds: kinds?, category, question, prior_approval: prior_approval? })
}

/// `[[equivalence]]`
pub(super) fn equivalence(table: &Fields<'_>) -> Option<Equivalence> {
    let (from, factor) = (table.choice("from"), positive(table, "factor"));
    let cap = table.optional("cap", |table| positive(table, "cap"));
    let source = table.text_or_none("source");
    Some(Equivalence { from: from?, factor: factor?, cap: cap?, source })
}

/// `[[multiplier]]`
pub(super) fn multiplier(table: &Fields<'_>) -> Option<Multiplier> {
    let (role, factor) = (table.choice("role"), positive(table, "factor"));
    let times = table.optional("times_per_topic", |table| table.whole("times_per_topic", 1, 100));
    let source = table.text_or_none("source");
    Some(Multiplier { role: role?, factor: factor?, times_per_topic: times?, source })
}

/// The keys of a selector, which stand in the table of what they select for.
pub(super) fn selector(table: &Fields<'_>) -> Option<Selector> {
    let (categories, kinds) = (texts(table, "categories"), choices(table, "kinds"));
    let (modes, providers) = (choices(table, "modes"), texts(table, "providers"));
    let origins = choices(table, "origins");
    Some(Selector { categories: categories?, kinds: kinds?, modes: modes?, providers: providers?, origins: origins? })
}
