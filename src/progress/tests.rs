//! The reducer's promises, over generated events.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;

use super::event::{DeviceId, Draft, Event, EventId, Kind};
use super::outline::{Outline, StepOutline};
use super::reduce::Progress;
use crate::checks::Confidence;
use crate::format::Key;
use crate::lessons::LessonVersionId;

fn outline() -> Outline {
    let ids = |id: &str| [id.to_owned()].into();
    let check = || Some(Key::Choose { right: ids("a"), wrong: ids("b") });
    let step = |id: &str, check| StepOutline { id: id.to_owned(), seconds: 60, check };
    Outline(vec![step("read", None), step("ask", check()), step("try", None)])
}

fn version() -> LessonVersionId {
    LessonVersionId::from_uuid(uuid::Uuid::from_u128(1))
}

fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(1_760_000_000, 0).unwrap_or_default()
}

fn event(minute: i64, kind: Kind) -> Event {
    Event { id: EventId::new(), at: start() + TimeDelta::minutes(minute), device: None, kind }
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
    let progress = Progress::of(&events, version());
    assert_eq!(progress.completed_at(&outline()), None, "the check was skipped");
    assert_eq!(progress.position(&outline()), 1, "carry on where something is missing");

    let mut progress = progress;
    progress.apply(&event(9, answered("ask", "b")), version());
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
    assert_eq!(Progress::of(&events, version()).position(&outline()), 1);
    let events = [event(0, done("read")), event(1, answered("ask", "a")), event(2, done("ask"))];
    assert_eq!(Progress::of(&events, version()).position(&outline()), 2);
}

#[test]
fn a_half_made_answer_is_kept_until_it_is_made() {
    let mut events = vec![event(0, drafted("ask", "b")), event(1, Kind::Paused { step: "ask".into() })];
    let progress = Progress::of(&events, version());
    let draft = progress.step("ask").and_then(|step| step.draft()).map(|draft| draft.chosen.clone());
    assert_eq!(draft, Some(vec!["b".to_owned()]));
    assert_eq!(progress.paused_at(), Some(start() + TimeDelta::minutes(1)));

    events.push(event(2, answered("ask", "a")));
    let progress = Progress::of(&events, version());
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
    let progress = Progress::of(&[event(0, kind)], version());
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
    let progress = Progress::of(&[event(0, Kind::Drafted { step: "ask".to_owned(), draft: draft.clone() })], version());
    assert_eq!(progress.step("ask").and_then(|step| step.draft()), Some(&draft));
}

#[test]
fn the_latest_answer_counts_and_none_is_added_up() {
    let events = [event(5, answered("ask", "a")), event(1, answered("ask", "b"))];
    let progress = Progress::of(&events, version());
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

#[test]
fn where_two_devices_changed_an_answer_the_later_one_stands_and_the_earlier_one_is_shown() {
    let on = |device: u128, minute, option| Event {
        device: Some(DeviceId::from_uuid(uuid::Uuid::from_u128(device))),
        ..event(minute, drafted("ask", option))
    };
    let events = [on(1, 3, "b"), on(2, 5, "a"), on(1, 1, "a")];
    let progress = Progress::of(&events, version());
    let step = progress.step("ask").unwrap();
    assert_eq!(step.draft().unwrap().chosen, ["a"]);
    assert_eq!(step.earlier_draft().unwrap().chosen, ["b"]);

    let same = Progress::of(&[on(1, 3, "a"), on(2, 5, "a")], version());
    assert_eq!(same.step("ask").unwrap().earlier_draft(), None, "there is nothing to choose between");
    let emptied = Progress::of(&[on(1, 3, "b"), on(2, 5, "a"), answer_at(6)], version());
    assert_eq!(emptied.step("ask").unwrap().earlier_draft(), None, "an answer settles both");
}

fn answer_at(minute: i64) -> Event {
    event(minute, answered("ask", "b"))
}

#[test]
fn who_begins_a_version_finishes_that_version() {
    let newer = LessonVersionId::from_uuid(uuid::Uuid::from_u128(2));
    let mut progress = Progress::of(&[event(4, done("read"))], newer);
    assert_eq!(progress.version(), Some(newer));
    progress.apply(&event(2, Kind::Opened), version());
    assert_eq!(progress.version(), Some(version()), "another device had begun before, without the network");
    assert_eq!(progress.started_at(), Some(start() + TimeDelta::minutes(2)));
}

/// The events of two devices, each in its own order, in the order in which one server might get them.
fn interleavings() -> impl Strategy<Value = (Vec<Event>, Vec<usize>)> {
    let of_device = || prop::collection::vec((0i64..30, kinds()), 0..16);
    (of_device(), of_device(), prop::collection::vec(0usize..64, 0..64)).prop_map(|(first, second, picks)| {
        let make = |device: u128, kinds: Vec<(i64, Kind)>| {
            kinds.into_iter().map(move |(minute, kind)| Event {
                device: Some(DeviceId::from_uuid(uuid::Uuid::from_u128(device))),
                ..event(minute, kind)
            })
        };
        (make(1, first).chain(make(2, second)).collect(), picks)
    })
}

proptest! {
    #[test]
    fn order_batches_and_repetition_make_no_difference(
        kinds in prop::collection::vec((0i64..30, kinds()), 0..24),
        seed in any::<u64>(),
    ) {
        let events: Vec<Event> = kinds.into_iter().map(|(minute, kind)| event(minute, kind)).collect();
        let once = Progress::of(&events, version());

        let mut shuffled: Vec<&Event> = events.iter().chain(&events).collect();
        let count = shuffled.len().max(1);
        for index in 0..shuffled.len() {
            let other = usize::try_from(seed.rotate_left(u32::try_from(index % 64).unwrap_or(0)) % u64::try_from(count).unwrap_or(1));
            shuffled.swap(index, other.unwrap_or(0));
        }
        let twice = Progress::of(shuffled, version());
        prop_assert_eq!(&once, &twice);

        let json = serde_json::to_value(&once).unwrap_or_default();
        prop_assert_eq!(serde_json::from_value::<Progress>(json).ok(), Some(once));
    }

    #[test]
    fn two_devices_in_any_interleaving_and_batches_end_in_the_same_state((events, picks) in interleavings()) {
        let once = Progress::of(&events, version());
        // Some are sent early and again later, and between batches the state goes through the database.
        let mut kept = Progress::default();
        for batch in picks.chunks(5) {
            for pick in batch {
                if let Some(event) = events.get(*pick) {
                    kept.apply(event, version());
                }
            }
            kept = serde_json::from_value(serde_json::to_value(&kept).unwrap()).unwrap();
        }
        for event in events.iter().rev() {
            kept.apply(event, version());
        }
        prop_assert_eq!(kept, once);
    }
}
