//! Whatever a file holds, the reader answers; it never panics and never lets HTML through.

use proptest::prelude::*;
use scraper::Html;

use super::super::{Lesson, StepBody};
use super::shelf::{KINDS, LESSON, MODULE, Shelf};

const PIECES: [&str; 64] = [
    "+++",
    "\n+++\n",
    "\n",
    "\n\n",
    "## ",
    "## A {#a check}\n",
    "## B {#b reading}\n",
    "## C {#c picture}\n",
    "## D {#d try-it}\n",
    "{#",
    "}",
    "{#x y z}",
    "? ",
    "\n? Q\n",
    "- [ ] ",
    "- [x] a {#a}\n",
    "  > why\n",
    "> ",
    "![a](slips.svg \"t\")\n",
    "![",
    "](",
    "lesson:other",
    "[^lbr]",
    "[[source]]\n",
    "id = \"a\"\n",
    "minutes = 3\n",
    "title = ",
    "\"",
    "'''",
    "[",
    "]",
    "= ",
    "2026-11-21",
    "<script>",
    "<img src=x onerror=y>",
    "$",
    "1999",
    "§",
    "\u{feff}",
    "\0",
    "\r\n",
    "é",
    "🦉",
    "...",
    "## T {#t check true-false}\n",
    "## N {#n check number}\n",
    "## W {#w check short-text}\n",
    "## O {#o check order}\n",
    "## M {#m check match}\n",
    "## G {#g check gaps}\n",
    "## H {#h check hotspot}\n",
    "## V {#v check branching}\n",
    "\n= true\n",
    "\n~\n",
    "= 5 ± ",
    "~ 9 | x",
    "1. a {#a}\n",
    "- a {#a} = b {#b}\n",
    "= {#b}\n",
    "| x {a} {",
    "{a}\n",
    "{#a 1,2}\n",
    "{#a -> b}\n### B {#b}\n",
    "?? hint\n",
];

fn noise(most: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![6 => prop::sample::select(PIECES.to_vec()).prop_map(str::to_owned), 1 => ".{0,6}"];
    prop::collection::vec(piece, 0..most).prop_map(|pieces| pieces.concat())
}

fn all_html(lesson: &Lesson) -> String {
    let mut html = String::new();
    for step in &lesson.steps {
        html.push_str(&step.prose_html);
        match &step.body {
            StepBody::Reading | StepBody::Case => {}
            StepBody::Picture(picture) => html.push_str(&picture.caption_html),
            StepBody::Audio(recording) | StepBody::Video(recording) => {
                html.extend([recording.caption_html.as_str(), &recording.transcript_html]);
            }
            StepBody::Check(check) => {
                html.push_str(&check.question_html);
                html.extend(check.hints.iter().map(String::as_str));
                html.extend(check.rows().iter().flat_map(|row| [row.text_html.as_ref(), row.feedback_html]));
            }
            StepBody::Reflection { prompt_html, model_html, .. } => html.extend([prompt_html.as_str(), model_html]),
            StepBody::TryIt { items } => html.extend(items.iter().map(|item| item.text_html.as_str())),
        }
    }
    html
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn noise_is_answered_with_faults(lesson in noise(60), module in noise(30)) {
        let shelf = Shelf::new();
        shelf.write(LESSON, &lesson);
        shelf.write(MODULE, &module);
        let library = shelf.read();
        prop_assert!(!library.faults.is_empty());
        prop_assert!(library.faults.iter().all(|fault| fault.line >= 1 && !fault.message.is_empty() && !fault.fix.is_empty()));
    }

    #[test]
    fn noise_in_a_good_lesson_makes_no_unsafe_html(
        piece in noise(6),
        at in any::<prop::sample::Index>(),
        file in prop::sample::select(vec![LESSON, KINDS]),
    ) {
        let shelf = Shelf::new();
        let mut text = shelf.text(file);
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        text.insert_str(*at.get(&places), &piece);
        shelf.write(file, &text);
        let library = shelf.read();
        for lesson in library.lessons.iter().flat_map(|files| files.languages.values()) {
            let html = all_html(lesson);
            prop_assert!(!html.contains("<script"), "{html}");
            for node in Html::parse_fragment(&html).tree.nodes() {
                if let Some(element) = node.value().as_element() {
                    prop_assert!(element.name() != "script" && element.attrs().all(|(name, _)| !name.starts_with("on")), "{html}");
                }
            }
        }
    }
}
