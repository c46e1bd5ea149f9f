//! The desk as a table: one line for each thing that the site stands on, and what to do about it.

use maud::{Markup, html};

use super::content_check::Checked;
use super::figures::Figures;
use crate::i18n::Words;

/// What was seen.
pub(super) struct Seen<'a> {
    pub figures: &'a Figures,
    /// The last check of the content folder.
    pub checked: &'a Checked,
    /// When that was, in the reader's zone.
    pub checked_at: String,
    /// The name of the mail server; mail stays in files when there is none.
    pub mail_server: Option<&'a str>,
    pub content_dir: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Good,
    /// It goes on, and somebody should look.
    Look,
    /// Something does not work until it is mended.
    Mend,
}

/// One line of the desk.
#[derive(Debug)]
struct Line {
    title: String,
    /// The page that shows more.
    page: Option<&'static str>,
    state: State,
    says: String,
    /// What to do, a sentence or two each.
    advice: Vec<String>,
}

impl Line {
    fn new(title: String, page: Option<&'static str>, says: String) -> Line {
        Line { title, page, state: State::Good, says, advice: Vec::new() }
    }

    /// With this state and advice, if it is so.
    fn when(mut self, so: bool, state: State, advice: impl FnOnce() -> String) -> Line {
        if so {
            if self.state != State::Mend {
                self.state = state;
            }
            self.advice.push(advice());
        }
        self
    }
}

/// The page.
pub(super) fn view(words: Words, seen: &Seen<'_>) -> Markup {
    let lines =
        [database(words, seen), mail(words, seen), jobs(words, seen), people(words, seen), content(words, seen)];
    html! {
        div.wrap.stack.g6.mid {
            div.stack.g2 {
                h1 { (words.say("desk-title")) }
                p.soft { (words.say("desk-lead")) }
            }
            table {
                caption.vh { (words.say("desk-caption")) }
                thead { tr {
                    th scope="col" { (words.say("desk-column-what")) }
                    th scope="col" { (words.say("desk-column-how")) }
                } }
                tbody { @for line in &lines { (row(words, line)) } }
            }
            p.small.soft { (words.fill("desk-version", &[("version", env!("CARGO_PKG_VERSION").into())])) }
        }
    }
}

fn row(words: Words, line: &Line) -> Markup {
    let (color, state) = match line.state {
        State::Good => ("ok", words.say("desk-good")),
        State::Look => ("warn", words.say("desk-look")),
        State::Mend => ("no", words.say("desk-mend")),
    };
    html! {
        tr {
            th scope="row" {
                @match line.page {
                    Some(page) => a href=(page) { (line.title) },
                    None => (line.title),
                }
            }
            td.stack.g2 {
                p { span.tag.(color) { (state) } " " (line.says) }
                @for advice in &line.advice { p.small { (advice) } }
            }
        }
    }
}

fn database(words: Words, seen: &Seen<'_>) -> Line {
    let megabytes = seen.figures.counts.bytes / 1_000_000;
    let says = words.fill("desk-database-size", &[("megabytes", megabytes.into())]);
    Line::new(words.say("desk-database"), None, says)
        .when(!seen.figures.migrated, State::Mend, || words.say("desk-database-old"))
}

fn mail(words: Words, seen: &Seen<'_>) -> Line {
    let counts = &seen.figures.counts;
    let way = match seen.mail_server {
        Some(host) => words.fill("desk-mail-server", &[("host", host.into())]),
        None => words.say("desk-mail-files"),
    };
    let count = words
        .fill("desk-mail-counts", &[("waiting", counts.mail_waiting.into()), ("lost", counts.mail_given_up.into())]);
    Line::new(words.say("desk-mail"), Some("/admin/mail"), format!("{way} {count}"))
        .when(seen.mail_server.is_none(), State::Look, || words.say("desk-mail-files-advice"))
        .when(counts.mail_delayed > 0, State::Look, || {
            words.fill("desk-mail-delayed", &[("count", counts.mail_delayed.into())])
        })
        .when(counts.mail_given_up > 0, State::Look, || words.say("desk-mail-lost-advice"))
}

fn jobs(words: Words, seen: &Seen<'_>) -> Line {
    let counts = &seen.figures.counts;
    let says = words
        .fill("desk-jobs-counts", &[("waiting", counts.jobs_waiting.into()), ("failed", counts.jobs_failed.into())]);
    Line::new(words.say("desk-jobs"), Some("/admin/jobs"), says)
        .when(counts.jobs_late > 0, State::Mend, || words.fill("desk-jobs-late", &[("count", counts.jobs_late.into())]))
        .when(counts.jobs_failed > 0, State::Look, || words.say("desk-jobs-failed-advice"))
}

fn people(words: Words, seen: &Seen<'_>) -> Line {
    let census = seen.figures.people;
    let says = words.fill("desk-people-count", &[("count", census.real.into())]);
    let samples = || words.fill("desk-people-samples", &[("count", census.demo.into())]);
    Line::new(words.say("desk-people"), None, says).when(census.demo > 0, State::Look, samples)
}

fn content(words: Words, seen: &Seen<'_>) -> Line {
    let (counts, faults) = (&seen.figures.counts, seen.checked.faults.len());
    let values = [("lessons", counts.lessons.into()), ("modules", counts.modules.into())];
    let checked =
        words.fill("desk-content-checked", &[("when", seen.checked_at.as_str().into()), ("faults", faults.into())]);
    let says = format!("{} {checked}", words.fill("desk-content-counts", &values));
    Line::new(words.say("desk-content"), Some("/admin/content"), says)
        .when(faults > 0, State::Look, || words.say("desk-content-faults-advice"))
        .when(counts.lessons == 0, State::Look, || {
            words.fill("desk-content-none", &[("dir", seen.content_dir.as_str().into())])
        })
}

#[cfg(test)]
mod tests {
    use super::super::figures::Counts;
    use super::*;
    use crate::accounts::Census;

    fn judged(counts: Counts, line: fn(Words, &Seen<'_>) -> Line) -> (State, usize) {
        let figures = Figures { counts, migrated: true, people: Census { demo: 0, real: 3 } };
        let checked = Checked::default();
        let seen = Seen {
            figures: &figures,
            checked: &checked,
            checked_at: String::new(),
            mail_server: Some("mail.example.org"),
            content_dir: "content".into(),
        };
        let line = line(Words::default(), &seen);
        (line.state, line.advice.len())
    }

    #[test]
    fn what_is_in_order_needs_no_advice() {
        let counts = Counts { lessons: 5, jobs_waiting: 2, mail_waiting: 1, ..Counts::default() };
        for line in [database, mail, jobs, people, content] {
            assert_eq!(judged(counts.clone(), line), (State::Good, 0));
        }
    }

    #[test]
    fn the_worst_state_stands_and_every_advice_with_it() {
        let counts = Counts { jobs_late: 1, jobs_failed: 2, ..Counts::default() };
        assert_eq!(judged(counts, jobs), (State::Mend, 2));
        assert_eq!(judged(Counts { jobs_failed: 2, ..Counts::default() }, jobs), (State::Look, 1));
        assert_eq!(judged(Counts { mail_delayed: 1, mail_given_up: 1, ..Counts::default() }, mail), (State::Look, 2));
        assert_eq!(judged(Counts::default(), content), (State::Look, 1));
    }
}
