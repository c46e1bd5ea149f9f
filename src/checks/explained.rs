//! After the answer: what was given and why, what would be better and why.

use maud::{Markup, PreEscaped, html};

use super::asked::numbered;
use crate::format::{Check, Gap, Marked, Row, Task, Tile, Verdict};
use crate::i18n::Words;
use crate::web::components::icon;

/// Right, partly, or not quite: never "wrong".
pub fn verdict(words: Words, mark: &Marked) -> String {
    words.say(match mark.verdict {
        Verdict::Right => "verdict-right",
        Verdict::Partly => "verdict-partly",
        Verdict::NotQuite => "verdict-not-quite",
    })
}

/// The answer and its reasons, under a heading that takes the focus.
pub fn explanation(words: Words, check: &Check, tokens: &[String]) -> Markup {
    let mark = check.mark(tokens);
    html! {
        section.stack.read.g3 aria-labelledby="result" {
            h2.h3 #result tabindex="-1" data-result { (verdict(words, &mark)) }
            p { (PreEscaped(&check.question_html)) }
            @match &check.task {
                Task::Order { items, right_html, other_html } => {
                    (order(words, items, tokens))
                    div.prose { (PreEscaped(if mark.verdict == Verdict::Right { right_html } else { other_html })) }
                }
                Task::Hotspot { picture, spots } => { (numbered(picture, spots)) (rows(words, check, tokens, &mark)) }
                Task::Gaps { pieces_html, gaps } => { (filled(pieces_html, gaps, tokens)) (rows(words, check, tokens, &mark)) }
                _ => (rows(words, check, tokens, &mark)),
            }
        }
    }
}

fn rows(words: Words, check: &Check, tokens: &[String], mark: &Marked) -> Markup {
    let all = check.rows();
    let groups = all.iter().map(|row| row.group).max().map_or(0, |last| last + 1);
    let mine = |row: &Row<'_>| mark.parts.contains_key(row.token.as_ref());
    // Of a case, only the turns that were met.
    let met: Vec<usize> = (0..groups).filter(|group| all.iter().any(|row| row.group == *group && mine(row))).collect();
    let shown: Vec<&Row<'_>> = all.iter().filter(|row| met.contains(&row.group)).collect();
    let others = shown.iter().filter(|row| !row.right && !mine(row) && !row.feedback_html.is_empty());
    let others: Vec<_> = if check.is_typed() { Vec::new() } else { others.collect() };
    let typed = if check.is_typed() { tokens.first().map(String::as_str) } else { None };
    let group = |group: usize| {
        html! {
            @for row in shown.iter().filter(|row| row.group == group && mine(row)) {
                (line(words, check, row, typed, "your-answer"))
            }
            @for row in shown.iter().filter(|row| row.group == group && row.right && !mine(row)) {
                (line(words, check, row, None, "better-answer"))
            }
        }
    };
    html! {
        @if let Task::Branching { turns } = &check.task {
            @for at in met {
                @if let Some(turn) = turns.get(at).filter(|turn| !turn.title.is_empty()) { h3.h4 { (turn.title) } }
                ul.list { (group(at)) }
            }
        } @else {
            ul.list { @for at in met { (group(at)) } }
        }
        @if !others.is_empty() {
            details {
                summary { (words.fill("why-not-others", &[("count", others.len().into())])) }
                ul.prose.small {
                    @for row in others { li { b { (text(words, check, row)) } " " (PreEscaped(row.feedback_html)) } }
                }
            }
        }
    }
}

fn line(words: Words, check: &Check, row: &Row<'_>, typed: Option<&str>, label: &str) -> Markup {
    let (class, sign) = if row.right { ("right", "check") } else { ("wrong", "cross") };
    html! {
        li.choice.(class) {
            (icon(sign))
            div {
                span.why { (words.say(label)) } " "
                b { @match typed { Some(typed) => (typed), None => (text(words, check, row)) } }
                div { (PreEscaped(row.feedback_html)) }
            }
        }
    }
}

/// The words of a row. Those of "true" and "false" are ours.
pub(super) fn text(words: Words, check: &Check, row: &Row<'_>) -> Markup {
    match (&check.task, row.token.as_ref()) {
        (Task::TrueFalse { .. }, "true") => html! { (words.say("check-true")) },
        (Task::TrueFalse { .. }, "false") => html! { (words.say("check-false")) },
        (Task::Number { right, unit, .. }, _) => html! { (grouped(&right.written)) " " (unit) },
        _ => html! { (PreEscaped(&row.text_html)) },
    }
}

/// A number as it stands in the text around it, with its thousands apart: "1,500".
fn grouped(written: &str) -> String {
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    let (whole, rest) = written.split_at(digits);
    if whole.len() < 4 || whole.starts_with('0') || rest.starts_with(',') {
        return written.to_owned();
    }
    let mut out = String::new();
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

/// The items in the right order, each with the place it was given.
fn order(words: Words, items: &[Tile], tokens: &[String]) -> Markup {
    let given = |item: &Tile| {
        let mut places = tokens.iter().filter_map(|token| token.split_once('='));
        places.find(|(id, _)| *id == item.id).map_or("", |(_, place)| place)
    };
    html! {
        ol.list {
            @for (place, item) in (1_u32..).zip(items) {
                @let right = given(item) == place.to_string();
                li.choice.right[right].wrong[!right] {
                    (icon(if right { "check" } else { "cross" }))
                    div {
                        span.why {
                            @if right { (words.say("check-in-place")) }
                            @else { (words.fill("check-out-of-place", &[("place", given(item).into())])) }
                        }
                        " " b { (place) ". " (PreEscaped(&item.text_html)) }
                    }
                }
            }
        }
    }
}

/// The text with the words that were chosen.
fn filled(pieces_html: &[String], gaps: &[Gap], tokens: &[String]) -> Markup {
    html! {
        p {
            @for (at, piece) in pieces_html.iter().enumerate() {
                (PreEscaped(piece))
                @for option in gaps.get(at).into_iter().flat_map(|gap| &gap.options).filter(|option| tokens.contains(&option.id)) {
                    b { (PreEscaped(&option.text_html)) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_stand_apart() {
        for (written, shown) in [
            ("28", "28"),
            ("999", "999"),
            ("1500", "1,500"),
            ("1500000.25", "1,500,000.25"),
            ("1,500", "1,500"),
            ("0.5", "0.5"),
            ("-3", "-3"),
        ] {
            assert_eq!(grouped(written), shown);
        }
    }
}
