//! The form of training done elsewhere: what was typed, and what it means.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{duration, stated};
use crate::activities::{Activity, Claim, KINDS, MODES};
use crate::format::rules::{Exclusion, StatedUnit};
use crate::i18n::Words;
use crate::measure::{Credit, Minutes};
use crate::time::typed_date;
use crate::web::Problems;

/// Characters of a title, and of a provider.
pub(super) const LINE: usize = 160;
/// Characters of the sentence.
pub(super) const SENTENCE: usize = 400;

/// The headings of a rule set that somebody may claim, and the units of transcripts that it knows.
#[derive(Clone, Debug)]
pub struct Headings {
    /// The code of the rule set.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// Code and name of each heading.
    pub headings: Vec<(String, String)>,
    /// What it gives no credit for (rule R30).
    pub excludes: Vec<Exclusion>,
    /// What a transcript may state instead of a length.
    pub units: Vec<StatedUnit>,
}

impl Headings {
    /// What chosen headings are called, each with its program. One that is not known any more stands as its code.
    pub fn named(all: &[Headings], chosen: &BTreeMap<String, Vec<String>>) -> Vec<String> {
        let name = |program: &String, code: &String| {
            let set = all.iter().find(|set| set.code == *program)?;
            let (_, name) = set.headings.iter().find(|(heading, _)| heading == code)?;
            Some(format!("{name} ({})", set.name))
        };
        let each = chosen.iter().flat_map(|(program, codes)| codes.iter().map(move |code| (program, code)));
        each.map(|(program, code)| name(program, code).unwrap_or_else(|| code.clone())).collect()
    }
}

/// What was typed. It is kept as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    pub title: String,
    pub provider: String,
    pub occurred_on: String,
    pub minutes: String,
    /// An amount that a transcript states.
    pub stated: String,
    /// Its unit, by name.
    pub stated_unit: String,
    pub kind: String,
    pub mode: String,
    pub outcome: String,
    /// Each `rule-set/heading`.
    pub categories: Vec<String>,
    /// What it taught that some programs exclude, by the words of [`Exclusion`].
    pub teaches: Vec<String>,
}

impl Typed {
    /// What stands in the form of an activity; what a roster told is filled in as it was entered.
    pub fn of(activity: &Activity) -> Typed {
        let typed: Typed = serde_json::from_value(activity.form.clone()).unwrap_or_default();
        match activity.sent() {
            Some(claim) if typed == Typed::default() => Typed {
                title: claim.title,
                provider: claim.provider,
                occurred_on: claim.occurred_on.to_string(),
                minutes: Some(claim.minutes.get())
                    .filter(|length| *length > 0)
                    .map(|length| length.to_string())
                    .unwrap_or_default(),
                stated: claim.stated.map(|(_, amount)| amount.to_string()).unwrap_or_default(),
                stated_unit: claim.stated.map(|(unit, _)| unit.as_str().to_owned()).unwrap_or_default(),
                kind: claim.kind.as_str().to_owned(),
                mode: claim.mode.as_str().to_owned(),
                outcome: claim.outcome,
                categories: Vec::new(),
                teaches: claim.teaches.iter().map(|one| one.as_str().to_owned()).collect(),
            },
            _ => typed,
        }
    }

    /// Whether nothing of it was said yet. The day alone says nothing: it stands there from the beginning.
    pub fn is_blank(&self) -> bool {
        let said = [&self.title, &self.provider, &self.minutes, &self.stated, &self.kind, &self.mode, &self.outcome];
        said.iter().all(|text| text.trim().is_empty()) && self.categories.is_empty()
    }

    /// What is longer than it may be when it is sent.
    pub fn too_long(&self, words: Words) -> Problems {
        let mut problems = Problems::new();
        for (field, typed, most) in
            [("title", &self.title, LINE), ("provider", &self.provider, LINE), ("outcome", &self.outcome, SENTENCE)]
        {
            problems.remark(words, field, typed, most);
        }
        problems
    }

    /// The same training again, on a day that is still to be said.
    pub fn again(self) -> Typed {
        Typed { occurred_on: String::new(), ..self }
    }

    /// What it means, or what must change. `today` is the learner's.
    pub fn parse(&self, words: Words, headings: &[Headings], today: NaiveDate) -> Result<Claim, Problems> {
        let mut problems = Problems::new();
        let title = problems.line(words, "title", &self.title, LINE, "add-title-empty");
        let provider = problems.line(words, "provider", &self.provider, LINE, "add-provider-empty");
        let outcome = problems.line(words, "outcome", &self.outcome, SENTENCE, "add-outcome-empty");
        let occurred_on = typed_date(&self.occurred_on);
        match occurred_on {
            None => problems.add("occurred_on", words.say("add-date-bad")),
            Some(day) if day > today => problems.add("occurred_on", words.say("add-date-future")),
            Some(_) => {}
        }
        let stated = self.stated(words, headings, &mut problems);
        // An amount stands instead of the length, or beside it.
        let instead = self.minutes.trim().is_empty() && !self.stated.trim().is_empty();
        let minutes = if instead { Some(Minutes::ZERO) } else { duration::read(&self.minutes) };
        if minutes.is_none() {
            problems.add("minutes", words.say("add-minutes-bad"));
        }
        let kind = KINDS.into_iter().find(|kind| kind.as_str() == self.kind);
        if kind.is_none() {
            problems.add("kind", words.say("add-kind-empty"));
        }
        let mode = MODES.into_iter().find(|mode| mode.as_str() == self.mode);
        if mode.is_none() {
            problems.add("mode", words.say("add-mode-empty"));
        }
        match (occurred_on, minutes, kind, mode) {
            (Some(occurred_on), Some(minutes), Some(kind), Some(mode)) => {
                let categories = self.claimed(headings);
                let teaches = Exclusion::of_words(&self.teaches);
                problems.or(Claim {
                    title,
                    provider,
                    occurred_on,
                    minutes,
                    stated,
                    kind,
                    mode,
                    outcome,
                    categories,
                    teaches,
                })
            }
            _ => Err(problems),
        }
    }

    /// What a transcript states, in a unit that some program of theirs knows.
    fn stated(&self, words: Words, headings: &[Headings], problems: &mut Problems) -> Option<(StatedUnit, Credit)> {
        if self.stated.trim().is_empty() && self.stated_unit.is_empty() {
            return None;
        }
        let amount = stated::amount(&self.stated);
        if amount.is_none() {
            problems.add("stated", words.say("add-stated-bad"));
        }
        let unit = stated::unit(&self.stated_unit);
        let known = unit.filter(|unit| stated::units(headings, None).contains(unit));
        match (unit, known) {
            (None, _) => problems.add("stated_unit", words.say("add-stated-unit-empty")),
            (Some(_), None) => problems.add("stated_unit", words.say("add-stated-unit-unknown")),
            (Some(_), Some(_)) => {}
        }
        known.zip(amount)
    }

    /// The headings that were ticked and are there.
    fn claimed(&self, headings: &[Headings]) -> BTreeMap<String, Vec<String>> {
        let mut claimed: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for set in headings {
            for (code, _) in &set.headings {
                if self.categories.iter().any(|ticked| *ticked == format!("{}/{code}", set.code)) {
                    claimed.entry(set.code.clone()).or_default().push(code.clone());
                }
            }
        }
        claimed
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::format::Mode;
    use crate::format::rules::ActivityKind;

    fn filled() -> Typed {
        Typed {
            title: " Rural  broadband ".into(),
            provider: "Prairie State Webinars".into(),
            occurred_on: "2025-11-04".into(),
            minutes: "1:00".into(),
            stated: String::new(),
            stated_unit: String::new(),
            kind: "webinar".into(),
            mode: "live".into(),
            outcome: "I can ask three questions of a provider.".into(),
            categories: vec!["montana/A".into(), "montana/Z".into(), "ohio/A".into()],
            teaches: vec!["onboarding".into(), "cooking".into()],
        }
    }

    fn headings() -> Vec<Headings> {
        let headings = vec![("A".to_owned(), "Administration".to_owned()), ("B".to_owned(), "Books".to_owned())];
        vec![Headings {
            code: "montana".into(),
            name: "Montana".into(),
            headings,
            excludes: Vec::new(),
            units: vec![StatedUnit::SemesterHour],
        }]
    }

    fn parse(typed: &Typed) -> Result<Claim, Problems> {
        typed.parse(Words::default(), &headings(), "2025-11-18".parse().unwrap())
    }

    #[test]
    fn a_filled_form_is_a_claim() {
        let claim = parse(&filled()).unwrap();
        assert_eq!((claim.title.as_str(), claim.minutes.get()), ("Rural broadband", 60));
        assert_eq!((claim.kind, claim.mode), (ActivityKind::Webinar, Mode::Live));
        assert_eq!(claim.categories, BTreeMap::from([("montana".to_owned(), vec!["A".to_owned()])]));
        assert_eq!(claim.teaches, [Exclusion::Onboarding]);
        let read: Claim = serde_json::from_value(serde_json::to_value(&claim).unwrap()).unwrap();
        assert_eq!(read, claim);
    }

    #[test]
    fn each_problem_stands_at_its_field() {
        let problem = |typed: Typed, field: &str| parse(&typed).is_err_and(|problems| problems.of(field).is_some());
        assert!(problem(Typed { title: " ".into(), ..filled() }, "title"));
        assert!(problem(Typed { title: "é".repeat(161), ..filled() }, "title"));
        assert!(problem(Typed { provider: String::new(), ..filled() }, "provider"));
        assert!(problem(Typed { outcome: "x".repeat(401), ..filled() }, "outcome"));
        assert!(problem(Typed { occurred_on: "yesterday".into(), ..filled() }, "occurred_on"));
        assert!(problem(Typed { occurred_on: "2025-11-19".into(), ..filled() }, "occurred_on"));
        assert!(problem(Typed { occurred_on: "0025-11-04".into(), ..filled() }, "occurred_on"));
        assert!(problem(Typed { minutes: "long".into(), ..filled() }, "minutes"));
        assert!(problem(Typed { kind: "party".into(), ..filled() }, "kind"));
        assert!(problem(Typed { mode: String::new(), ..filled() }, "mode"));
        assert!(!problem(Typed { occurred_on: "11/18/2025".into(), ..filled() }, "occurred_on"));
    }

    #[test]
    fn a_transcript_states_an_amount_instead_of_the_length_or_beside_it() {
        let stating = |minutes: &str, amount: &str, unit: &str| {
            parse(&Typed { minutes: minutes.into(), stated: amount.into(), stated_unit: unit.into(), ..filled() })
        };
        let three = Some((StatedUnit::SemesterHour, Credit::from_thousandths(3_000)));
        for (minutes, length) in [("", 0), ("2700", 2_700)] {
            let claim = stating(minutes, " 3 ", "semester_hour").unwrap();
            assert_eq!((claim.minutes.get(), claim.stated), (length, three));
            let read: Claim = serde_json::from_value(serde_json::to_value(&claim).unwrap()).unwrap();
            assert_eq!(read, claim);
        }
        for (minutes, amount, unit, field) in [
            ("", "", "", "minutes"),
            ("", "three", "semester_hour", "stated"),
            ("60", "", "semester_hour", "stated"),
            ("60", "3", "", "stated_unit"),
            ("60", "3", "ceu", "stated_unit"),
            ("long", "3", "semester_hour", "minutes"),
        ] {
            assert!(
                stating(minutes, amount, unit).is_err_and(|all| all.of(field).is_some()),
                "{minutes} {amount} {unit}"
            );
        }
    }

    #[test]
    fn the_same_again_keeps_everything_but_the_day() {
        let again = filled().again();
        assert_eq!(again, Typed { occurred_on: String::new(), ..filled() });
    }
}
