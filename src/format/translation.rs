//! A translation must have the bones of the original: progress in one language holds in the other.

use std::collections::BTreeMap;

use super::check::{Check, Task};
use super::fault::{Report, counted};
use super::front::{Front, SHARED};
use super::lesson::{Lesson, StepBody};
use super::steps::{Bones, Built};
use crate::i18n::Language;

const STABLE: &str =
    "Use the ids of lesson.md, in the same order. They carry a reader's place from one language to the other.";

/// Compares a translation with the English file and reports in the translation.
pub(super) fn compare(original: &[Built], translated: &[Built], report: &Report) {
    for (number, (ours, theirs)) in
        original.iter().map(|b| &b.bones).zip(translated.iter().map(|b| &b.bones)).enumerate()
    {
        // A step without id or kind has a fault of its own already.
        let (Some(our_id), Some(their_id)) = (&ours.id, &theirs.id) else { continue };
        if our_id != their_id {
            let number = number + 1;
            report.fault(
                theirs.line,
                format!("Step {number} has the id `{their_id}` here and `{our_id}` in lesson.md."),
                STABLE,
            );
            continue;
        }
        if let (Some(our_kind), Some(their_kind)) = (ours.kind, theirs.kind)
            && our_kind != their_kind
        {
            report.fault(
                theirs.line,
                format!("The step is of the kind `{their_kind}` here and `{our_kind}` in lesson.md."),
                "Give both the same kind.",
            );
            continue;
        }
        compare_options(ours, theirs, report);
    }
    let (ours, theirs) = (original.len(), translated.len());
    if ours != theirs {
        let line = translated.last().map_or(1, |step| step.bones.line);
        report.fault(line, format!("There are {theirs} steps here and {ours} in lesson.md."), STABLE);
    }
}

fn compare_options(ours: &Bones, theirs: &Bones, report: &Report) {
    if ours.ask != theirs.ask {
        let fix = "Write the same words after `check` in both files.";
        report.fault(theirs.line, "The check asks for something else here than in lesson.md.", fix);
        return;
    }
    for (our, their) in ours.options.iter().zip(&theirs.options) {
        let (Some(our_id), Some(their_id)) = (&our.id, &their.id) else { continue };
        if our_id != their_id {
            report.fault(their.line, format!("The id is `{their_id}` here and `{our_id}` in lesson.md."), STABLE);
        } else if our.ticked != their.ticked {
            report.fault(
                their.line,
                format!("`{their_id}` is right in one language and not in the other."),
                "Mark the same options with `- [x]` in both files.",
            );
        } else if our.with != their.with {
            report.fault(
                their.line,
                format!(
                    "`{their_id}` goes with {} here and with {} in lesson.md.",
                    named(&their.with),
                    named(&our.with)
                ),
                "What is right in one language is right in the other. Write the same in both files.",
            );
        }
    }
    let (our_count, their_count) = (ours.options.len(), theirs.options.len());
    if our_count != their_count {
        report.fault(
            theirs.line,
            format!("The step has {} here and {our_count} in lesson.md.", counted(their_count, "option", "options")),
            STABLE,
        );
    }
    if ours.hints != theirs.hints {
        report.fault(
            theirs.line,
            format!("The step has {} here and {} in lesson.md.", counted(theirs.hints, "hint", "hints"), ours.hints),
            "Give the same hints in both files: how many were used is kept with the answer.",
        );
    }
}

fn named(with: &str) -> String {
    if with.is_empty() { "nothing".to_owned() } else { format!("`{with}`") }
}

/// Takes what is right to type in one language as right in all: who types the Spanish word in an English
/// lesson knows it. So an answer stays right when the reader changes the language.
pub(super) fn share_forms(languages: &mut BTreeMap<Language, Lesson>) {
    let mut known: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for step in languages.values().flat_map(|lesson| &lesson.steps) {
        if let StepBody::Check(Check { task: Task::ShortText { forms, .. }, .. }) = &step.body {
            known.entry(step.id.clone()).or_default().extend(forms.iter().cloned());
        }
    }
    for step in languages.values_mut().flat_map(|lesson| &mut lesson.steps) {
        if let StepBody::Check(Check { task: Task::ShortText { forms, .. }, .. }) = &mut step.body {
            let more = known.get(&step.id).into_iter().flatten();
            let more: Vec<String> = more.filter(|form| !forms.contains(form)).cloned().collect();
            forms.extend(more);
        }
    }
}

/// Compares what both files say of the lesson itself.
pub(super) fn compare_fronts(original: &Lesson, translated: &Lesson, front: &Front, report: &Report) {
    let same = [
        original.mark == translated.mark,
        original.topic == translated.topic,
        original.open == translated.open,
        original.legal_note == translated.legal_note,
        original.basic_skill == translated.basic_skill,
        original.competencies == translated.competencies,
        original.major == translated.major,
        original.counts_with == translated.counts_with,
    ];
    for (key, _) in SHARED.into_iter().zip(same).filter(|(_, same)| !same) {
        report.fault(
            front.line(key),
            format!("`{key}` is not what it is in lesson.md."),
            "Write the same in both files.",
        );
    }
}
