//! The boards of an organization, the page of one of them, and the boards that somebody is on.

use chrono::{DateTime, NaiveDate, Utc};
use maud::{Markup, html};

use super::board::MemberForm;
use super::boards::BoardForm;
use super::join::JoinForm;
use super::{join_views, mine_views, said};
use crate::accounts::UserId;
use crate::credit::programs::{Board, BoardMember, Program, Standing};
use crate::i18n::{Language, Words};
use crate::text::capital;
use crate::web::components::{Field, back, hidden};
use crate::web::{Frame, Nav, Problems};

/// Every board, and the form to make one.
pub(super) fn list(
    frame: &Frame,
    program: &Program,
    rows: &[(Board, bool)],
    (form, problems): (&BoardForm, &Problems),
    now: DateTime<Utc>,
) -> Markup {
    let words = frame.words;
    let path = format!("/assoc/programs/{}", program.code);
    let field = |name, label: &str, value| Field {
        name,
        label: words.say(label),
        hint: None,
        value,
        kind: "text",
        autocomplete: "off",
        problems,
    };
    let main = html! {
        div.wrap.stack.g6.mid {
            (problems.summary(words))
            div.stack.g2 {
                (back(&path, html! { span lang=[words.lang(Language::English)] { (program.current(now.date_naive()).rules.program.name) } }))
                h1 { (words.say("boards-title")) }
                p.read { (words.say("boards-lead")) }
            }
            @if rows.is_empty() { div.empty.stack { p { (words.say("boards-none")) } } }
            ul.stack.g3.plain {
                @for (board, enrolled) in rows {
                    li.panel.stack.g1 {
                        h2.h4 { a href={ (path) "/boards/" (board.id) } { (board.name) } }
                        p.small.soft { (board.library) }
                        p.small { (words.say(if *enrolled { "boards-in-program" } else { "boards-not-in-program" })) }
                    }
                }
            }
            section.panel.stack.g3 aria-labelledby="new" {
                h2.h4 #new { (words.say("boards-new")) }
                form.stack.g4 method="post" action={ (path) "/boards" } novalidate {
                    (field("name", "boards-name", &form.name))
                    (field("library", "boards-library", &form.library))
                    p { button.btn { (words.say("boards-make")) } }
                }
            }
        }
    };
    frame.page(words.say("boards-title")).at(Nav::Association).noindex().error(!problems.is_empty()).render(main)
}

/// What the page of a board shows.
pub(super) struct Shown<'a> {
    pub program: &'a Program,
    pub board: &'a Board,
    pub members: &'a [BoardMember],
    /// Where it stands, if it is in the program.
    pub standing: Option<&'a Standing>,
    pub member: &'a MemberForm,
    pub join: &'a JoinForm,
    pub problems: &'a Problems,
    pub done: &'a str,
    /// The reader's day.
    pub today: NaiveDate,
    pub now: DateTime<Utc>,
}

/// The name of the field for the last day of somebody's time on a board.
pub(super) fn end_field(person: UserId, joined_on: NaiveDate) -> String {
    format!("end-{person}-{joined_on}")
}

/// The page of a board.
pub(super) fn page(frame: &Frame, shown: &Shown<'_>) -> Markup {
    let words = frame.words;
    let path = format!("/assoc/programs/{}/boards", shown.program.code);
    let known = ["made", "member", "ended", "enrolled"];
    let main = html! {
        div.wrap.stack.g6.mid {
            (shown.problems.summary(words))
            @if known.contains(&shown.done) { p.note.ok role="status" { (words.say(&format!("boards-done-{}", shown.done))) } }
            div.stack.g2 {
                (back(&path, words.say("boards-title")))
                h1 { (shown.board.name) }
                p.soft { (shown.board.library) }
            }
            (place(words, shown))
            (members(words, shown, &path))
            (new_member(words, shown, &path))
        }
    };
    let page = frame.page(shown.board.name.as_str()).at(Nav::Association).noindex();
    page.error(!shown.problems.is_empty()).render(main)
}

fn place(words: Words, shown: &Shown<'_>) -> Markup {
    let english = words.lang(Language::English);
    let rules = &shown.program.current(shown.now.date_naive()).rules;
    html! {
        section.stack.g3 aria-labelledby="place" {
            h2 #place lang=[english] { (rules.program.name) }
            @match shown.standing {
                Some(standing) => {
                    p { (said::standing(words, &shown.board.name, standing)) }
                    p.small.soft { (mine_views::span(words, standing)) @if !standing.confirmed { " " (join_views::draft(words)) } }
                    (mine_views::shelves(words, standing))
                    p { a href={ "/assoc/programs/" (shown.program.code) "/people" } { (words.say("boards-decide")) } }
                }
                None => {
                    p { (words.say("boards-not-in-program")) }
                    form.stack.g4 method="post" action={ "/assoc/programs/" (shown.program.code) "/boards/" (shown.board.id) "/enroll" } novalidate {
                        (join_views::fields(words, shown.program, shown.join, shown.problems, shown.now))
                        p { button.btn { (words.say("boards-enroll")) } }
                    }
                }
            }
        }
    }
}

fn members(words: Words, shown: &Shown<'_>, path: &str) -> Markup {
    html! {
        section.stack.g3 {
            h2 { (words.say("boards-members")) }
            @if shown.members.is_empty() { p { (words.say("boards-nobody")) } } @else {
                ul.stack.g3.plain { @for member in shown.members { (row(words, shown, path, member)) } }
            }
        }
    }
}

fn row(words: Words, shown: &Shown<'_>, path: &str, member: &BoardMember) -> Markup {
    let field = end_field(member.person, member.joined_on);
    let problem = shown.problems.of(&field);
    let problem_id = format!("{field}-problem");
    let since = words.short_date_and_year(member.joined_on);
    html! {
        li.panel.row.apart {
            div.stack.g1 {
                p { b { (member.name) } }
                p.small.soft { (member.email) }
                @match member.left_on {
                    Some(left) => p.small { (words.fill("program-span", &[("from", since.into()), ("to", words.short_date_and_year(left).into())])) },
                    None => p.small { (capital(&words.fill("program-since", &[("date", since.into())]))) },
                }
            }
            form.row.low method="post" action={ (path) "/" (shown.board.id) "/members/" (member.person) "/end" } novalidate {
                (hidden("joined_on", member.joined_on.to_string()))
                div.field.bad[problem.is_some()] {
                    label for=(field) { (words.say("boards-last-day")) span.vh { ": " (member.name) } }
                    @if let Some(problem) = problem { p.err id=(problem_id) { (problem) } }
                    input.short id=(field) name="left_on" type="date" autocomplete="off"
                        value=(member.left_on.unwrap_or(shown.today))
                        aria-describedby=[problem.map(|_| &problem_id)] aria-invalid=[problem.map(|_| "true")];
                }
                button.btn.quiet.sm { (words.say("boards-end")) span.vh { ": " (member.name) } }
            }
        }
    }
}

fn new_member(words: Words, shown: &Shown<'_>, path: &str) -> Markup {
    let field = |name, label: &str, kind, value, hint: Option<&str>| Field {
        name,
        label: words.say(label),
        hint: hint.map(|hint| words.say(hint)),
        value,
        kind,
        autocomplete: "off",
        problems: shown.problems,
    };
    html! {
        section.panel.stack.g3 aria-labelledby="add" {
            h2.h4 #add { (words.say("boards-add")) }
            form.stack.g4 method="post" action={ (path) "/" (shown.board.id) "/members" } novalidate {
                (field("email", "boards-email", "email", &shown.member.email, None))
                (field("joined_on", "boards-joined", "date", &shown.member.joined_on, None))
                (field("left_on", "boards-left", "date", &shown.member.left_on, Some("boards-left-hint")))
                p { button.btn { (words.say("boards-add-now")) } }
            }
        }
    }
}

/// Where the boards that one is on stand.
pub(super) fn of_boards(words: Words, boards: &[(Board, Vec<Standing>)]) -> Markup {
    let english = words.lang(Language::English);
    html! {
        section.stack.g3 aria-labelledby="boards-h" {
            h2 #boards-h { (words.say("boards-mine")) }
            ul.stack.g6.plain {
                @for (board, standings) in boards {
                    li.stack.g3 {
                        h3.h4 { (board.name) }
                        @if standings.is_empty() { p { (words.say("boards-not-enrolled")) } }
                        @for standing in standings {
                            p {
                                a href={ "/record/programs/" (standing.enrollment.id) } lang=[english] { (standing.rules.program.name) }
                                br;
                                (said::standing(words, &board.name, standing))
                            }
                            p.small.soft { (mine_views::span(words, standing)) @if !standing.confirmed { " " (join_views::draft(words)) } }
                            (mine_views::shelves(words, standing))
                        }
                    }
                }
            }
        }
    }
}
