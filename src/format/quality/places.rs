//! Where something stands in its file: the lesson as it is kept has no lines any more.
//!
//! Files are read again only for what is at fault. What cannot be found is said to be on line 1.

use std::fs;
use std::path::{Path, PathBuf};

use super::Spot;
use crate::format::fault::Fault;
use crate::format::files;
use crate::i18n::Language;

/// Finds lines below a content folder.
pub(super) struct Places<'a> {
    dir: &'a Path,
}

impl<'a> Places<'a> {
    pub fn new(dir: &'a Path) -> Self {
        Self { dir }
    }

    /// A fault at a key of a lesson's front matter.
    pub fn at_key(&self, slug: &str, language: Language, key: &str, message: String, fix: String) -> Fault {
        let file = self.lesson(slug, language);
        let text = read(&file);
        let found = text.lines().position(|line| line.split('=').next().is_some_and(|name| name.trim() == key));
        fault(file, found, message, fix)
    }

    /// A fault at a step of a lesson, or at one of its options.
    pub fn at_step(
        &self,
        slug: &str,
        language: Language,
        (step, option): (&str, Option<&str>),
        message: String,
        fix: String,
    ) -> Fault {
        let file = self.lesson(slug, language);
        let found = line_of_step(&read(&file), step, option);
        fault(file, found, message, fix)
    }

    /// A fault at a question of an evaluation.
    pub fn at_question(&self, module: &str, number: usize, message: String, fix: String) -> Fault {
        let file = self.dir.join("modules").join(format!("{module}.toml"));
        let text = read(&file);
        let mut questions = text.lines().enumerate().filter(|(_, line)| line.trim_start().starts_with("[[question]]"));
        let found = questions.nth(number).map(|(at, _)| at);
        fault(file, found, message, fix)
    }

    /// A fault at a question, wherever it stands.
    pub fn at_spot(&self, spot: Spot<'_>, message: String, fix: String) -> Fault {
        match spot {
            Spot::Lesson(slug, step) => self.at_step(slug, Language::English, (step, None), message, fix),
            Spot::Module(slug, at) => self.at_question(slug, at, message, fix),
        }
    }

    fn lesson(&self, slug: &str, language: Language) -> PathBuf {
        self.dir.join("lessons").join(slug).join(files::lesson_file(language))
    }
}

fn fault(file: PathBuf, found: Option<usize>, message: String, fix: String) -> Fault {
    // Nothing here keeps an item from loading.
    Fault { file, line: found.map_or(1, |at| at + 1), message, fix, item: None }
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_default()
}

/// The line of `## Title {#step kind}`, or of `- [ ] words {#option}` below it, counted from 0.
fn line_of_step(text: &str, step: &str, option: Option<&str>) -> Option<usize> {
    let id = format!("{{#{step} ");
    let mut lines = text.lines().enumerate().skip_while(|(_, line)| !(line.starts_with("##") && line.contains(&id)));
    let header = lines.next()?.0;
    let Some(option) = option else { return Some(header) };
    // A spot or a move says more behind its id.
    let ends = [format!("{{#{option}}}"), format!("{{#{option} ")];
    let mut begun = header;
    for (at, line) in lines.take_while(|(_, line)| !line.starts_with("## ")) {
        if line.starts_with("- ") {
            begun = at;
        }
        if ends.iter().any(|end| line.contains(end)) {
            return Some(begun);
        }
    }
    Some(header)
}

#[cfg(test)]
mod tests {
    use super::line_of_step;

    #[test]
    fn an_option_is_where_it_begins() {
        let line_of = |option| {
            line_of_step("## M {#m check match}\n? So?\n- a {#a} = b {#b}\n- [ ] c {#c 1,2}", "m", Some(option))
        };
        assert_eq!((line_of("a"), line_of("c"), line_of("1")), (Some(2), Some(3), Some(0)));
        let text = "## One {#one reading}\n\nSee {#two}.\n\n## Two {#two check}\n? So?\n- [ ] a {#a}\n  > No.\n- [x] b\n  and more {#b}\n  > Yes.";
        let line = |step, option| line_of_step(text, step, option);
        assert_eq!((line("one", None), line("two", None), line("three", None)), (Some(0), Some(4), None));
        assert_eq!(
            (line("two", Some("a")), line("two", Some("b")), line("two", Some("c"))),
            (Some(6), Some(8), Some(4))
        );
    }
}
