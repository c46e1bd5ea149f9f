//! Each fault of a lesson, by one change.

use super::shelf::{LESSON, OTHER, PICTURE, SPANISH, Shelf, each_breaks};

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
        &library.lessons[1].languages[&super::super::Language::English].steps[3].body
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

#[test]
fn pictures() {
    each_breaks(
        OTHER,
        &[
            (
                "![Two hold slips. One shows a full name, the other a short code.]",
                "![]",
                "![](",
                "The picture `slips.svg` has no description",
            ),
            ("(slips.svg ", "(slip.svg ", "(slip.svg", "There is no picture `slip.svg` beside the lesson"),
            ("(slips.svg ", "(../hold-shelf/slips.svg ", "(../hold", "There is no picture `../hold-shelf/slips.svg`"),
            ("![Two hold", "![More](slips.svg)\n![Two hold", "![Two", "The step has a second picture"),
            ("is enough to find it.\")", "is enough to find it.\") So.", "![Two", "There are words beside the picture"),
            ("Stand at your", "![Shelf](slips.svg) Stand at your", "![Shelf]", "This kind of step shows no picture"),
            ("Only one", "![Shelf](slips.svg) Only one", "Both slips", "on a line of its own"),
            (
                "![Two hold slips. One shows a full name, the other a short code.](slips.svg \"A short code is enough to find it.\")",
                "",
                "{#slip picture}",
                "The step has no picture",
            ),
        ],
    );
    let shelf = Shelf::new();
    shelf.edit(OTHER, "![Two hold slips. One shows a full name, the other a short code.]", "![decoration]");
    let library = shelf.read();
    assert_eq!(library.faults, []);
    let json =
        serde_json::to_value(&library.lessons[1].languages[&super::super::Language::English].steps[1].body).unwrap();
    assert_eq!(json["alt"], "");
}

#[test]
fn picture_files() {
    for (bytes, message) in [
        (vec![b'x'; 2_000_001], "is 2000 kB, and 2,000 kB is the most"),
        (b"no drawing".to_vec(), "is not an SVG drawing"),
        (b"\xff\xff".to_vec(), "is not an SVG drawing"),
        (b"<svg xmlns='x'><path/></svg>".to_vec(), "does not say how large it is"),
        (b"<svg viewBox='0 0 9 9'><script>x</script></svg>".to_vec(), "holds a script"),
        (b"<svg viewBox='0 0 9 9' onload='x'></svg>".to_vec(), "holds an event handler"),
        (b"<svg viewBox='0 0 9 9'><a href=\"https://x.example\"/></svg>".to_vec(), "holds a link to elsewhere"),
    ] {
        let shelf = Shelf::new();
        shelf.write("lessons/other/slips.svg", bytes);
        shelf.assert_only(OTHER, "![Two", message);
    }
    let shelf = Shelf::new();
    shelf.edit(OTHER, "slips.svg", "slips.png");
    shelf.write("lessons/other/slips.png", "not a picture");
    shelf.assert_only(OTHER, "![Two", "`slips.png` is not a png picture");
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(3, 2).write_to(&mut png, image::ImageFormat::Png).unwrap();
    shelf.write("lessons/other/slips.png", png.into_inner());
    let library = shelf.read();
    assert_eq!(library.faults, []);
    let media = &library.lessons[1].media;
    assert_eq!((media.len(), media[0].media_type, media[0].width, media[0].height), (1, "image/png", 3, 2));
    for (drawing, size) in
        [("width='10px' height=\"7.5\" viewBox='0 0 1 1'", (10, 8)), ("width='100%' viewBox='0,0,5,6'", (5, 6))]
    {
        shelf.write(PICTURE, format!("<?xml version='1.0'?><svg {drawing}><g font-family='monospace'/></svg>"));
        let library = shelf.read();
        assert_eq!(
            (library.faults.len(), library.lessons[0].media[0].width, library.lessons[0].media[0].height),
            (0, size.0, size.1)
        );
    }
}

#[test]
fn length() {
    let shelf = Shelf::new();
    shelf.edit(OTHER, "Both slips", &format!("{} Both slips", "word ".repeat(104)));
    shelf.edit(OTHER, "  > Someone does:", &format!("  > {}\n  > Someone does:", "word ".repeat(2)));
    // 120 words are the most, 121 are too many.
    let words = |shelf: &Shelf| shelf.read().faults.iter().map(|fault| fault.message.clone()).collect::<Vec<_>>();
    assert_eq!(words(&shelf), ["The lesson has 201 words of prose and 1 step of the kind `check`."]);
    shelf.edit(OTHER, "Both slips", "word Both slips");
    assert_eq!(
        words(&shelf),
        [
            "The lesson has 202 words of prose and 1 step of the kind `check`.",
            "The step has 121 words of prose, and 120 are the most."
        ]
    );

    let shelf = Shelf::new();
    shelf.edit(OTHER, "  > Someone does:", &format!("  > {}\n  > Someone does:", "word ".repeat(1700)));
    let found = shelf.read().faults;
    let line = shelf.line(OTHER, "minutes");
    assert!(found.iter().all(|fault| fault.line == line && fault.file == shelf.path(OTHER)));
    assert!(found[0].message.starts_with("The lesson says 3 minutes, and by its words it takes 11:"), "{found:?}");
    assert!(found[1].message.starts_with("The lesson takes 10:") && found.len() == 2, "{found:?}");

    let shelf = Shelf::new();
    let text = shelf.text(OTHER);
    let cut = text.find("## In your own words").unwrap();
    let middle = text.find("## One slip").unwrap()..text.find("## The quick way").unwrap();
    shelf.write(OTHER, format!("{}{}", &text[..middle.start], &text[middle.end..cut]));
    let found: Vec<String> = shelf.read().faults.iter().map(|fault| fault.message.clone()).collect();
    assert!(found.contains(&"The lesson has 2 steps.".to_owned()), "{found:?}");
}

#[test]
fn translations() {
    each_breaks(
        SPANISH,
        &[
            ("{#slip picture}", "{#hoja picture}", "{#hoja", "Step 2 has the id `hoja` here and `slip` in lesson.md"),
            (
                "{#ortega case}",
                "{#ortega reading}",
                "{#ortega",
                "is of the kind `reading` here and `case` in lesson.md",
            ),
            ("{#leave}", "{#dejar}", "{#dejar}", "The id is `dejar` here and `leave` in lesson.md"),
            ("- [ ] Leave", "- [x] Leave", "- [x] Leave", "`leave` is right in one language and not in the other"),
            (
                "- [ ] Stop taking holds. {#stop}\n  > That keeps the secret by turning the reader away. A code does both.\n",
                "",
                "{#quick check}",
                "The step has 2 options here and 3 in lesson.md",
            ),
            ("mark = \"PUB 90\"", "mark = \"PUB 95\"", "mark", "`mark` is not what it is in lesson.md"),
            ("open = true", "open = false", "open =", "`open` is not what it is in lesson.md"),
            (
                "Both slips",
                "Una ley federal. Both slips",
                "Una ley",
                "This is a claim (\"ley federal\") without a source",
            ),
        ],
    );
    let shelf = Shelf::new();
    let text = shelf.text(SPANISH);
    shelf.write(SPANISH, &text[..text.find("## At your desk").unwrap()]);
    shelf.assert_only(SPANISH, "{#words reflection}", "There are 5 steps here and 6 in lesson.md");
}

#[test]
fn folders_and_marks() {
    let shelf = Shelf::new();
    shelf.edit(OTHER, "PUB 91", "pub 90");
    let library = shelf.read();
    let found: Vec<(usize, &str)> = library.faults.iter().map(|fault| (fault.line, fault.message.as_str())).collect();
    assert_eq!(
        found,
        [(2, "The shelf mark is also that of other."), (2, "The shelf mark is also that of hold-shelf.")]
    );
    assert!(library.lessons.is_empty());

    let broken = |file: &str, fault_file: &str, message: &str| {
        let shelf = Shelf::new();
        shelf.write(file, "x");
        let faults = shelf.read().faults;
        assert!(
            faults.len() == 1 && faults[0].file == shelf.path(fault_file) && faults[0].message.contains(message),
            "{faults:?}"
        );
    };
    broken("lessons/other/notes.txt", OTHER, "does not know the file `notes.txt`");
    broken("lessons/other/more/x", OTHER, "There is a folder `more`");
    broken("lessons/empty/x.svg", "lessons/empty/lesson.md", "There is no `lesson.md`");
    broken("lessons/loose.md", "", "does not know the file");
    broken("lesson/x/lesson.md", "", "does not know the folder `lesson`");

    let shelf = Shelf::new();
    let named = shelf.text(OTHER).replace("PUB 91", "PUB 92");
    shelf.write("lessons/Not_So/lesson.md", named);
    shelf.write("lessons/Not_So/slips.svg", "<svg viewBox='0 0 1 1'/>");
    shelf.assert_only("lessons/Not_So/lesson.md", "+++", "`Not_So` cannot be a name here");
    let faults = super::super::read(&shelf.path("nowhere")).faults;
    assert!(faults.len() == 1 && faults[0].message == "There is no such folder.");
    shelf.edit(LESSON, "mark = \"PUB 90\"\n", "");
    shelf.edit(OTHER, "Both slips", "[Both](lesson:hold-shelf) slips");
    assert!(shelf.read().faults.iter().any(|fault| fault.message.contains("no shelf mark that can be read")));
}
