//! The gate over a whole folder: each fault by one change of a good one.

use super::strict;
use crate::format::tests::shelf::{LESSON, MODULE, OTHER, SPANISH, Shelf};

/// Fills our answer to a reflection, so that the lesson of the README is long enough.
const FILLING: &str = "Say what you changed, and tell them why. ";
const TIMES: usize = 52;

/// The lesson of the README, long enough to pass, its module, and nothing else to compare with.
fn good() -> Shelf {
    let shelf = Shelf::new();
    shelf.remove("lessons/other");
    shelf.remove("lessons/saturday-desk");
    shelf.remove(SPANISH);
    shelf.edit(LESSON, "minutes = 3", "minutes = 4");
    shelf.edit(MODULE, "minutes = 5", "minutes = 6");
    shelf.edit(LESSON, "> \"We show", &format!("> {}\n> \"We show", FILLING.repeat(TIMES)));
    shelf
}

fn faults(shelf: &Shelf) -> Vec<String> {
    let library = shelf.read();
    assert_eq!(library.faults, []);
    let faults = strict(shelf.root(), &library);
    assert!(faults.iter().all(|fault| fault.item.is_none() && !fault.fix.is_empty()));
    let root = format!("{}/", shelf.root().display());
    faults.iter().map(|fault| fault.to_string().replace(&root, "")).collect()
}

/// Changes `from` into `to` in `file`; the only fault begins with `message` and stands at the line of `at`.
#[track_caller]
fn breaks(file: &str, (from, to): (&str, &str), at: &str, message: &str) {
    let shelf = good();
    shelf.edit(file, from, to);
    assert_only(&shelf, file, at, message);
}

#[track_caller]
fn assert_only(shelf: &Shelf, file: &str, at: &str, message: &str) {
    let found = faults(shelf);
    let wanted = format!("{file}:{}: {message}", shelf.line(file, at));
    assert!(found.len() == 1 && found[0].starts_with(&wanted), "{wanted} in {found:#?}");
}

#[test]
fn a_good_folder_passes() {
    assert_eq!(faults(&good()), Vec::<String>::new());
}

#[test]
fn a_lesson_is_long_enough_and_easy_to_read() {
    breaks(LESSON, (&FILLING.repeat(16), ""), "minutes =", "The lesson takes 3:");
    let hard =
        "Notwithstanding administrative confidentiality considerations, institutional responsibilities ".repeat(68);
    let hard = format!("{}. ", hard.trim_end());
    let (easy, step) = (FILLING.repeat(TIMES), "{#words reflection}");
    breaks(LESSON, (&easy, &hard), step, "The lesson reads at grade");
}

#[test]
fn spanish_has_a_scale_of_its_own() {
    let shelf = good();
    let lesson = shelf.text(LESSON);
    let easy = "Diga lo que ha hecho. Luego diga por qué. ".repeat(46);
    shelf.write(SPANISH, lesson.replace(&FILLING.repeat(TIMES), &easy));
    assert_eq!(faults(&shelf), Vec::<String>::new());
    let hard = "Independientemente de consideraciones administrativas institucionales ".repeat(82);
    shelf.write(SPANISH, lesson.replace(&FILLING.repeat(TIMES), &format!("{}. ", hard.trim_end())));
    assert_only(&shelf, SPANISH, "{#words reflection}", "The lesson has an ease of ");
}

#[test]
fn what_a_lesson_leans_on_it_cites() {
    let amendment = ("Both slips hold the same book.", "The First Amendment is about both slips.");
    breaks(LESSON, amendment, "{#slip picture}", "This step leans on an authority (\"First Amendment\")");
    let shelf = good();
    shelf.edit(
        LESSON,
        " The Library Bill of Rights has had an article on privacy since 2019.[^lbr]",
        " Ask who may know.",
    );
    let text = shelf.text(LESSON);
    let (front, _) = text.split_once("[[source]]").unwrap();
    let (_, body) = text.split_once("+++\n\n").unwrap();
    shelf.write(LESSON, format!("{front}+++\n\n{body}"));
    assert_only(&shelf, LESSON, "title =", "The lesson names no source");
}

#[test]
fn pictures_are_described_and_links_lead_somewhere() {
    let alt = "Two hold slips. One shows a full name, the other a short code.";
    breaks(LESSON, (alt, "Two slips"), "{#slip picture}", "\"Two slips\" does not say what this is");
    let caption = "A short code is enough to find it";
    breaks(LESSON, (alt, caption), "{#slip picture}", "The description says the same as the caption");
    let link = ("Both slips", "[Both](/m/nowhere) slips");
    breaks(LESSON, link, "{#slip picture}", "The link to `/m/nowhere` leads nowhere");
    let shelf = good();
    shelf.edit(LESSON, "Both slips", "[Both](/m/private-reading) slips");
    assert_eq!(faults(&shelf), Vec::<String>::new());
}

#[test]
fn every_option_has_feedback_of_its_own() {
    let leave = "Someone does: the neighbor who waits for the same book.";
    let code = "It takes five minutes once, and it covers everyone on the shelf.";
    breaks(LESSON, (code, leave), "- [x] Change", "This feedback is that of `leave` too");
    breaks(LESSON, (leave, "Not *so*."), "- [ ] Leave", "The feedback \"Not so.\" says no more than right or wrong");
    let name = "A name beside a title tells who reads what.";
    breaks(MODULE, (name, "No."), "[[question]]", "Option `name`: The feedback \"No.\" says no more");
}

#[test]
fn no_question_is_asked_twice() {
    let copied = "A volunteer prints slips with full names, because it is quicker. What do you do now?";
    let asked = ("What may a neighbor read from the door?", copied);
    breaks(MODULE, asked, "[[question]]", "This question is a copy of step `quick` of hold-shelf");
    let shelf = good();
    shelf.write(OTHER, shelf.text(LESSON).replace("PUB 90", "PUB 91"));
    shelf.write("lessons/other/slips.svg", "<svg viewBox='0 0 1 1'/>");
    assert_only(&shelf, OTHER, "{#quick check}", "This asks the same as step `quick` of hold-shelf");
}

/// What the limits of likeness rest on: other names and another thing do not make another question.
#[test]
fn a_question_with_other_names_is_the_same_question() {
    let shelf = good();
    let option = |from: &str, to: &str| shelf.edit(MODULE, from, to);
    option(
        "What may a neighbor read from the door?",
        "An aide prints labels with full names, since it is quicker. What should you do?",
    );
    option("text = \"The reader's name\"", "text = \"Leave it for now. Nobody looks.\"");
    option("text = \"Nothing about the reader\"", "text = \"Change the labels to a short code today.\"");
    assert_only(&shelf, MODULE, "[[question]]", "This question is a copy of step `quick` of hold-shelf");
}
