//! The reducer's promises, over generated events.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;

use super::event::{Draft, Event, EventId, Kind};
use super::outline::{Outline, StepOutline};
use super::reduce::Progress;
use crate::checks::Confidence;
use crate::format::Key;

fn outline() -> Outline {
    let ids = |id: &str| [id.to_owned()].into();
    let check = || Some(Key::Choose { right: ids("a"), wrong: ids("b") });
    let step = |id: &str, check| StepOutline { id: id.to_owned(), seconds: 60, check };
    Outline(vec![step("read", None), step("ask", check()), step("try", None)])
}

fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(1_760_000_000, 0).unwrap_or_default()
}

fn event(minute: i64, kind: Kind) -> Event {
    Event { id: EventId::new(), at: start() + TimeDelta::minutes(minute), kind }
}

fn done(step: &str) -> Kind {
    Kind::StepDone { step: step.to_owned() }
}

fn answered(step: &str, chosen: &str) -> Kind {
    Kind::answered(step, vec![chosen.to_owned()])
}

fn drafted(step: &str, chosen: &str) -> Kind {
    Kind::Drafted { step: step.to_owned(), draft: Draft { chosen: vec![chosen.to_owned()], ..Draft::default() } }
}

#[test]
fn a_lesson_is_complete_when_every_step_is_done_and_every_check_answered() {
    let events = [event(0, done("read")), event(1, done("ask")), event(2, done("try"))];
    let progress = Progress::of(&events, &outline());
    assert_eq!(progress.completed_at(&outline()), None, "the check was skipped");
    assert_eq!(progress.position(&outline()), 1, "carry on where something is missing");

    let mut progress = progress;
    progress.apply(&event(9, answered("ask", "b")), &outline());
    assert_eq!(
        progress.completed_at(&outline()),
        Some(start() + TimeDelta::minutes(9)),
        "right or not, it was answered"
    );
    assert_eq!(progress.seconds_left(&outline()), 0);
}

#[test]
fn an_empty_lesson_is_never_complete() {
    assert_eq!(Progress::default().completed_at(&Outline(Vec::new())), None);
}

#[test]
fn the_place_is_the_step_last_touched() {
    let events = [event(0, done("read")), event(1, answered("ask", "a"))];
    assert_eq!(Progress::of(&events, &outline()).position(&outline()), 1);
    let events = [event(0, done("read")), event(1, answered("ask", "a")), event(2, done("ask"))];
    assert_eq!(Progress::of(&events, &outline()).position(&outline()), 2);
}

#[test]
fn a_half_made_answer_is_kept_until_it_is_made() {
    let mut events = vec![event(0, drafted("ask", "b")), event(1, Kind::Paused { step: "ask".into() })];
    let progress = Progress::of(&events, &outline());
    let draft = progress.step("ask").and_then(|step| step.draft()).map(|draft| draft.chosen.clone());
    assert_eq!(draft, Some(vec!["b".to_owned()]));
    assert_eq!(progress.paused_at(), Some(start() + TimeDelta::minutes(1)));

    events.push(event(2, answered("ask", "a")));
    let progress = Progress::of(&events, &outline());
    assert_eq!(progress.step("ask").and_then(|step| step.draft()), None);
    assert_eq!(progress.paused_at(), None);
}

#[test]
fn an_answer_keeps_its_hints_and_how_sure_it_was() {
    let kind = Kind::Answered {
        step: "ask".to_owned(),
        chosen: vec!["a".to_owned()],
        hints: 2,
        sure: Some(Confidence::Guess),
    };
    let progress = Progress::of(&[event(0, kind)], &outline());
    let answer = progress.step("ask").and_then(|step| step.answer()).map(|answer| (answer.hints, answer.sure));
    assert_eq!(answer, Some((2, Some(Confidence::Guess))));
}

#[test]
fn events_of_before_are_read_and_plain_ones_are_written_as_before() {
    let stored = serde_json::json!({ "kind": "answered", "step": "ask", "chosen": ["a"] });
    let kind: Option<Kind> = serde_json::from_value(stored.clone()).ok();
    assert_eq!(kind, Some(answered("ask", "a")));
    assert_eq!(serde_json::to_value(kind).ok(), Some(stored));
    let stored = serde_json::json!({ "kind": "drafted", "step": "ask", "draft": { "chosen": ["a"], "text": "" } });
    let kind: Option<Kind> = serde_json::from_value(stored.clone()).ok();
    assert_eq!(kind, Some(drafted("ask", "a")));
    assert_eq!(serde_json::to_value(kind).ok(), Some(stored));
}

#[test]
fn a_hint_alone_is_a_half_made_answer() {
    let draft = Draft { hints: 1, ..Draft::default() };
    let progress =
        Progress::of(&[event(0, Kind::Drafted { step: "ask".to_owned(), draft: draft.clone() })], &outline());
    assert_eq!(progress.step("ask").and_then(|step| step.draft()), Some(&draft));
}

#[test]
fn the_latest_answer_counts_and_none_is_added_up() {
    let events = [event(5, answered("ask", "a")), event(1, answered("ask", "b"))];
    let progress = Progress::of(&events, &outline());
    let chosen = progress.step("ask").and_then(|step| step.answer()).map(|answer| answer.chosen.clone());
    assert_eq!(chosen, Some(vec!["a".to_owned()]));
}

fn kinds() -> impl Strategy<Value = Kind> {
    let step = prop::sample::select(vec!["read", "ask", "try", "unknown"]);
    (step, 0..6u8, prop::sample::select(vec!["a", "b"])).prop_map(|(step, kind, option)| match kind {
        0 => Kind::Opened,
        1 => done(step),
        2 => Kind::Answered {
            step: step.to_owned(),
            chosen: vec![option.to_owned()],
            hints: 1,
            sure: Some(Confidence::Certain),
        },
        3 => Kind::Wrote { step: step.to_owned(), text: option.to_owned(), ticked: Vec::new() },
        4 => drafted(step, option),
        _ => Kind::Paused { step: step.to_owned() },
    })
}

proptest! {
    #[test]
    fn order_batches_and_repetition_make_no_difference(
        kinds in prop::collection::vec((0i64..30, kinds()), 0..24),
        seed in any::<u64>(),
    ) {
        let events: Vec<Event> = kinds.into_iter().map(|(minute, kind)| event(minute, kind)).collect();
        let once = Progress::of(&events, &outline());

        let mut shuffled: Vec<&Event> = events.iter().chain(&events).collect();
        let count = shuffled.len().max(1);
        for index in 0..shuffled.len() {
            let other = usize::try_from(seed.rotate_left(u32::try_from(index % 64).unwrap_or(0)) % u64::try_from(count).unwrap_or(1));
            shuffled.swap(index, other.unwrap_or(0));
        }
        let twice = Progress::of(shuffled, &outline());
        prop_assert_eq!(&once, &twice);

        let json = serde_json::to_value(&once).unwrap_or_default();
        prop_assert_eq!(serde_json::from_value::<Progress>(json).ok(), Some(once));
    }
}
