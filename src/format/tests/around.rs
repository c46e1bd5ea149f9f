//! What is around a text: pictures, length, translations, folders; each fault by one change.

use super::shelf::{LESSON, OTHER, PICTURE, SPANISH, Shelf, each_breaks};

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
            ("(slips.svg ", "(slip.svg ", "(slip.svg", "There is no file `slip.svg` beside the lesson"),
            ("(slips.svg ", "(../hold-shelf/slips.svg ", "(../hold", "There is no file `../hold-shelf/slips.svg`"),
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
        serde_json::to_value(&library.lessons[1].languages[&crate::i18n::Language::English].steps[1].body).unwrap();
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
    assert_eq!((media.len(), media[0].media_type, media[0].size), (1, "image/png", Some((3, 2))));
    for (drawing, size) in
        [("width='10px' height=\"7.5\" viewBox='0 0 1 1'", (10, 8)), ("width='100%' viewBox='0,0,5,6'", (5, 6))]
    {
        shelf.write(PICTURE, format!("<?xml version='1.0'?><svg {drawing}><g font-family='monospace'/></svg>"));
        let library = shelf.read();
        assert_eq!((library.faults.len(), library.lessons[0].media[0].size), (0, Some(size)));
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
    assert_eq!(library.lessons.len(), 1, "the one whose mark is its own");

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
