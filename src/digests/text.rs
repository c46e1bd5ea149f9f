//! The digest as plain text: the part that is written first, and complete.

use super::letter::Letter;

/// Lines are no longer than this, as mail has had them for fifty years; addresses stay whole.
const COLUMNS: usize = 66;

/// The whole message.
pub(super) fn text(letter: &Letter) -> String {
    let mut out = Text::default();
    out.line(&letter.heading.to_uppercase());
    if let Some(intro) = &letter.intro {
        out.paragraph("", intro);
    }
    if let Some(lesson) = &letter.lesson {
        out.gap();
        let mark = lesson.mark.as_ref().map(|mark| format!("   ({mark})")).unwrap_or_default();
        out.wrapped("  ", &format!("{}{mark}", lesson.title));
        out.wrapped("  ", &format!("{} {}", lesson.summary, lesson.meta));
        out.gap();
        out.line(&format!("  {}: {}", lesson.button.label, lesson.button.url));
    }
    for due in letter.ending.iter().chain(&letter.due) {
        out.part(&due.heading);
        out.paragraph("  ", &due.sentence);
        out.line(&format!("  {}: {}", due.link.label, due.link.url));
    }
    if let Some(far) = &letter.so_far {
        out.part(&far.heading);
        out.paragraph("  ", &far.sentence);
    }
    if let Some(note) = &letter.note {
        out.part(&note.heading);
        out.paragraph("  ", &note.text);
    }
    out.paragraph("  ", &letter.reply);
    if let Some(quiet) = &letter.quiet {
        out.paragraph("", quiet);
    }
    out.gap();
    // Mail programs know what follows this line as a signature.
    out.line("-- ");
    out.wrapped("", &letter.why);
    for link in [&letter.change, &letter.stop] {
        out.line(&format!("{}: {}", link.label, link.url));
    }
    out.wrapped("", &letter.sender);
    out.wrapped("", &letter.untracked);
    out.0
}

#[derive(Default)]
struct Text(String);

impl Text {
    fn line(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    /// An empty line, unless there is one.
    fn gap(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with("\n\n") {
            self.0.push('\n');
        }
    }

    fn part(&mut self, heading: &str) {
        self.gap();
        self.line(&heading.to_uppercase());
    }

    fn paragraph(&mut self, indent: &str, text: &str) {
        for paragraph in text.split('\n').filter(|paragraph| !paragraph.trim().is_empty()) {
            self.gap();
            self.wrapped(indent, paragraph);
        }
    }

    fn wrapped(&mut self, indent: &str, text: &str) {
        for line in wrap(text, COLUMNS - indent.len()) {
            self.line(&format!("{indent}{line}"));
        }
    }
}

/// Breaks a text between words into lines of at most so many characters; a longer word has a line of
/// its own.
fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= columns => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
pub(super) mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::super::letter::{DuePart, LessonPart, Link, NotePart, SoFar};
    use super::*;
    use crate::i18n::Words;

    /// A digest with all its parts.
    pub(in super::super) fn sample() -> Letter {
        let link = |label: &str, path: &str| Link { label: label.into(), url: format!("https://learn.example{path}") };
        Letter {
            words: Words::default(),
            site: "Carrel".into(),
            day: "Monday, November 24, 2025".into(),
            heading: "Ruth, have you got seven minutes?".into(),
            intro: Some("Here is one lesson that fits. If the desk needs you, your place is kept.".into()),
            lesson: Some(LessonPart {
                lang: None,
                title: "A challenge arrives: your <first> hour".into(),
                mark: Some("COL 17 C".into()),
                summary: "What to say, what to write down, who to call. Before you open the policy.".into(),
                meta: "7 minutes, counts for CE.".into(),
                button: link("Start", "/l/COL-17-C"),
            }),
            ending: Vec::new(),
            due: Some(DuePart {
                heading: "Date due".into(),
                sentence: "2 questions from earlier lessons are due.".into(),
                link: link("Answer them", "/r"),
            }),
            so_far: Some(SoFar {
                heading: "15 of 20 hours".into(),
                sentence: "Five hours to go by June 30, 2026. One ten-minute lesson a week gets you there.".into(),
                percent: 75,
            }),
            note: Some(NotePart {
                heading: "A note from Dana".into(),
                text: "See you at the & fair.\nBring a chair.".into(),
            }),
            reply: "You can also just reply to this email. It goes to Dana.".into(),
            quiet: Some("This comes once a month now.".into()),
            why: "You get this on Mondays because you joined New directors, fall 2025.".into(),
            change: link("Change the day or how often", "/me/email"),
            stop: link("Stop these emails", "/u/9fQ2mXk4"),
            sender: "Tallgrass Library Association, 12 Depot Street, Harlan Valley".into(),
            untracked: "We do not track who opens this email.".into(),
        }
    }

    #[test]
    fn the_text_is_complete_and_reads_like_a_letter() {
        let expected = "\
RUTH, HAVE YOU GOT SEVEN MINUTES?

Here is one lesson that fits. If the desk needs you, your place is
kept.

  A challenge arrives: your <first> hour (COL 17 C)
  What to say, what to write down, who to call. Before you open
  the policy. 7 minutes, counts for CE.

  Start: https://learn.example/l/COL-17-C

DATE DUE

  2 questions from earlier lessons are due.
  Answer them: https://learn.example/r

15 OF 20 HOURS

  Five hours to go by June 30, 2026. One ten-minute lesson a week
  gets you there.

A NOTE FROM DANA

  See you at the & fair.

  Bring a chair.

  You can also just reply to this email. It goes to Dana.

This comes once a month now.

-- 
You get this on Mondays because you joined New directors, fall
2025.
Change the day or how often: https://learn.example/me/email
Stop these emails: https://learn.example/u/9fQ2mXk4
Tallgrass Library Association, 12 Depot Street, Harlan Valley
We do not track who opens this email.
";
        assert_eq!(text(&sample()), expected);
    }

    #[test]
    fn a_part_that_is_empty_is_absent() {
        let letter = Letter { intro: None, lesson: None, so_far: None, quiet: None, ..sample() };
        let text = text(&letter);
        assert!(!text.contains("Start") && !text.contains("HOURS") && !text.contains("month"), "{text}");
        assert!(text.contains("A NOTE FROM DANA") && !text.contains("\n\n\n"), "{text}");
    }

    proptest! {
        #[test]
        fn wrapping_keeps_every_word_and_no_line_is_too_long(text in "[a-z ]{0,300}") {
            let lines = wrap(&text, 20);
            let words: Vec<&str> = text.split_whitespace().collect();
            prop_assert_eq!(lines.join(" "), words.join(" "));
            prop_assert!(lines.iter().all(|line| line.chars().count() <= 20 || !line.contains(' ')));
        }
    }
}
