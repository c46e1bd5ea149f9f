//! Credit and its reasons in the reader's language. Certificates say them in their issuer's, with the
//! sentences of [`rules`](super::rules).

use chrono::NaiveDate;

use super::rules::{
    ActivityKind, Adjustment, Decimals, Engaged, Exclusion, Explanation, Outcome, Question, Refusal, StatedUnit,
    Working, counted,
};
use super::{Award, Total};
use crate::i18n::Words;
use crate::measure::{Credit, Minutes};

impl Award {
    /// [`Award::unit`] in the reader's language.
    pub fn unit_in(&self, words: Words) -> Option<String> {
        match &self.outcome {
            Outcome::Credit { explanation, .. } => Some(unit(words, self.credit, &explanation.unit)),
            _ => None,
        }
    }

    /// The name of its rule set in the reader's language.
    pub fn rule_in(&self, words: Words) -> String {
        rule_name(words, &self.rule().name)
    }

    /// [`Award::reason`] in the reader's language.
    pub fn reason_in(&self, words: Words) -> String {
        reason(words, &self.outcome)
    }
}

impl Total {
    /// The name of the rule set in the reader's language.
    pub fn name_in(&self, words: Words) -> String {
        rule_name(words, &self.name)
    }

    /// The unit in the form that follows the amount, in the reader's language.
    pub fn unit_in(&self, words: Words) -> String {
        unit(words, self.credit, &self.one)
    }
}

/// A unit in the form that follows the amount. One that we have no message for is said as its rule
/// set says it.
pub(super) fn unit(words: Words, credit: Credit, unit: &str) -> String {
    match unit {
        "contact hour" => {
            let count: f64 = credit.to_string().parse().unwrap_or_default();
            words.fill("unit-contact-hour", &[("count", count.into())])
        }
        other => counted(credit, other),
    }
}

/// The name of a rule set. One that we have no message for is called what its file calls it.
pub(super) fn rule_name(words: Words, name: &str) -> String {
    match name {
        "Contact hours of 60 minutes" => words.say("rule-contact-hours-of-60"),
        other => other.to_owned(),
    }
}

/// Why an entry is worth so much, or nothing, as a sentence.
pub fn reason(words: Words, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Credit { explanation, .. } => sum(words, explanation),
        Outcome::Refused { refusal, .. } => refused(words, refusal),
        Outcome::NeedsDecision { question, .. } => asked(words, question),
    }
}

fn sum(words: Words, explanation: &Explanation) -> String {
    let mut said = made(words, explanation);
    if explanation.taken_back {
        said = words.fill("credit-taken-back", &[("sum", said.into())]);
    }
    for adjustment in &explanation.adjustments {
        said = format!("{said} {}", adjusted(words, adjustment, &explanation.unit));
    }
    if explanation.before.is_some() {
        let left = amount(words, explanation.credit, &explanation.unit);
        said = format!("{said} {}", words.fill("credit-leaves", &[("amount", left.into())]));
    }
    if let Some(time) = explanation.engaged {
        said = format!("{said} {}", engaged(words, time));
    }
    said
}

/// The time that was measured, beside what the rule asks for.
fn engaged(words: Words, Engaged { share, minutes }: Engaged) -> String {
    let values = [("share", share.to_string().into()), ("length", length(words, minutes).into())];
    words.fill("credit-engaged", &values)
}

/// Credit with its unit: "0.833 contact hours".
pub fn amount(words: Words, credit: Credit, one: &str) -> String {
    format!("{credit} {}", unit(words, credit, one))
}

/// A length: "50 minutes".
fn length(words: Words, minutes: Minutes) -> String {
    words.fill("minutes", &[("count", minutes.get().into())])
}

fn made(words: Words, explanation: &Explanation) -> String {
    let Explanation { minutes, unit: one, .. } = explanation;
    let credit = explanation.before.unwrap_or(explanation.credit);
    let (said, count) = (amount(words, credit, one), minutes.get());
    match &explanation.working {
        Working::Exact { minutes_per_unit, kept_to } => words.fill(
            "credit-sum",
            &[
                ("minutes", count.into()),
                ("per", minutes_per_unit.get().into()),
                ("unit", unit(words, Credit::ONE, one).into()),
                ("credit", credit.to_string().into()),
                ("units", unit(words, credit, one).into()),
                ("kept", kept_to.map_or("exact", Decimals::word).into()),
            ],
        ),
        Working::Stepped { minutes_per_unit, step, down } => words.fill(
            "credit-step",
            &[
                ("minutes", count.into()),
                ("per", minutes_per_unit.get().into()),
                ("unit", unit(words, Credit::ONE, one).into()),
                ("credit", credit.to_string().into()),
                ("units", unit(words, credit, one).into()),
                ("way", if *down { "down" } else { "nearest" }.into()),
                ("step", step.to_string().into()),
            ],
        ),
        Working::Band { from, to } => words.fill(
            "credit-band",
            &[
                ("minutes", count.into()),
                ("amount", said.into()),
                ("from", from.get().into()),
                ("to", length(words, *to).into()),
            ],
        ),
        Working::Counted => words.fill("credit-counted", &[("amount", said.into())]),
        Working::Converted { from, quantity, factor } => words.fill(
            "credit-converted",
            &[
                ("quantity", quantity.to_string().into()),
                ("stated", stated(words, *quantity, *from).into()),
                ("factor", amount(words, *factor, one).into()),
                ("one", stated(words, Credit::ONE, *from).into()),
                ("amount", said.into()),
            ],
        ),
        Working::Together { before, all } => words.fill(
            "credit-together",
            &[
                ("before", length(words, *before).into()),
                ("length", length(words, *minutes).into()),
                ("all", amount(words, *all, one).into()),
                ("amount", said.into()),
            ],
        ),
        Working::Pooled { before, all } => words.fill(
            "credit-pooled",
            &[
                ("before", length(words, *before).into()),
                ("length", length(words, *minutes).into()),
                ("all", amount(words, *all, one).into()),
                ("amount", said.into()),
            ],
        ),
        Working::Decided { reason, by } => decided(words, by.as_ref(), said, reason),
    }
}

/// What somebody decided, and why.
fn decided(words: Words, by: Option<&(String, NaiveDate)>, what: String, reason: &str) -> String {
    let mut values = vec![("amount", what.into()), ("reason", reason.into())];
    let Some((name, on)) = by else { return words.fill("credit-decided", &values) };
    values.extend([("by", name.as_str().into()), ("date", words.date(*on).into())]);
    words.fill("credit-decided-by", &values)
}

fn stated(words: Words, count: Credit, unit: StatedUnit) -> String {
    let count: f64 = count.to_string().parse().unwrap_or_default();
    words.fill("unit-stated", &[("unit", unit.as_str().into()), ("count", count.into())])
}

fn adjusted(words: Words, adjustment: &Adjustment, one: &str) -> String {
    match adjustment {
        Adjustment::Repeated { minutes } => {
            words.fill("credit-repeated", &[("length", length(words, *minutes).into())])
        }
        Adjustment::Multiplied { role, factor } => {
            words.fill("credit-multiplied", &[("role", role.as_str().into()), ("factor", factor.to_string().into())])
        }
        Adjustment::Capped { cap, most, by } => words.fill(
            "credit-capped",
            &[("cap", cap.as_str().into()), ("most", amount(words, *most, one).into()), ("by", by.to_string().into())],
        ),
    }
}

fn refused(words: Words, refusal: &Refusal) -> String {
    let date = |day: &NaiveDate| words.date(*day);
    match refusal {
        Refusal::TooShort { minutes, min_minutes } => words.fill(
            "credit-too-short",
            &[("minutes", length(words, *minutes).into()), ("least", length(words, *min_minutes).into())],
        ),
        Refusal::OutsideModule => words.say("credit-outside-module"),
        Refusal::PoolTooShort { all, min_minutes } => words.fill(
            "credit-pool-too-short",
            &[("all", length(words, *all).into()), ("least", length(words, *min_minutes).into())],
        ),
        Refusal::Repeated { left } if *left == Minutes::ZERO => words.say("credit-counts-already"),
        Refusal::Repeated { left } => words.fill("credit-rest-too-short", &[("left", length(words, *left).into())]),
        Refusal::NotEngaged { share, measured: Some(minutes) } => {
            engaged(words, Engaged { share: *share, minutes: *minutes })
        }
        Refusal::NotEngaged { share, measured: None } => {
            words.fill("credit-not-engaged", &[("share", share.to_string().into())])
        }
        Refusal::OutsidePeriod { occurred_on, starts, ends } => words.fill(
            "credit-outside-period",
            &[("date", date(occurred_on).into()), ("first", date(starts).into()), ("last", date(ends).into())],
        ),
        Refusal::InExtended { to } => words.fill("credit-in-extended", &[("to", date(to).into())]),
        Refusal::InNext { starts } => words.fill("credit-in-next", &[("first", date(starts).into())]),
        Refusal::NotAMember { occurred_on } => words.fill("credit-not-a-member", &[("date", date(occurred_on).into())]),
        Refusal::KindExcluded { kind } => words.fill("credit-kind-excluded", &[("kind", kind_of(words, *kind).into())]),
        Refusal::ContentExcluded { teaches: Exclusion::Onboarding } => words.say("credit-onboarding"),
        Refusal::ContentExcluded { teaches: Exclusion::BasicSkill } => words.say("credit-basic-skill"),
        Refusal::ApprovedTooLate { approved_on } => {
            words.fill("credit-approved-too-late", &[("date", date(approved_on).into())])
        }
        Refusal::TooOften { role, times } => {
            words.fill("credit-too-often", &[("role", role.as_str().into()), ("times", (*times).into())])
        }
        Refusal::Decided { reason, by } => decided(words, by.as_ref(), words.say("credit-decided-none"), reason),
        Refusal::TakenBack => words.say("credit-was-taken-back"),
        Refusal::TakesBack => words.say("credit-takes-back"),
        Refusal::NothingToTakeBack => words.say("credit-nothing-to-take-back"),
    }
}

fn kind_of(words: Words, kind: ActivityKind) -> String {
    words.fill("credit-kind", &[("kind", kind.as_str().into())])
}

/// What only the authority can decide, as a sentence.
pub fn asked(words: Words, question: &Question) -> String {
    match question {
        Question::BeforeTheRules { occurred_on, effective_from } => words.fill(
            "credit-before-rules",
            &[("date", words.date(*occurred_on).into()), ("first", words.date(*effective_from).into())],
        ),
        Question::AfterTheRules { occurred_on, effective_to } => words.fill(
            "credit-after-rules",
            &[("date", words.date(*occurred_on).into()), ("last", words.date(*effective_to).into())],
        ),
        Question::Undefined { minutes, question } => words.fill(
            "credit-undefined",
            &[("length", length(words, *minutes).into()), ("question", question.as_str().into())],
        ),
        Question::NothingSaid { minutes } => {
            words.fill("credit-nothing-said", &[("length", length(words, *minutes).into())])
        }
        Question::Mode { question } => words.fill("credit-mode-open", &[("question", question.as_str().into())]),
        Question::Kind { kind } => words.fill("credit-kind-open", &[("kind", kind_of(words, *kind).into())]),
        Question::NoEquivalence { unit } => {
            words.fill("credit-no-equivalence", &[("unit", stated(words, Credit::ONE, *unit).into())])
        }
        Question::NotApproved => words.say("credit-not-approved"),
        Question::Late { days, within_days } => {
            words.fill("credit-late", &[("days", (*days).into()), ("within", (*within_days).into())])
        }
    }
}

#[cfg(test)]
mod tests;
