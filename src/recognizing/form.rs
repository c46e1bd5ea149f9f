//! The form of a recognized certificate: what was typed, and what it means.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::credit::rules::{RuleSet, counted};
use crate::i18n::Words;
use crate::measure::Credit;
use crate::time::typed_date;
use crate::web::Problems;

/// Characters of a line.
const LINE: usize = 160;
/// Characters of a reason.
const REASON: usize = 2_000;

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct RecognizeForm {
    /// Made with the form: sent twice, it is there once.
    pub id: String,
    pub title: String,
    pub number: String,
    pub issuer: String,
    pub issued_on: String,
    pub expires_on: String,
    /// `period` or `units`.
    pub satisfies: String,
    pub amount: String,
    /// The code of a heading; may be empty.
    pub category: String,
    pub reason: String,
}

/// What it satisfies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Satisfies {
    /// The whole period: nothing else has to be earned.
    Period,
    /// So many units, under a heading or none.
    Units(Credit, Option<String>),
}

/// A certificate of another authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Recognized {
    pub title: String,
    pub number: String,
    pub issuer: String,
    pub issued_on: NaiveDate,
    pub expires_on: Option<NaiveDate>,
    pub satisfies: Satisfies,
    pub reason: String,
}

impl RecognizeForm {
    /// What it means, or what must change. `most` is what the period asks for.
    pub fn parse(
        &self,
        words: Words,
        rules: &RuleSet,
        most: Credit,
        today: NaiveDate,
    ) -> std::result::Result<Recognized, Problems> {
        let mut problems = Problems::new();
        let title = problems.line(words, "title", &self.title, LINE, "recognize-title-empty");
        let number = problems.line(words, "number", &self.number, LINE, "recognize-number-empty");
        let issuer = problems.line(words, "issuer", &self.issuer, LINE, "recognize-issuer-empty");
        let reason = problems.text(words, "reason", &self.reason, REASON, "rules-reason-empty");
        let issued_on = typed_date(&self.issued_on).filter(|day| *day <= today);
        if issued_on.is_none() {
            problems.add("issued_on", words.say("recognize-issued-bad"));
        }
        let expires_on = typed_date(&self.expires_on);
        let early = expires_on.is_some_and(|day| issued_on.is_some_and(|issued| day <= issued));
        if early || (expires_on.is_none() && !self.expires_on.trim().is_empty()) {
            problems.add("expires_on", words.say("recognize-expires-bad"));
        }
        let satisfies = self.satisfied(words, rules, most, &mut problems);
        match (issued_on, satisfies) {
            (Some(issued_on), Some(satisfies)) => {
                problems.or(Recognized { title, number, issuer, issued_on, expires_on, satisfies, reason })
            }
            _ => Err(problems),
        }
    }

    fn satisfied(&self, words: Words, rules: &RuleSet, most: Credit, problems: &mut Problems) -> Option<Satisfies> {
        match self.satisfies.as_str() {
            "period" => Some(Satisfies::Period),
            "units" => {
                let part = rules.unit.decimals.thousandths().max(1);
                let fits =
                    |credit: &Credit| *credit > Credit::ZERO && *credit <= most && credit.thousandths() % part == 0;
                let amount = self.amount.trim().parse().ok().filter(fits);
                if amount.is_none() {
                    let most = format!("{most} {}", counted(most, &rules.unit.name));
                    problems.add("amount", words.fill("recognize-amount-bad", &[("most", most.into())]));
                }
                let known = rules.categories.iter().any(|category| category.code == self.category);
                Some(Satisfies::Units(amount?, known.then(|| self.category.clone())))
            }
            _ => {
                problems.add("satisfies", words.say("recognize-satisfies-empty"));
                None
            }
        }
    }
}
