//! The forms of a decision: what was typed, and what it means.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::activities::{Claim, Extent, Part};
use crate::claiming::{self, Headings, minutes};
use crate::format::rules::{Exclusion, StatedUnit};
use crate::i18n::Words;
use crate::measure::{Credit, Minutes};
use crate::time::typed_date;
use crate::web::Problems;

/// Characters of a reason or a question.
pub(super) const REASON: usize = 2_000;
/// Parts that a claim may be split into.
pub(super) const PARTS: usize = 3;

/// How something is accepted.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct AcceptForm {
    /// `parts` for what the fields say; all of it otherwise.
    #[serde(rename = "do")]
    pub what: String,
    /// A word to the learner; may be empty.
    pub reason: String,
    /// Minutes of each part.
    pub minutes: Vec<String>,
    /// What is stated of each part, where the claim or a program knows such amounts.
    pub stated: Vec<String>,
    /// The unit of those amounts; empty for that of the claim.
    pub stated_unit: String,
    /// A heading for each part and each program, `program/heading`, part by part; empty for what was claimed.
    pub heading: Vec<String>,
    /// Why it counts although it was reported late (rule R13).
    pub late_reason: String,
    /// The day it was approved beforehand, where a program asks for that.
    pub approved_on: String,
    /// What it taught that some programs exclude, by the words of [`Exclusion`].
    pub teaches: Vec<String>,
    /// There where the form asked what it taught; otherwise it is as it was claimed.
    pub asked: Option<String>,
}

/// What it is accepted as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Acceptance {
    /// The parts, at least one.
    pub parts: Vec<Part>,
    /// A word to the learner; may be empty.
    pub reason: String,
    /// Why it counts although it was late.
    pub late_reason: Option<String>,
    /// When it was approved beforehand.
    pub approved_on: Option<NaiveDate>,
    /// What it taught that some programs exclude.
    pub teaches: Vec<Exclusion>,
}

impl Acceptance {
    /// All of it, as it was claimed.
    pub fn in_full(claim: &Claim, reason: &str) -> Acceptance {
        let (reason, teaches) = (reason.to_owned(), claim.teaches.clone());
        Acceptance { parts: vec![claim.whole()], reason, late_reason: None, approved_on: None, teaches }
    }
}

impl AcceptForm {
    /// What it means, or what must change.
    pub fn parse(&self, words: Words, claim: &Claim, headings: &[Headings]) -> Result<Acceptance, Problems> {
        let mut problems = Problems::new();
        let reason = said(words, "reason", &self.reason, &mut problems);
        let late = said(words, "late_reason", &self.late_reason, &mut problems);
        let approved_on = self.approved(words, &mut problems);
        let parts = if self.what == "parts" {
            self.parts(words, claim, headings, &mut problems)
        } else {
            Acceptance::in_full(claim, "").parts
        };
        let late_reason = Some(late).filter(|late| !late.is_empty());
        let teaches = match self.asked {
            Some(_) => Exclusion::of_words(&self.teaches),
            None => claim.teaches.clone(),
        };
        problems.or(Acceptance { parts, reason, late_reason, approved_on, teaches })
    }

    fn approved(&self, words: Words, problems: &mut Problems) -> Option<NaiveDate> {
        let typed = self.approved_on.trim();
        let day = typed_date(typed);
        if day.is_none() && !typed.is_empty() {
            problems.add("approved_on", words.say("add-date-bad"));
        }
        day
    }

    fn parts(&self, words: Words, claim: &Claim, headings: &[Headings], problems: &mut Problems) -> Vec<Part> {
        let mut parts = Vec::new();
        for index in 0..PARTS {
            let Some((minutes, stated)) = self.part(words, claim, index, problems) else { continue };
            let mut categories: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for (place, set) in headings.iter().enumerate() {
                let chosen = self.heading.get(index * headings.len() + place).and_then(|one| one.split_once('/'));
                let known = chosen.filter(|(program, code)| {
                    *program == set.code && set.headings.iter().any(|(heading, _)| heading == code)
                });
                let under = match known {
                    Some((_, code)) => Some(vec![code.to_owned()]),
                    None => claim.categories.get(&set.code).cloned(),
                };
                categories.extend(under.map(|under| (set.code.clone(), under)));
            }
            parts.push(Part { minutes, stated, categories });
        }
        if parts.is_empty() && problems.is_empty() {
            problems.add("minutes-1", words.say("decide-parts-empty"));
        }
        bounded(words, claim, &parts, problems);
        parts
    }

    /// Length and amount of one part; none where its line is empty, or wrong.
    fn part(
        &self,
        words: Words,
        claim: &Claim,
        index: usize,
        problems: &mut Problems,
    ) -> Option<(Minutes, Option<(StatedUnit, Credit)>)> {
        let typed = |all: &[String]| all.get(index).map(|typed| typed.trim().to_owned()).unwrap_or_default();
        let (length, stated) = (typed(&self.minutes), typed(&self.stated));
        if length.is_empty() && stated.is_empty() {
            return None;
        }
        let minutes = if length.is_empty() { Some(Minutes::ZERO) } else { minutes(&length) };
        if minutes.is_none() {
            problems.add(format!("minutes-{}", index + 1), words.say("add-minutes-bad"));
        }
        if stated.is_empty() {
            return minutes.map(|minutes| (minutes, None));
        }
        let amount = claiming::amount(&stated);
        if amount.is_none() {
            problems.add(format!("stated-{}", index + 1), words.say("add-stated-bad"));
        }
        let unit = claiming::unit(&self.stated_unit).or(claim.stated.map(|(unit, _)| unit));
        if unit.is_none() {
            problems.add("stated_unit", words.say("add-stated-unit-empty"));
        }
        Some((minutes?, Some(unit.zip(amount)?)))
    }
}

/// Parts are never more than what was claimed. What was claimed in another measure says no bound: whoever reads the
/// transcript knows.
fn bounded(words: Words, claim: &Claim, parts: &[Part], problems: &mut Problems) {
    let (claimed, sum) = (claim.extent(), Extent::of_parts(parts));
    let too_much =
        |one: Extent, other: Extent| [("sum", one.said(words).into()), ("claimed", other.said(words).into())];
    if claimed.minutes > 0 && sum.minutes > claimed.minutes {
        let values = too_much(Extent { stated: None, ..sum }, Extent { stated: None, ..claimed });
        problems.add("minutes-1", words.fill("decide-parts-long", &values));
    }
    if let (Some((unit, most)), Some((other, amount))) = (claimed.stated, sum.stated)
        && unit == other
        && amount > most
    {
        let values = too_much(Extent { minutes: 0, ..sum }, Extent { minutes: 0, ..claimed });
        problems.add("stated-1", words.fill("decide-parts-long", &values));
    }
}

/// A question or a refusal: words that the learner reads, and that must be there.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct WordForm {
    pub reason: String,
}

impl WordForm {
    /// The words, or what must change. `field` is where the problem stands on the page.
    pub fn parse(&self, words: Words, field: &'static str, empty: &str) -> Result<String, Problems> {
        let mut problems = Problems::new();
        let said = said(words, field, &self.reason, &mut problems);
        if said.is_empty() {
            problems.add(field, words.say(empty));
        }
        problems.or(said)
    }
}

fn said(words: Words, field: &'static str, typed: &str, problems: &mut Problems) -> String {
    problems.remark(words, field, typed, REASON)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::format::Mode;
    use crate::format::rules::ActivityKind;

    fn claim() -> Claim {
        Claim {
            title: "Rural broadband".into(),
            provider: "Prairie".into(),
            occurred_on: "2025-11-04".parse().unwrap(),
            minutes: 60_u16.into(),
            stated: None,
            kind: ActivityKind::Webinar,
            mode: Mode::Live,
            outcome: "Three questions.".into(),
            categories: BTreeMap::from([("montana".to_owned(), vec!["A".to_owned()])]),
            teaches: Vec::new(),
        }
    }

    fn parse(form: &AcceptForm) -> Result<Acceptance, Problems> {
        let headings = vec![("A".to_owned(), "A".to_owned()), ("B".to_owned(), "B".to_owned())];
        let (excludes, units) = (Vec::new(), Vec::new());
        let headings = [Headings { code: "montana".into(), name: "Montana".into(), headings, excludes, units }];
        form.parse(Words::default(), &claim(), &headings)
    }

    fn minutes(acceptance: &Acceptance) -> u32 {
        acceptance.parts.iter().map(|part| part.minutes.get()).sum()
    }

    fn parts(minutes: &[&str], heading: &[&str]) -> AcceptForm {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        AcceptForm { what: "parts".into(), minutes: owned(minutes), heading: owned(heading), ..AcceptForm::default() }
    }

    #[test]
    fn all_of_it_is_accepted_as_claimed_and_parts_under_headings_of_their_own() {
        let full = parse(&AcceptForm::default()).unwrap();
        assert_eq!((minutes(&full), &full.parts[0].categories), (60, &claim().categories));
        let split = parse(&parts(&["30", "0:20", ""], &["montana/B", "", "montana/B"])).unwrap();
        assert_eq!(minutes(&split), 50);
        let headings: Vec<_> = split.parts.iter().map(|part| part.categories["montana"].join(",")).collect();
        assert_eq!(headings, ["B", "A"]);
    }

    #[test]
    fn what_it_taught_is_as_the_form_says_or_else_as_it_was_claimed() {
        let claim = Claim { teaches: vec![Exclusion::Onboarding], ..claim() };
        let teaches = |asked: Option<&str>, teaches: &[&str]| {
            let teaches = teaches.iter().map(|word| (*word).to_owned()).collect();
            let form = AcceptForm { asked: asked.map(str::to_owned), teaches, ..AcceptForm::default() };
            form.parse(Words::default(), &claim, &[]).unwrap().teaches
        };
        assert_eq!(teaches(None, &[]), [Exclusion::Onboarding]);
        assert_eq!(teaches(Some("1"), &["basic_skill", "cooking"]), [Exclusion::BasicSkill]);
        assert_eq!(teaches(Some("1"), &[]), []);
    }

    #[test]
    fn parts_are_never_more_than_what_was_claimed() {
        let problem = |form: AcceptForm, field: &str| parse(&form).is_err_and(|problems| problems.of(field).is_some());
        assert!(problem(parts(&["40", "30"], &[]), "minutes-1"));
        assert!(problem(parts(&["", ""], &[]), "minutes-1"));
        assert!(problem(parts(&["30", "long"], &[]), "minutes-2"));
        assert!(problem(AcceptForm { approved_on: "soon".into(), ..AcceptForm::default() }, "approved_on"));
        assert!(problem(AcceptForm { reason: "x".repeat(2_001), ..AcceptForm::default() }, "reason"));
    }
}
