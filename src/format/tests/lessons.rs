//! Each fault of a lesson, by one change.

use super::shelf::{LESSON, MODULE, OTHER, SPANISH, Shelf, each_breaks};
use crate::i18n::Language;

#[test]
fn front_matter() {
    each_breaks(
        OTHER,
        &[
            ("license = ", "licence = \"x\"\nlicense = ", "licence", "does not know the key `licence`"),
            ("title = \"A hold shelf that keeps secrets\"\n", "", "mark", "`title` is missing"),
            ("title = \"A hold shelf that keeps secrets\"", "title = \"  \"", "title", "`title` is empty"),
            ("title = \"A hold", "title = \"\\u0000A hold", "title", "cannot be kept"),
            ("open = true", "open = \"yes\"", "open =", "`open` should be true or false, and this is text"),
            (
                "reviewed_on = 2026-11-21",
                "reviewed_on = \"2026-11-21\"",
                "reviewed_on",
                "`reviewed_on` should be a date, and this is text",
            ),
            (
                "reviewed_on = 2026-11-21",
                "reviewed_on = 2026-11-21T10:00:00",
                "reviewed_on",
                "not a day of the calendar",
            ),
            ("review_by = 2027-11-21", "review_by = 2026-11-20", "review_by", "comes before `reviewed_on`"),
            (
                "topic = \"public-service\"",
                "topic = \"public\"",
                "topic",
                "`topic` is \"public\", which Carrel does not know",
            ),
            ("minutes = 3", "minutes = 11", "minutes", "`minutes` is 11"),
            ("minutes = 3", "minutes = -3", "minutes", "`minutes` is -3"),
            ("minutes = 3", "minutes = 5", "minutes", "The lesson says 5 minutes, and by its words it takes 2:"),
            ("mark = \"PUB 91\"", "mark = \"PUB 91 and more\"", "mark", "cannot be a shelf mark"),
            ("mark = \"PUB 91\"", "mark = \"PUB-91\"", "mark", "cannot be a shelf mark"),
            ("[\"rusa-2023:inclusion\"]", "[]", "competencies", "`competencies` is empty"),
            ("[\"rusa-2023:inclusion\"]", "[\n  \"inclusion\"]", "  \"inclusion\"", "is not a competency"),
            (
                "[\"privacy\", \"holds\"]",
                "\"privacy\"",
                "keywords",
                "`keywords` should be a list of texts, and this is text",
            ),
            ("[\"privacy\", \"holds\"]", "[\"privacy\", 3]", "keywords", "An entry of `keywords` is not a text"),
            ("title = \"Library Bill of Rights\"\n", "", "[[source]]", "`title` is missing"),
            ("publisher = ", "editor = \"x\"\npublisher = ", "editor", "does not know the key `editor`"),
            ("url = \"https://www", "url = \"www", "url", "is not an address of the web"),
            ("id = \"lbr\"", "id = \"The LBR\"", "id =", "`The LBR` cannot be an id"),
        ],
    );
}

#[test]
fn front_matter_that_is_not_toml() {
    each_breaks(OTHER, &[("license = \"CC BY 4.0\"", "license = CC BY 4.0", "license", "not written as TOML")]);
    let shelf = Shelf::new();
    shelf.edit(OTHER, "+++\n", "");
    shelf.assert_only(OTHER, "mark", "does not begin with front matter");
    let shelf = Shelf::new();
    shelf.edit(OTHER, "read_on = 2026-11-21\n+++", "read_on = 2026-11-21");
    shelf.assert_only(OTHER, "+++", "The front matter has no end");
    shelf.write(OTHER, "");
    assert!(shelf.read().faults[0].message.contains("empty"));
    shelf.write(OTHER, b"+++\n\xff");
    assert!(shelf.read().faults[0].message.contains("UTF-8"));
}

#[test]
fn a_near_key_is_named() {
    let shelf = Shelf::new();
    shelf.edit(OTHER, "keywords", "keyword");
    let fault = shelf.assert_only(OTHER, "keyword", "does not know the key `keyword`");
    assert_eq!(fault.fix, "Write `keywords`, or take the line out.");
    assert!(fault.to_string().ends_with(
        "lesson.md:16: Carrel does not know the key `keyword` here.\n    Write `keywords`, or take the line out."
    ));
}

#[test]
fn sources() {
    each_breaks(
        OTHER,
        &[
            ("since 2019.[^lbr]", "since the start.", "id = \"lbr\"", "The source `lbr` is never cited"),
            ("Both slips", "Both[^no] slips", "Both[^no]", "The source `no` is cited but not declared"),
            (
                "Thank her for telling you.",
                "Thank her in 2024.",
                "Thank her in",
                "This is a claim (\"2024\") without a source",
            ),
            ("Leave it. Nobody", "Leave 40% of it. Nobody", "Leave 40%", "This is a claim (\"%\") without a source"),
            (
                "  > Someone does:",
                "  > Federal law says\n  > someone does:",
                "Federal law",
                "This is a claim (\"federal law\") without a source",
            ),
            ("It says what and why", "It costs $5", "It costs $5", "This is a claim (\"$\") without a source"),
            (
                "Read your hold shelf from the door. ",
                "Read 17 U.S.C. 108. ",
                "17 U.S.C.",
                "This is a claim (\"U.S.C.\") without a source",
            ),
            (
                "\"A short code is enough",
                "\"Since 1999 a short code is enough",
                "Since 1999",
                "This is a claim (\"1999\") without a source",
            ),
        ],
    );
    // A question claims nothing, and one citation covers the whole feedback.
    let shelf = Shelf::new();
    shelf.edit(OTHER, "? What do you do?", "? It is 2026. What do you do?");
    shelf.edit(OTHER, "  > Someone does:", "  > So says the statement.[^lbr]\n  >\n  > Since 2019 someone does:");
    assert_eq!(shelf.read().faults, []);
    let shelf = Shelf::new();
    shelf.edit(OTHER, "read_on = 2026-11-21\n+++", "read_on = 2026-11-21\n\n[[source]]\nid = \"lbr\" # again\ntitle = \"x\"\npublisher = \"x\"\nread_on = 2026-11-21\n+++");
    shelf.assert_only(OTHER, "id = \"lbr\" # again", "The source `lbr` is declared twice");
}

#[test]
fn steps() {
    each_breaks(
        OTHER,
        &[
            ("## What the shelf", "Hello.\n\n## What the shelf", "Hello.", "text before the first step"),
            (" {#shelf reading}", "", "## What the shelf", "The step has no id"),
            ("{#shelf reading}", "{#shelf}", "## What the shelf", "does not say what kind it is"),
            ("{#shelf reading}", "{#shelf reading now}", "## What the shelf", "`now` is one word too many"),
            ("{#shelf reading}", "{#Shelf reading}", "## What the shelf", "`Shelf` cannot be an id"),
            ("{#slip picture}", "{#shelf picture}", "{#shelf picture}", "The id `shelf` is used twice"),
            ("{#shelf reading}", "{#shelf story}", "## What the shelf", "does not know the kind of step `story`"),
            ("## What the shelf says {", "## {", "## {#shelf", "The step has no title"),
            (
                "1. Thank her for telling you.\n2. Turn the slip inward, so that nothing shows.\n3. Tell",
                "Tell",
                "{#ortega case}",
                "The case has no moves",
            ),
            (
                "Both slips hold the same book. Only one of them can be read from the door.",
                "",
                "{#slip picture}",
                "The step has no text",
            ),
            ("Both slips", "<b>Both</b> slips", "<b>Both", "There is HTML in the text"),
            ("Both slips", "# Both\n\nBoth slips", "# Both", "This heading is too large"),
            ("Both slips", "[Both](javascript:x) slips", "[Both]", "A link to `javascript:x` is not allowed"),
            ("Both slips", "[Both](lesson:nowhere) slips", "[Both]", "There is no lesson `nowhere`"),
            ("Both slips", "[](https://ala.org) Both slips", "Both slips", "has no words"),
        ],
    );
}

#[test]
fn checks() {
    let right = "- [x] Change the slips to a short code today. {#code}";
    each_breaks(
        OTHER,
        &[
            (
                "  > Someone does: the neighbor who waits for the same book.\n",
                "",
                "{#leave}",
                "This option has no feedback",
            ),
            ("- [x] Change", "- [ ] Change", "{#quick check}", "No option is right"),
            ("? What do you do?\n", "", "{#quick check}", "The check has no question"),
            (right, "- [x] Change it.", "Change it.", "\"Change it.\" has no id"),
            (right, "- [x] Change it. {#leave}", "Change it.", "The id `leave` is used twice"),
            (right, "- [x] {#code}", "{#code}", "There are no words here"),
            ("  > Someone does: the", "  > Someone does:\n  the", "  the neighbor", "does not begin with `>`"),
            (
                "## In your own words",
                "So it goes.\n\n## In your own words",
                "So it goes.",
                "cannot tell what this line belongs to",
            ),
            (
                "? What do you do?",
                "? What do you do?\n\nSo?",
                "So?",
                "There is a second paragraph where only words fit",
            ),
            ("? What do you do?", "? What do you <i>do?", "<i>do", "There is HTML"),
        ],
    );
    let shelf = Shelf::new();
    for option in ["Leave it", "Stop taking"] {
        shelf.edit(OTHER, &format!("- [ ] {option}"), &format!("- [x] {option}"));
    }
    shelf.assert_only(OTHER, "{#quick check}", "Every option is right");
    let shelf = Shelf::new();
    let options: String = ["a", "b", "c", "d"].map(|id| format!("- [ ] No. {{#{id}}}\n  > No.\n")).concat();
    shelf.edit(OTHER, "- [ ] Leave it", &format!("{options}- [ ] Leave it"));
    shelf.assert_only(OTHER, "{#quick check}", "The step has 7 options");
}

#[test]
fn an_option_may_go_on_and_several_may_be_right() {
    let shelf = Shelf::new();
    shelf.edit(OTHER, "- [ ] Leave it. Nobody looks. {#leave}", "- [X] Leave it.\n  Nobody looks. {#leave}");
    shelf.edit(OTHER, "  > Someone does:", "\n  > First.\n\n  > Someone does:");
    let library = shelf.read();
    assert_eq!(library.faults, []);
    let super::super::StepBody::Check(check) =
        &library.lessons[1].languages[&crate::i18n::Language::English].steps[3].body
    else {
        panic!()
    };
    assert!(check.several());
    assert_eq!(check.options[0].plain, "Leave it. Nobody looks.");
    assert_eq!(check.options[0].feedback_html.matches("<p>").count(), 2);
}

#[test]
fn reflections_and_things_to_do() {
    each_breaks(
        OTHER,
        &[
            ("? How would", "How would", "{#words reflection}", "The reflection has no question"),
            ("- [ ] Read your", "- [x] Read your", "- [x] Read", "cannot be done already"),
            ("{#read-it}", "{#read-it}\n> Why", "> Why", "cannot tell what this line belongs to"),
            ("{#read-it}", "{#change-one}", "- [ ] Change one slip", "The id `change-one` is used twice"),
        ],
    );
    let shelf = Shelf::new();
    let text = shelf.text(OTHER);
    let model = text.lines().find(|line| line.starts_with("> \"We show")).unwrap();
    shelf.edit(OTHER, model, "");
    shelf.assert_only(OTHER, "{#words reflection}", "no answer of ours");
    let shelf = Shelf::new();
    shelf.edit(
        OTHER,
        "- [ ] Read your hold shelf from the door. {#read-it}\n- [ ] Change one slip to a code. {#change-one}\n",
        "",
    );
    shelf.assert_only(OTHER, "{#desk try-it}", "The step has 0 things to do");
}

const PILOT: &str = "[pilot]\ntesters = 6\nmedian = \"4:40\"\non = 2026-11-01\n";

/// The example lesson, tried by people.
fn tried(pilot: &str, minutes: u32) -> Shelf {
    let shelf = Shelf::new();
    shelf.remove(SPANISH);
    shelf.edit(LESSON, "minutes = 3", &format!("minutes = {minutes}"));
    shelf.edit(LESSON, "[[source]]", &format!("{pilot}\n[[source]]"));
    shelf.edit(MODULE, "minutes = 5", &format!("minutes = {}", minutes + 2));
    shelf
}

#[test]
fn people_who_tried_a_lesson_know_better_than_a_formula() {
    let library = tried(PILOT, 5).read();
    assert_eq!(library.faults, []);
    let pilot = library.lessons[0].languages[&Language::English].pilot.unwrap();
    assert_eq!((pilot.testers, pilot.median_seconds, pilot.on.to_string().as_str()), (6, 280, "2026-11-01"));
    let off = tried(PILOT, 3);
    let fault = off.assert_only(LESSON, "minutes = 3", "The lesson says 3 minutes, and in its trial it took 4:40.");
    assert_eq!(fault.fix, "Write `minutes = 5`, or change the length.");
    for (from, to, at, message) in [
        ("testers = 6", "testers = 4", "testers", "`testers` is 4"),
        ("\"4:40\"", "\"280\"", "median", "\"280\" is not a length of time"),
        ("\"4:40\"", "\"4:60\"", "median", "\"4:60\" is not a length of time"),
        ("on = 2026-11-01\n", "", "[pilot]", "`on` is missing"),
    ] {
        let shelf = tried(&PILOT.replace(from, to), 3);
        shelf.assert_only(LESSON, at, message);
    }
}

#[test]
fn a_major_version_is_numbered_and_a_group_is_named() {
    let shelf = Shelf::new();
    let lesson = |shelf: &Shelf| shelf.read().lessons[0].languages[&Language::English].clone();
    assert_eq!((lesson(&shelf).major, lesson(&shelf).counts_with), (1, None));
    for file in [LESSON, SPANISH] {
        shelf.edit(file, "topic = ", "major = 2\ncounts_with = \"privacy\"\ntopic = ");
    }
    let library = shelf.read();
    assert_eq!(library.faults, []);
    let only = "No other lesson counts with `privacy`.";
    let advice = library.advice.iter().find(|advice| advice.message == only).unwrap();
    assert_eq!(advice.line, shelf.line(LESSON, "counts_with"));
    assert_eq!((lesson(&shelf).major, lesson(&shelf).counts_with.as_deref()), (2, Some("privacy")));
    shelf.edit(OTHER, "topic = ", "counts_with = \"privacy\"\ntopic = ");
    assert!(shelf.read().advice.iter().all(|advice| advice.message != only));
    shelf.edit(SPANISH, "major = 2", "major = 3");
    shelf.assert_only(SPANISH, "major", "`major` is not what it is in lesson.md");
    each_breaks(
        OTHER,
        &[
            ("topic = ", "major = 0\ntopic = ", "major", "`major` is 0"),
            ("topic = ", "counts_with = \"Our own\"\ntopic = ", "counts_with", "cannot be the name of a group"),
        ],
    );
}
