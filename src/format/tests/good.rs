//! What comes out of a good folder, and what makes it another.

use std::fs;

use super::super::*;
use crate::i18n::Language;

use super::shelf::{LESSON, MODULE, OTHER, PICTURE, RULES, SPANISH, Shelf};

#[test]
fn the_examples_of_the_readme_are_sound() {
    let library = Shelf::new().read();
    assert_eq!(library.faults, []);
    assert_eq!(library.advice, []);
    let Library { lessons, modules, pathways, organizations, rules, .. } = library;
    assert_eq!(
        lessons.iter().map(|lesson| lesson.slug.as_str()).collect::<Vec<_>>(),
        ["hold-shelf", "other", "saturday-desk"]
    );
    assert_eq!([modules.len(), pathways.len(), organizations.len(), rules.len()], [1; 4]);
    assert_eq!(modules[0].body.pass, PassRule::All);
    assert_eq!(
        modules[0].body.questions[0].check.options[1].feedback_html.trim_end(),
        "<p>A short code is enough for you to find the book.</p>"
    );
    assert_eq!(organizations[0].body.approval_number, None);
    assert_eq!((rules[0].body.tests.len(), rules[0].body.tracks[0].constraints.len()), (3, 1));
}

#[test]
fn a_lesson_is_kept_rendered() {
    let library = Shelf::new().read();
    let files = &library.lessons[0];
    let lesson = &files.languages[&Language::English];
    assert_eq!((lesson.mark.as_str(), lesson.mark.in_address().as_str()), ("PUB 90", "PUB-90"));
    assert_eq!((lesson.topic.code(), lesson.topic.number(), lesson.minutes), ("PUB", 2, 3));
    let kinds: Vec<StepKind> = lesson.steps.iter().map(Step::kind).collect();
    assert_eq!(
        kinds,
        [StepKind::Reading, StepKind::Picture, StepKind::Case, StepKind::Check, StepKind::Reflection, StepKind::TryIt]
    );

    let shelf = lesson.step("shelf").unwrap();
    assert!(shelf.prose_html.contains(
        "<sup class=\"cite\"><a href=\"#s-lbr\" aria-label=\"Source 1: Library Bill of Rights\">1</a></sup>"
    ));
    assert_eq!(
        (shelf.last_fact.as_deref(), shelf.cites.as_slice()),
        (Some("A name beside a title tells everyone who reads what."), &["lbr".to_owned()][..])
    );
    // 34 words of prose and 4 of title.
    assert_eq!((shelf.words, shelf.seconds), (38, 11));

    let StepBody::Picture(picture) = &lesson.step("slip").unwrap().body else { panic!() };
    assert_eq!((picture.url.as_str(), picture.width, picture.height), (files.media[0].url.as_str(), 640, 360));
    assert_eq!(
        (picture.caption_html.as_str(), picture.file.as_str()),
        ("A short code is enough to find it.", "slips.svg")
    );
    assert!(picture.alt.starts_with("Two hold slips."));
    assert!(!lesson.step("slip").unwrap().prose_html.contains("<img"));

    let quick = lesson.step("quick").unwrap();
    let StepBody::Check(check) = &quick.body else { panic!() };
    assert_eq!((check.question.as_str(), check.several(), check.right_count()), ("What do you do?", false, 1));
    assert_eq!(
        check.options.iter().map(|option| (option.id.as_str(), option.right)).collect::<Vec<_>>(),
        [("leave", false), ("code", true), ("stop", false)]
    );
    assert_eq!(
        check.options[0].feedback_html.trim_end(),
        "<p>Someone does: the neighbor who waits for the same book.</p>"
    );
    assert!(
        check.is_right(&["code"])
            && !check.is_right(&[])
            && !check.is_right(&["code", "leave"])
            && !check.is_right(&["code", "x"])
    );
    assert!(
        quick.plain.contains("What do you do?")
            && quick.plain.contains("Stop taking holds.")
            && !quick.plain.contains("Someone does")
    );

    let StepBody::Reflection { prompt, model_html, .. } = &lesson.step("words").unwrap().body else { panic!() };
    assert!(prompt.starts_with("How would you") && model_html.starts_with("<p>“We show a code"));
    let StepBody::TryIt { items } = &lesson.step("desk").unwrap().body else { panic!() };
    assert_eq!(items[1].id, "change-one");
    assert_eq!(lesson.step("desk").unwrap().last_fact.as_deref(), Some("Two things to do before you close."));

    // One check: credit counts 25 s more for it than a reader needs.
    assert_eq!(lesson.nominal_seconds(), lesson.seconds() + 25);
    let spanish = &files.languages[&Language::Spanish];
    assert!(spanish.step("shelf").unwrap().prose_html.contains("Fuente 1:"));
}

#[test]
fn a_lesson_survives_the_database() {
    let library = Shelf::new().read();
    let lesson = &library.lessons[0].languages[&Language::English];
    let json = serde_json::to_value(lesson).unwrap();
    assert_eq!(
        (json["topic"].as_str(), json["steps"][5]["body"]["kind"].as_str()),
        (Some("public-service"), Some("try-it"))
    );
    assert_eq!(&serde_json::from_value::<Lesson>(json).unwrap(), lesson);
    let module = &library.modules[0].body;
    let json = serde_json::to_value(module).unwrap();
    assert_eq!(
        (json["feedback"][0]["kind"].as_str(), json["mode"].as_str()),
        (Some("scale"), Some("individual_interactive"))
    );
    assert_eq!(&serde_json::from_value::<Module>(json).unwrap(), module);
    for body in [
        serde_json::to_value(&library.organizations[0].body),
        serde_json::to_value(&library.pathways[0].body),
        serde_json::to_value(&library.rules[0].body),
    ] {
        assert!(body.unwrap().is_object());
    }
}

#[test]
fn a_hash_changes_with_what_is_shown_and_with_nothing_else() {
    let shelf = Shelf::new();
    let hash = || shelf.read().lessons.iter().find(|lesson| lesson.slug == "hold-shelf").unwrap().hash.clone();
    let first = hash();
    assert_eq!(hash(), first);
    let windows = format!("\u{feff}{}", shelf.text(LESSON).replace('\n', "\r\n"));
    shelf.write(LESSON, windows);
    shelf.write("lessons/hold-shelf/unused.svg", "<svg viewBox='0 0 1 1'/>");
    shelf.write("lessons/hold-shelf/.hidden", "x");
    shelf.edit(OTHER, "neighbor", "friend");
    assert_eq!(hash(), first);

    shelf.edit(PICTURE, "M0 0", "M1 1");
    let second = hash();
    shelf.edit(SPANISH, "neighbor", "vecina");
    let third = hash();
    shelf.edit(LESSON, "Both slips", "[Both](lesson:other) slips");
    let fourth = hash();
    shelf.edit(OTHER, "PUB 91", "PUB 92");
    let fifth = hash();
    let all = std::collections::BTreeSet::from([&first, &second, &third, &fourth, &fifth]);
    assert_eq!(all.len(), 5);
}

#[test]
fn a_link_leads_to_the_mark_of_its_lesson() {
    let shelf = Shelf::new();
    shelf.edit(LESSON, "Both slips", "[Both](lesson:other) slips");
    let library = shelf.read();
    assert_eq!(library.faults, []);
    let step = library.lessons[0].languages[&Language::English].step("slip").unwrap();
    assert!(step.prose_html.contains("<a href=\"/l/PUB-91\">Both</a>"), "{}", step.prose_html);
}

#[test]
fn a_faulty_item_is_left_out_and_may_still_be_referred_to() {
    let shelf = Shelf::new();
    shelf.edit(LESSON, "title = \"A hold shelf that keeps secrets\"\n", "");
    let library = shelf.read();
    assert_eq!(library.faults.len(), 1);
    let item = Item { kind: ItemKind::Lesson, slug: "hold-shelf".to_owned() };
    assert_eq!(library.faulty().into_iter().collect::<Vec<_>>(), [&item]);
    assert_eq!(
        library.lessons.iter().map(|lesson| lesson.slug.as_str()).collect::<Vec<_>>(),
        ["other", "saturday-desk"]
    );
    assert_eq!(library.modules.len(), 1);

    // Taken out altogether, it is missed.
    fs::remove_dir_all(shelf.path("lessons/hold-shelf")).unwrap();
    let library = shelf.read();
    assert_eq!(library.faults.len(), 2, "{:?}", library.faults);
    assert!(
        library
            .faults
            .iter()
            .all(|fault| fault.file == shelf.path(MODULE) && fault.message.contains("There is no lesson `hold-shelf`"))
    );
}

#[test]
fn all_faults_of_all_files_are_named_at_once() {
    let shelf = Shelf::new();
    shelf.edit(LESSON, "author", "autor");
    shelf.edit(LESSON, "minutes = 3", "minutes = \"3\"");
    shelf.edit(LESSON, "{#slip picture}", "{#slip film}");
    shelf.edit(LESSON, "  > It takes five minutes once, and it covers everyone on the shelf.\n", "");
    shelf.edit(OTHER, "since 2019.[^lbr]", "since 2019.");
    shelf.edit(RULES, "months = 36", "months = 0");
    let found: Vec<String> =
        shelf.read().faults.iter().map(|fault| format!("{}: {}", fault.line, fault.message)).collect();
    for wanted in [
        "`author` is missing.",
        "Carrel does not know the key `autor` here.",
        "`minutes` should be a whole number, and this is text.",
        "Carrel does not know the kind of step `film`.",
        "This option has no feedback.",
        "This is a claim (\"2019\") without a source.",
        "The source `lbr` is never cited.",
        "`months` is 0.",
    ] {
        assert!(found.iter().any(|line| line.ends_with(wanted)), "{wanted} in {found:#?}");
    }
    assert_eq!(found.len(), 8, "{found:#?}");
}

#[test]
fn advice_hinders_nothing() {
    let shelf = Shelf::new();
    shelf.write("lessons/other/unused.svg", "<svg viewBox='0 0 1 1'/>");
    let library = shelf.read();
    assert_eq!((library.faults.len(), library.lessons.len(), library.advice.len()), (0, 3, 1));
    assert!(library.advice[0].message.contains("No step shows or plays `unused.svg`"));
}

#[test]
fn a_lesson_of_other_than_five_to_eight_steps_and_three_or_four_checks_gets_advice() {
    let shelf = Shelf::new();
    let step = "\n## One more {#more reading}\n\nText.\n";
    let said = |name: &str| -> Vec<String> {
        let advice = read(shelf.root()).advice;
        let mine = advice.into_iter().filter(|advice| advice.file.ends_with(name));
        mine.map(|advice| format!("{} {}", advice.message, advice.fix)).collect()
    };
    let few = "The lesson has 1 step of the kind `check`. Try 3 or 4: answering is what makes it stick.";
    assert_eq!(said(OTHER), [few]);
    let steps = shelf.text(OTHER).matches("\n## ").count();
    let more: String = (steps..9).map(|number| step.replace("more", &format!("more-{number}"))).collect();
    shelf.write(OTHER, shelf.text(OTHER) + &more);
    let many = "The lesson has 9 steps. Try 5 to 8: fewer say little, and more wear out who is interrupted.";
    assert!(said(OTHER).contains(&many.to_owned()), "{:?}", said(OTHER));
    assert!(read(shelf.root()).faults.is_empty());
}
