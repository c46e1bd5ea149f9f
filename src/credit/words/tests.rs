//! In English, pages and certificates say the same.

#![allow(clippy::unwrap_used)]

use uuid::Uuid;

use super::*;
use crate::credit::rules::{Entry, Role, RuleSet, award};
use crate::i18n::Language;

fn outcome(minutes: u16, least: u16) -> Outcome {
    let mut rules = shipped();
    rules.rounding.min_minutes = Minutes::from(least);
    award(&Entry::module(Uuid::nil(), "2026-11-21".parse().unwrap(), Minutes::from(minutes)), &rules)
}

fn shipped() -> RuleSet {
    RuleSet::parse("contact-hour", include_str!("../../../content/rules/contact-hour.toml")).unwrap()
}

#[test]
fn in_english_it_says_what_a_certificate_says() {
    let words = Words::of(Language::English);
    for minutes in [1, 45, 50, 60, 100] {
        let Outcome::Credit { credit, explanation } = outcome(minutes, 0) else { panic!("refused") };
        let said = reason(words, &Outcome::Credit { credit, explanation: explanation.clone() });
        assert_eq!(said, explanation.sentence());
        assert_eq!(unit(words, credit, &explanation.unit), counted(credit, &explanation.unit));
    }
    let Outcome::Refused { refusal, rule } = outcome(29, 30) else { panic!("credited") };
    let sentence = refusal.to_string();
    assert_eq!(reason(words, &Outcome::Refused { refusal, rule }), sentence);
}

fn workings() -> Vec<Working> {
    let (half, per) = (Credit::from_thousandths(500), 60.try_into().unwrap());
    vec![
        Working::Exact { minutes_per_unit: per, kept_to: Some(Decimals::Hundredth) },
        Working::Stepped { minutes_per_unit: per, step: half, down: true },
        Working::Stepped { minutes_per_unit: per, step: Credit::ONE, down: false },
        Working::Band { from: 20.into(), to: 44.into() },
        Working::Counted,
        Working::Converted { from: StatedUnit::SemesterHour, quantity: Credit::ONE, factor: half },
        Working::Converted { from: StatedUnit::Ceu, quantity: half, factor: Credit::ONE },
        Working::Together { before: 30.into(), all: Credit::ONE },
        Working::Pooled { before: 20.into(), all: Credit::ONE },
        Working::Decided { reason: "Asked by phone.".to_owned(), by: None },
        Working::Decided { reason: "Asked.".to_owned(), by: Some(("Commission".to_owned(), day())) },
    ]
}

fn day() -> NaiveDate {
    "2026-11-21".parse().unwrap()
}

fn adjustments() -> Vec<Adjustment> {
    let half = Credit::from_thousandths(500);
    let roles = [Role::Presenter, Role::Roundtable, Role::Author];
    let mut all: Vec<Adjustment> = roles.map(|role| Adjustment::Multiplied { role, factor: half }).into();
    all.push(Adjustment::Repeated { minutes: 10.into() });
    all.push(Adjustment::Capped { cap: "Academic".to_owned(), most: Credit::ONE, by: half });
    all
}

#[test]
fn every_sum_reads_the_same_in_english_from_either_side() {
    let words = Words::of(Language::English);
    let Outcome::Credit { explanation, .. } = outcome(50, 0) else { panic!("refused") };
    for working in workings() {
        for (before, adjustments) in [(None, Vec::new()), (Some(Credit::ONE), adjustments())] {
            let engaged = before.map(|_| Engaged { share: 50.try_into().unwrap(), minutes: 31.into() });
            let working = working.clone();
            let explanation = Explanation { working, before, adjustments, engaged, ..explanation.clone() };
            // On a page no line breaks within a date.
            assert_eq!(sum(words, &explanation).replace('\u{a0}', " "), explanation.sentence());
        }
    }
}

#[test]
fn every_refusal_and_question_reads_the_same_in_english_from_either_side() {
    let words = Words::of(Language::English);
    let day = day();
    // On a page no line breaks within a date.
    let plain = |said: String| said.replace('\u{a0}', " ");
    let kinds = [ActivityKind::Course, ActivityKind::CityTraining, ActivityKind::Meeting, ActivityKind::Event];
    let mut refusals = vec![
        Refusal::OutsideModule,
        Refusal::Repeated { left: 0.into() },
        Refusal::Repeated { left: 10.into() },
        Refusal::NotEngaged { share: 50.try_into().unwrap(), measured: None },
        Refusal::NotEngaged { share: 50.try_into().unwrap(), measured: Some(14.into()) },
        Refusal::OutsidePeriod { occurred_on: day, starts: day, ends: day },
        Refusal::PoolTooShort { all: 20.into(), min_minutes: 30.into() },
        Refusal::InExtended { to: day },
        Refusal::InNext { starts: day },
        Refusal::NotAMember { occurred_on: day },
        Refusal::ContentExcluded { teaches: Exclusion::Onboarding },
        Refusal::ContentExcluded { teaches: Exclusion::BasicSkill },
        Refusal::ApprovedTooLate { approved_on: day },
        Refusal::TooOften { role: Role::Presenter, times: 1 },
        Refusal::TooOften { role: Role::Author, times: 2 },
        Refusal::TooOften { role: Role::Roundtable, times: 3 },
        Refusal::Decided { reason: "It was a tour.".to_owned(), by: None },
        Refusal::Decided { reason: "Asked.".to_owned(), by: Some(("Commission".to_owned(), day)) },
        Refusal::TakenBack,
        Refusal::TakesBack,
        Refusal::NothingToTakeBack,
    ];
    refusals.extend(kinds.map(|kind| Refusal::KindExcluded { kind }));
    for refusal in refusals {
        assert_eq!(plain(refused(words, &refusal)), refusal.to_string());
    }
    let question = "Is it?".to_owned();
    let mut questions = vec![
        Question::BeforeTheRules { occurred_on: day, effective_from: day },
        Question::AfterTheRules { occurred_on: day, effective_to: day },
        Question::Undefined { minutes: 90.into(), question: question.clone() },
        Question::NothingSaid { minutes: 90.into() },
        Question::Mode { question },
        Question::NotApproved,
        Question::Late { days: 91, within_days: 90 },
    ];
    let units = [StatedUnit::QuarterHour, StatedUnit::ClockHour, StatedUnit::Course, StatedUnit::Video];
    questions.extend(units.map(|unit| Question::NoEquivalence { unit }));
    questions.extend(kinds.map(|kind| Question::Kind { kind }));
    for question in questions {
        assert_eq!(plain(asked(words, &question)), question.to_string());
    }
}

#[test]
fn in_spanish_it_is_spanish() {
    let words = Words::of(Language::Spanish);
    assert_eq!(
        reason(words, &outcome(50, 0)),
        "50 minutos, a 60 minutos por hora de educación continua, son 0.833 horas de educación continua \
         (50 / 60, redondeado a la milésima)."
    );
    assert_eq!(unit(words, Credit::ONE, "contact hour"), "hora de educación continua");
    assert_eq!(unit(words, Credit::ONE, "CEU"), "CEU");
    let rules = RuleSet::parse("contact-hour", include_str!("../../../content/rules/contact-hour.toml")).unwrap();
    assert_eq!(rule_name(words, &rules.name), "Horas de educación continua de 60 minutos");
    assert_eq!(rule_name(Words::default(), &rules.name), rules.name);
    assert_eq!(rule_name(words, "Our own rule"), "Our own rule");
    assert!(reason(words, &outcome(29, 30)).starts_with("Es demasiado corto para contar: 29 minutos"));
}
