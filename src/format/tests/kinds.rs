//! The kinds of checks: what comes out of each, and each fault by one change.

use super::super::{Check, Lesson, StepBody, Task, Verdict};
use super::shelf::{KINDS, Shelf, each_breaks};

fn lesson() -> Lesson {
    let library = Shelf::new().read();
    assert_eq!(library.faults, []);
    let files = library.lessons.into_iter().find(|files| files.slug == "saturday-desk").unwrap();
    files.languages.into_values().next().unwrap()
}

fn checks() -> Vec<Check> {
    let steps = lesson().steps.into_iter();
    steps.filter_map(|step| if let StepBody::Check(check) = step.body { Some(check) } else { None }).collect()
}

fn check(id: &str) -> Check {
    let StepBody::Check(check) = lesson().step(id).unwrap().body.clone() else { panic!() };
    check
}

fn verdict(check: &Check, tokens: &[&str]) -> Verdict {
    check.mark(&tokens.iter().map(|token| (*token).to_owned()).collect::<Vec<_>>()).verdict
}

#[test]
fn a_case_that_is_played_through_counts_90_seconds_and_any_other_check_45() {
    for step in lesson().steps {
        let check = step.check().unwrap();
        let more = if matches!(check.task, Task::Branching { .. }) { 70 } else { 25 };
        assert_eq!(step.nominal_seconds(), step.seconds + more, "{}", step.id);
    }
}

#[test]
fn every_kind_says_something_to_every_answer() {
    let checks = checks();
    assert_eq!(checks.len(), 8);
    for check in &checks {
        assert!(check.mark(&check.right_answer()).complete, "{:?}", check.right_answer());
        assert_eq!(check.mark(&check.right_answer()).verdict, Verdict::Right, "{:?}", check.right_answer());
        let other = check.mark(&check.other_answer());
        assert!(other.complete && other.verdict != Verdict::Right, "{other:?}");
        // The row of every right part says why; in an order the whole is explained.
        let silent = check.rows().into_iter().filter(|row| row.right && row.feedback_html.is_empty());
        assert_eq!(silent.count() == 0, !matches!(check.task, Task::Order { .. }));
        let json = serde_json::to_value(check).unwrap();
        assert_eq!(&serde_json::from_value::<Check>(json).unwrap(), check);
    }
}

#[test]
fn kinds_are_kept_as_they_are_written() {
    let check = |id: &str| check(id);
    let tally = check("tally");
    assert_eq!(tally.hints, ["Who could be found by it?"]);
    assert_eq!(verdict(&tally, &["false", "paper"]), Verdict::Partly);
    let Task::TrueFalse { truth: false, true_html, false_html } = &tally.task else { panic!("{:?}", tally.task) };
    assert!(true_html.contains("points to none") && false_html.contains("names nobody"));

    let Task::Number { right, unit, misses, .. } = check("loan").task else { panic!() };
    assert_eq!((right.value, right.tolerance, right.written.as_str(), unit.as_str()), (28_000_000, 0, "28", "days"));
    assert_eq!(misses[0].given.value, 14_000_000);
    let Task::ShortText { forms, misses, .. } = check("word").task else { panic!() };
    assert_eq!((forms, misses[0].given.len()), (["weeding", "to weed", "weed"].map(str::to_owned).to_vec(), 2));

    let Task::Match { pairs, goals } = check("who").task else { panic!() };
    let goals: Vec<&str> = goals.iter().map(|goal| goal.id.as_str()).collect();
    assert_eq!(
        (goals, pairs[2].goal.as_str(), pairs[0].misses[0].given.as_str()),
        (vec!["five", "seven", "six"], "five", "seven")
    );
    let Task::Gaps { pieces_html, gaps } = check("slip").task else { panic!() };
    assert_eq!(pieces_html, ["Put ", " on the slip, and turn it ", "."]);
    assert_eq!(gaps.iter().map(|gap| gap.id.as_str()).collect::<Vec<_>>(), ["what", "how"]);
    let Task::Hotspot { picture, spots } = check("desk").task else { panic!() };
    assert_eq!((picture.width, spots), (640, vec![(100, 180), (320, 180), (540, 180)]));

    let call = check("call");
    let Task::Branching { turns } = &call.task else { panic!() };
    assert_eq!(turns.iter().map(|turn| turn.id.as_str()).collect::<Vec<_>>(), ["", "more", "thanks"]);
    assert!(turns[1].prose_html.contains("And what is he reading"));
    assert_eq!(verdict(&call, &["yes", "stop", "note"]), Verdict::Partly);
    assert_eq!(verdict(&call, &["yes", "sharks"]), Verdict::NotQuite);
}

#[test]
fn a_lesson_is_searched_without_its_answers() {
    let lesson = lesson();
    let plain = lesson.plain();
    for words in [
        "How many days",
        "Walk through all rooms",
        "Put … on the slip",
        "short code",
        "Article VI",
        "Hand the boy the note",
        "sharks",
    ] {
        assert!(plain.contains(words), "{words}");
    }
    for words in ["to weed", "14 more", "Now add the renewal"] {
        assert!(!plain.contains(words), "{words}");
    }
}

#[test]
fn each_fault_of_a_kind_is_named() {
    each_breaks(
        KINDS,
        &[
            ("check order}", "check sorting}", "check sorting", "does not know the kind of check `sorting`"),
            ("check order}", "check order now}", "check order now", "`now` is one word too many"),
            ("\n= false", "\n= maybe", "= maybe", "`maybe` is neither true nor false"),
            ("~ true", "~ false", "~ false", "This should be `~ true`"),
            (
                "\n= false\n  > A total names nobody, so you may show it to anyone.\n",
                "\n",
                "{#tally",
                "does not say what is right",
            ),
            ("- [ ] It is only", "- [x] It is only", "{#tally", "Every option is right"),
            ("{#paper}", "{#true}", "{#true}", "A reason cannot have this id"),
            ("= 28 ± 0 days", "= twenty-eight days", "= twenty", "`twenty-eight days` is not a number"),
            ("~ 14", "~ 14-15", "~ 14-15", "is not a number"),
            ("  > Two weeks are 14 days, and 14 more.\n", "", "= 28", "This answer has no feedback"),
            (
                "~\n  > Count 14 days for the loan and 14 for the renewal.\n",
                "",
                "{#loan",
                "nothing to an answer that nobody foresaw",
            ),
            ("?? Now add the renewal.", "??", "??\n", "The hint has no words"),
            ("?? Now add the renewal.", "?? a\n?? b\n?? c", "?? c", "The check has 4 hints"),
            ("= weeding | to weed | weed", "= ?!", "= ?!", "An answer has no letters and no digits"),
            (
                "= weeding | to weed | weed",
                "= weeding\n  > So it is.\n= weed",
                "= weed\n",
                "There is a second `=` line",
            ),
            ("3. Lock the door. {#lock}\n", "", "{#closing", "There are 2 items"),
            ("3. Lock the door. {#lock}", "3. Lock the door.", "3. Lock", "has no id"),
            ("{#lock}", "{#walk}", "3. Lock", "The id `walk` is used twice"),
            ("=\n  > First", "= tell\n  > First", "= tell", "There are words on this line"),
            (" = {#five}\n", " = {#nine}\n", "= {#nine}", "No right side above has the id `nine`"),
            (" = {#five}\n", "\n", "A boy", "This pair has no right side"),
            (" = {#five}\n", " = Article V {#five}\n", "Article V {#five}", "The id `five` is used twice"),
            ("  > What she reads is hers to tell.\n", "", "{#wife}", "This pair has no feedback"),
            ("  ~ {#seven}", "  ~ {#nine}", "  ~ {#nine}", "No right side has the id `nine`"),
            ("{#girl}", "{#wife}", "{#who", "Two pairs have the same id"),
            (
                "turn it {how}.",
                "turn it in.",
                "| Put",
                "The text has the gaps `what`, and below it stand `what`, `how`",
            ),
            ("- [ ] outward {#outward}", "- [x] outward {#outward}", "{how}\n", "Every option is right"),
            (
                "{what}\n- [ ] the",
                "- [ ] lost {#lost}\n  > No.\n{what}\n- [ ] the",
                "{#lost}",
                "This option fills no gap",
            ),
            ("(desk.svg ", "(door.svg ", "(door.svg", "There is no file `door.svg`"),
            ("{#sheet 100,180}", "{#sheet}", "{#sheet}", "does not say where it is"),
            (
                "{#sheet 100,180}",
                "{#sheet 100,400}",
                "{#sheet 100",
                "beside the picture, which is 640 wide and 360 high",
            ),
            (
                "![A desk from above. At the left lies a sign-up sheet with names, in the middle a poster, at the right a stapler.]",
                "![decoration]",
                "![decoration]",
                "cannot be decoration",
            ),
            ("{#yes -> more}", "{#yes -> nowhere}", "{#yes", "There is no turn `nowhere`"),
            ("{#stop -> thanks}", "{#stop -> more}", "{#stop", "leads back to `more`"),
            ("{#stop -> thanks}", "{#stop thanks}", "{#stop", "does not say where it leads"),
            ("\"Then have him call me.\"\n", "", "{#thanks}", "This turn tells nothing"),
            ("? And now?\n", "", "{#more}", "This turn has no question"),
            (
                "- [x] Hand the boy the note. {#note}\n  > He decides whether he calls.\n",
                "",
                "{#thanks}",
                "There is 1 move",
            ),
        ],
    );
}

#[test]
fn a_question_may_be_about_a_picture() {
    let shelf = Shelf::new();
    shelf.edit(KINDS, "On the desk lies a tally", "![A tally sheet](tally.svg)\n\nOn the desk lies a tally");
    shelf.edit(KINDS, "- [ ] It is only on paper.", "- [ ] ![A sheet of paper](tally.svg) It is only on paper.");
    shelf.write("lessons/saturday-desk/tally.svg", "<svg viewBox='0 0 10 10'/>");
    let library = shelf.read();
    assert_eq!((library.faults, library.advice), (vec![], vec![]));
    shelf.edit(KINDS, "On the desk lies a tally", "![Again](tally.svg)\n\nOn the desk lies a tally");
    shelf.assert_only(KINDS, "![Again]", "a second picture");
    let shelf = Shelf::new();
    shelf.edit(KINDS, "- [ ] It is only on paper.", "- [ ] ![](tally.svg) It is only on paper.");
    assert!(shelf.read().faults.iter().any(|fault| fault.message.contains("no description")));
}

#[test]
fn a_translation_has_the_same_answers() {
    let spanish = "lessons/saturday-desk/lesson.es.md";
    for (from, to, at, message) in [
        ("check number}", "check short-text}", "{#loan", "asks for something else here"),
        ("~ true\n", "~ false\n", "= true\n  >", "`=` goes with `true` here and with `false`"),
        ("= 28 ± 0 days", "= 28 días", "", ""),
        ("= 28 ± 0 days", "= 29 días", "= 29", "`=` goes with `29` here and with `28`"),
        ("= weeding | to weed | weed", "= expurgo", "", ""),
        ("?? Now add the renewal.\n", "", "{#loan", "The step has 1 hint here and 2"),
        (" = {#five}\n", " = {#seven}\n", "{#boy}", "`boy` goes with `seven` here and with `five`"),
        ("100,180", "120,200", "", ""),
        ("{#stop -> thanks}", "{#stop}", "{#stop}", "`stop` goes with nothing here and with `-> thanks`"),
    ] {
        let shelf = Shelf::new();
        shelf.write(
            spanish,
            shelf.text(KINDS).replace("\n= false\n", if from == "~ true\n" { "\n= true\n" } else { "\n= false\n" }),
        );
        shelf.edit(spanish, from, to);
        if message.is_empty() {
            assert_eq!(shelf.read().faults, [], "{to}");
        } else {
            shelf.assert_only(spanish, at, message);
        }
    }
}

#[test]
fn a_typed_answer_is_right_in_every_language() {
    let shelf = Shelf::new();
    shelf.write(
        "lessons/saturday-desk/lesson.es.md",
        shelf.text(KINDS).replace("= weeding | to weed | weed", "= expurgo"),
    );
    let files = shelf.read().lessons.into_iter().find(|files| files.slug == "saturday-desk").unwrap();
    for (lesson, shown) in files.languages.values().zip(["weeding", "expurgo"]) {
        let StepBody::Check(check) = &lesson.step("word").unwrap().body else { panic!() };
        assert_eq!(check.right_answer(), [shown]);
        assert!(check.is_right(&["Expurgo"]) && check.is_right(&["weed"]) && !check.is_right(&["cleaning"]));
    }
}
