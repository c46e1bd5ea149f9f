//! What a certificate attests, gathered from learner, module, provider, evaluation and awards.

use chrono::{Months, NaiveDate};

use crate::accounts::User;
use crate::app::App;
use crate::certificates::facts::{Approved, Assessment, CreditLine, Module, Provider, Signatory};
use crate::certificates::layout::{self, Kept};
use crate::certificates::{Code, Facts};
use crate::credit::Award;
use crate::format::{Mode, PassRule};
use crate::i18n::{Language, Words};
use crate::modules::Edition;
use crate::organizations::Organization;

/// All that the facts are made of.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// For the address of the public page.
    pub app: &'a App,
    /// Who completed it.
    pub learner: &'a User,
    /// What was completed.
    pub module: &'a Edition,
    /// Who gives it.
    pub provider: &'a Organization,
    /// Questions right, of so many.
    pub evaluation: (i32, i32),
    /// What it is worth.
    pub awards: &'a [Award],
    /// The day of completion, on the provider's calendar.
    pub completed_on: NaiveDate,
    /// The day of issue, on the provider's calendar.
    pub issued_on: NaiveDate,
    /// The layout that the provider issues in today, if it has one of its own.
    pub layout: Option<&'a Kept>,
}

impl Sources<'_> {
    /// The facts of the certificate with this code, in the language of the layout or else of the module.
    pub fn facts(&self, code: Code) -> Facts {
        layout::issued_in(self.layout, self.plain(code), self.issued_on)
    }

    fn plain(&self, code: Code) -> Facts {
        let language = self.layout.and_then(|kept| kept.layout.language);
        let words = Words::of(language.unwrap_or(Language::English));
        let body = &self.module.body;
        Facts {
            verify_url: self.app.config().url(&format!("/v/{code}")),
            code,
            language: words.language().tag().to_owned(),
            example: self.provider.body.example || self.learner.demo,
            learner: self.learner.name.clone(),
            library: filled(&self.learner.library),
            module: Module {
                title: body.title.clone(),
                description: body.summary.clone(),
                objectives: body.objectives.clone(),
                approvals: self.approvals(),
                version: u32::try_from(self.module.number).unwrap_or(1),
                hash: self.module.hash.clone(),
            },
            period: None,
            provider: Provider::of(self.provider),
            completed_on: self.completed_on,
            delivery: words.say(delivery(body.mode)),
            minutes: body.minutes,
            credits: credit_lines(words, self.awards),
            topics: vec![words.say(&format!("topic-{}", body.topic.as_str()))],
            assessment: self.assessment(words),
            instructor: body.instructor.clone(),
            signatory: Signatory::of(self.provider),
            cosignatories: Vec::new(),
            wording: None,
            layout: None,
            issued_on: self.issued_on,
            expires_on: last_day(self.completed_on, body.valid_for_months),
        }
    }

    fn approvals(&self) -> Vec<Approved> {
        let held = self.module.body.approvals.iter().filter(|approval| approval.holds_on(self.completed_on));
        held.map(|approval| Approved { by: approval.name.clone(), number: approval.number.clone() }).collect()
    }

    fn assessment(&self, words: Words) -> Assessment {
        let (right, questions) = self.evaluation;
        Assessment {
            rule: match self.module.body.pass {
                PassRule::All => words.say("attested-all"),
                PassRule::Percent(percent) => words.fill("attested-percent", &[("percent", percent.into())]),
            },
            result: words.fill("attested-result", &[("right", right.into()), ("questions", questions.into())]),
        }
    }
}

/// The last day on which a certificate holds that is good for so many months. What would be February 29, or any day
/// that a month does not have, is the last one of that month (rule R27).
fn last_day(completed_on: NaiveDate, months: Option<u32>) -> Option<NaiveDate> {
    completed_on.checked_add_months(Months::new(months?))
}

fn filled(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn delivery(mode: Mode) -> &'static str {
    match mode {
        Mode::Live => "attested-live",
        Mode::GroupDiscussion => "attested-group-discussion",
        Mode::IndividualInteractive => "attested-individual-interactive",
        Mode::IndividualPassive => "attested-individual-passive",
    }
}

/// The lines of a certificate that say what training is worth, one for each rule set that gives something for it.
pub fn credit_lines(words: Words, awards: &[Award]) -> Vec<CreditLine> {
    awards.iter().filter_map(|award| credit_line(words, award)).collect()
}

fn credit_line(words: Words, award: &Award) -> Option<CreditLine> {
    let rule = award.rule();
    let values = [("name", rule.name.as_str().into()), ("version", rule.version.get().into())];
    Some(CreditLine {
        code: Some(rule.code.clone()),
        programme: rule.name.clone(),
        amount: award.credit.to_string(),
        unit: award.unit()?,
        explanation: award.reason(),
        rules: words.fill("attested-rule", &values),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_certificate_holds_for_whole_months_and_a_day_that_is_missing_is_the_last_before_it() {
        let last = |day: &str, months| last_day(day.parse().unwrap(), Some(months)).unwrap().to_string();
        assert_eq!(last("2026-11-21", 24), "2028-11-21");
        assert_eq!(last("2028-02-29", 12), "2029-02-28");
        assert_eq!(last("2028-02-29", 48), "2032-02-29");
        assert_eq!(last("2026-08-31", 6), "2027-02-28");
        assert_eq!(last_day("2026-11-21".parse().unwrap(), None), None);
    }
}
