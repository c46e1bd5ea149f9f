//! A question on paper, whatever its kind: what to tick, what to write, and what is right and why.

use crate::format::{Check, Step, StepBody, Task, shuffled};
use crate::i18n::Words;
use crate::text::{Said, said, said_in_line};

/// What stands where something is to be filled in.
const BLANK: &str = "____";

/// A question on paper.
#[derive(Debug, PartialEq, Eq)]
pub struct Question {
    /// What happened before, by paragraph.
    pub story: Vec<String>,
    /// The question.
    pub ask: String,
    /// What can be ticked or filled in; nothing where words are to be written.
    pub boxes: Vec<Choice>,
    /// What is right and why; nothing where nothing is.
    pub answers: Vec<Answer>,
}

/// Something to tick or to fill in.
#[derive(Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its letter or number, or a blank; may be empty.
    pub label: String,
    /// Its words.
    pub text: String,
    /// Whether it has a box to tick.
    pub tick: bool,
}

/// A right answer.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its letter or number; may be empty.
    pub label: String,
    /// Its words.
    pub text: String,
    /// Why it is right.
    pub why: String,
}

/// The questions of a step: one for a check or a reflection, one for each turn of a case, none for others.
pub fn questions(words: Words, step: &Step) -> Vec<Question> {
    let story = told(&step.prose_html);
    match &step.body {
        StepBody::Check(check) => asked(words, check, story),
        StepBody::Reflection { prompt, .. } => {
            vec![Question { story, ask: prompt.clone(), boxes: Vec::new(), answers: Vec::new() }]
        }
        _ => Vec::new(),
    }
}

/// A story by paragraph; the items of a numbered list keep their numbers.
fn told(html: &str) -> Vec<String> {
    let line = |block: &Said| match block.number {
        Some(number) => format!("{number}. {}", block.whole()),
        None => block.whole(),
    };
    said(html).iter().map(line).collect()
}

fn asked(words: Words, check: &Check, story: Vec<String>) -> Vec<Question> {
    let mut question = Question { story, ask: check.question.clone(), boxes: Vec::new(), answers: Vec::new() };
    match &check.task {
        Task::Choose | Task::Hotspot { .. } => {
            (question.boxes, question.answers) = choices(&check.options);
            if check.several() {
                let count = [("count", check.right_count().into())];
                question.ask = format!("{} {}", question.ask, words.fill("handout-several", &count));
            }
            if matches!(check.task, Task::Hotspot { .. }) {
                question.ask = format!("{} {}", question.ask, words.say("handout-picture"));
            }
        }
        Task::TrueFalse { truth, true_html, false_html } => {
            (question.boxes, question.answers) = choices(&check.options);
            let both = [("check-true", true, true_html), ("check-false", false, false_html)];
            let ticks = both.map(|(key, _, _)| Choice { label: String::new(), text: words.say(key), tick: true });
            question.boxes.splice(0..0, ticks);
            let right = both.into_iter().filter(|(_, value, _)| value == truth);
            let right = right.map(|(key, _, why)| answer("", &words.say(key), why));
            question.answers.splice(0..0, right.collect::<Vec<_>>());
        }
        Task::Number { right, unit, right_html, .. } => {
            question.boxes.push(blank(unit));
            question.answers.push(answer("", format!("{} {unit}", right.written).trim(), right_html));
        }
        Task::ShortText { forms, right_html, .. } => {
            question.answers.push(answer("", forms.first().map_or("", String::as_str), right_html));
        }
        Task::Order { items, right_html, .. } => {
            question.ask =
                format!("{} {}", question.ask, words.fill("handout-order", &[("count", items.len().into())]));
            let mixed = shuffled(items.iter().map(|item| item.id.as_str()));
            let mixed = mixed.into_iter().filter_map(|at| items.get(at));
            question.boxes.extend(mixed.map(|item| blank(&item.plain)));
            let last = items.len();
            question.answers.extend((1..).zip(items).map(|(place, item)| {
                answer(&format!("{place}."), &item.plain, if place == last { right_html } else { "" })
            }));
        }
        Task::Match { pairs, goals } => {
            question.ask = format!("{} {}", question.ask, words.say("handout-match"));
            let mixed = shuffled(goals.iter().map(|goal| goal.id.as_str()));
            let mixed: Vec<_> = mixed.into_iter().filter_map(|at| goals.get(at)).collect();
            let lettered: Vec<(String, _)> = letters().zip(mixed).collect();
            question.boxes.extend(pairs.iter().map(|pair| blank(&pair.item.plain)));
            let goals = lettered.iter();
            question.boxes.extend(goals.map(|(label, goal)| Choice {
                label: label.clone(),
                text: goal.plain.clone(),
                tick: false,
            }));
            for pair in pairs {
                let goal = lettered.iter().find(|(_, goal)| goal.id == pair.goal);
                let text = format!("{}: {}", pair.item.plain, goal.map_or("", |(_, goal)| &goal.plain));
                question.answers.push(answer(goal.map_or("", |(letter, _)| letter), &text, &pair.feedback_html));
            }
        }
        Task::Gaps { pieces_html, gaps } => {
            let mut text = String::new();
            for (nth, piece) in (1..).zip(pieces_html) {
                text.push_str(&said_in_line(piece));
                if nth <= gaps.len() {
                    text.push_str(&format!(" {BLANK} ({nth}) "));
                }
            }
            question.story.push(text.split_whitespace().collect::<Vec<_>>().join(" "));
            for (nth, gap) in (1_u32..).zip(gaps) {
                let all: Vec<&str> = gap.options.iter().map(|option| option.plain.as_str()).collect();
                question.boxes.push(Choice { label: format!("({nth})"), text: all.join(" / "), tick: false });
                let right = gap.options.iter().filter(|option| option.right);
                question.answers.extend(right.map(|one| answer(&format!("({nth})"), &one.plain, &one.feedback_html)));
            }
        }
        Task::Branching { turns } => {
            let first = std::mem::take(&mut question.story);
            let mut story = Some(first);
            return turns
                .iter()
                .map(|turn| {
                    let moves: Vec<_> = turn.moves.iter().map(|each| each.choice.clone()).collect();
                    let (boxes, answers) = choices(&moves);
                    let own = || told(&turn.prose_html);
                    let ask =
                        if turn.id.is_empty() { check.question.clone() } else { said_in_line(&turn.question_html) };
                    Question { story: story.take().unwrap_or_else(own), ask, boxes, answers }
                })
                .collect();
        }
    }
    vec![question]
}

fn blank(text: &str) -> Choice {
    Choice { label: BLANK.to_owned(), text: text.to_owned(), tick: false }
}

/// "A.", "B." and so on.
fn letters() -> impl Iterator<Item = String> {
    ('A'..='Z').map(|letter| format!("{letter}."))
}

fn choices(options: &[crate::format::Choice]) -> (Vec<Choice>, Vec<Answer>) {
    let lettered = || letters().zip(options);
    let boxes = lettered().map(|(label, option)| Choice { label, text: option.plain.clone(), tick: true });
    let right = lettered().filter(|(_, option)| option.right);
    (boxes.collect(), right.map(|(label, option)| answer(&label, &option.plain, &option.feedback_html)).collect())
}

fn answer(label: &str, text: &str, why_html: &str) -> Answer {
    let why = said(why_html).iter().map(|block| block.whole()).collect::<Vec<_>>().join(" ");
    Answer { label: label.to_owned(), text: text.to_owned(), why }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::format::Tile;

    fn tile(id: &str, plain: &str) -> Tile {
        Tile { id: id.to_owned(), text_html: plain.to_owned(), plain: plain.to_owned() }
    }

    fn check(task: Task) -> Check {
        Check { task, ..Check::choose("Which first?".to_owned(), "Which first?".to_owned(), Vec::new()) }
    }

    #[test]
    fn an_order_is_numbered_by_hand_and_its_answer_is_the_order() {
        let items = vec![tile("a", "Look"), tile("b", "Count"), tile("c", "Lock")];
        let task = Task::Order { items, right_html: "<p>So.</p>".to_owned(), other_html: String::new() };
        let asked = asked(Words::default(), &check(task), Vec::new());
        let [question] = asked.as_slice() else { panic!("{asked:?}") };
        assert_eq!(question.ask, "Which first? Number the lines from 1 to 3.");
        assert!(question.boxes.iter().all(|choice| !choice.tick && choice.label == BLANK));
        let mut boxes: Vec<&str> = question.boxes.iter().map(|choice| choice.text.as_str()).collect();
        boxes.sort_unstable();
        assert_eq!(boxes, ["Count", "Lock", "Look"]);
        let answers: Vec<String> = question
            .answers
            .iter()
            .map(|answer| [answer.label.as_str(), &answer.text, &answer.why].join(" "))
            .collect();
        assert_eq!(answers, ["1. Look ", "2. Count ", "3. Lock So."]);
    }

    #[test]
    fn gaps_are_numbered_in_the_text() {
        let option = |id: &str, right| crate::format::Choice {
            id: id.to_owned(),
            text_html: id.to_owned(),
            plain: id.to_owned(),
            right,
            feedback_html: String::new(),
        };
        let gap =
            crate::format::Gap { id: "g".to_owned(), options: vec![option("days", false), option("weeks", true)] };
        let task = Task::Gaps { pieces_html: vec!["Keep it three".to_owned(), "at most.".to_owned()], gaps: vec![gap] };
        let asked = asked(Words::default(), &check(task), vec!["Before.".to_owned()]);
        assert_eq!(asked[0].story, ["Before.", "Keep it three ____ (1) at most."]);
        assert_eq!(asked[0].boxes[0].text, "days / weeks");
        assert_eq!((asked[0].answers[0].label.as_str(), asked[0].answers[0].text.as_str()), ("(1)", "weeks"));
    }
}
