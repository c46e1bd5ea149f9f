//! Every answer that can be given, one by one, each with what is said to it.

use std::borrow::Cow;

use super::{Check, Choice, Task};

/// The token of the right answer where answers are typed.
pub const RIGHT: &str = "right";
/// The token of any answer that nobody foresaw.
pub const OTHER: &str = "other";

/// One thing that can be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<'c> {
    /// What stands for it in an answer.
    pub token: Cow<'c, str>,
    /// What it answers: the number of the gap, the item, the turn. Choosing has one for all options.
    pub group: usize,
    /// As words in a line; empty for "true" and "false", which have other words in each language.
    pub text_html: Cow<'c, str>,
    /// What is said to it; empty where the author says nothing.
    pub feedback_html: &'c str,
    /// Whether it is right.
    pub right: bool,
}

impl Check {
    /// Every answer that can be given, in the order it stands in the file.
    pub fn rows(&self) -> Vec<Row<'_>> {
        let options = |group: usize| self.options.iter().map(move |option| row(group, option));
        match &self.task {
            Task::Choose | Task::Hotspot { .. } => options(0).collect(),
            Task::TrueFalse { truth, true_html, false_html } => {
                let said = |token, feedback_html, right| plain_row(token, "", feedback_html, right);
                let said = [said("true", true_html, *truth), said("false", false_html, !*truth)];
                said.into_iter().chain(options(1)).collect()
            }
            Task::Number { right, right_html, misses, other_html, .. } => {
                let misses = misses.iter().map(|miss| miss.feedback_html.as_str());
                typed(&right.written, right_html, misses, other_html)
            }
            Task::ShortText { forms, right_html, misses, other_html } => {
                let misses = misses.iter().map(|miss| miss.feedback_html.as_str());
                typed(forms.first().map_or("", String::as_str), right_html, misses, other_html)
            }
            Task::Order { items, .. } => {
                let places = 1..=items.len();
                let row = |place: usize, group: usize| Row {
                    token: format!("{}={place}", items[group].id).into(),
                    group,
                    text_html: items[group].text_html.as_str().into(),
                    feedback_html: "",
                    right: place == group + 1,
                };
                (0..items.len()).flat_map(|group| places.clone().map(move |place| row(place, group))).collect()
            }
            Task::Match { .. } => self.matches(),
            Task::Gaps { gaps, .. } => {
                let gaps = gaps.iter().enumerate();
                gaps.flat_map(|(group, gap)| gap.options.iter().map(move |option| row(group, option))).collect()
            }
            Task::Branching { turns } => {
                let turns = turns.iter().enumerate();
                turns.flat_map(|(group, turn)| turn.moves.iter().map(move |each| row(group, &each.choice))).collect()
            }
        }
    }

    /// Everything that can be chosen, put in order or matched, as HTML, each once; and the text it stands in.
    pub fn answers_html(&self) -> Vec<&str> {
        let options = self.options.iter().map(|option| option.text_html.as_str());
        match &self.task {
            Task::Choose | Task::Hotspot { .. } | Task::TrueFalse { .. } => options.collect(),
            Task::Number { .. } | Task::ShortText { .. } => Vec::new(),
            Task::Order { items, .. } => items.iter().map(|item| item.text_html.as_str()).collect(),
            Task::Match { pairs, goals } => {
                let tiles = pairs.iter().map(|pair| &pair.item).chain(goals);
                tiles.map(|tile| tile.text_html.as_str()).collect()
            }
            Task::Gaps { pieces_html, gaps } => {
                let options = gaps.iter().flat_map(|gap| &gap.options).map(|option| option.text_html.as_str());
                pieces_html.iter().map(String::as_str).chain(options).collect()
            }
            Task::Branching { turns } => {
                let told = turns.iter().skip(1).flat_map(|turn| [turn.prose_html.as_str(), &turn.question_html]);
                let moves = turns.iter().flat_map(|turn| &turn.moves).map(|each| each.choice.text_html.as_str());
                told.chain(moves).collect()
            }
        }
    }

    /// Everything that is said to an answer, as HTML, with the token or the id that it is said to.
    pub fn feedback_html(&self) -> Vec<(String, &str)> {
        if let Task::Order { right_html, other_html, .. } = &self.task {
            return vec![(RIGHT.to_owned(), right_html), (OTHER.to_owned(), other_html)];
        }
        let said = self.rows().into_iter().filter(|row| !row.feedback_html.is_empty());
        said.map(|row| (row.token.into_owned(), row.feedback_html)).collect()
    }

    /// Every token that an answer may hold, half made or not, always in the same order. Typed answers
    /// have none.
    pub fn tokens(&self) -> Vec<String> {
        if self.is_typed() {
            return Vec::new();
        }
        let tokens: Vec<String> = self.rows().into_iter().map(|row| row.token.into_owned()).collect();
        let branching = matches!(self.task, Task::Branching { .. });
        let picked: Vec<String> = tokens.iter().filter(|_| branching).map(|token| format!("{token}?")).collect();
        [tokens, picked].concat()
    }

    fn matches(&self) -> Vec<Row<'_>> {
        let Task::Match { pairs, goals } = &self.task else { return Vec::new() };
        let mut rows = Vec::with_capacity(pairs.len() * goals.len());
        for (group, pair) in pairs.iter().enumerate() {
            for goal in goals {
                let right = pair.goal == goal.id;
                let miss = || pair.misses.iter().find(|miss| miss.given == goal.id);
                let feedback_html =
                    if right { pair.feedback_html.as_str() } else { miss().map_or("", |miss| &miss.feedback_html) };
                rows.push(Row {
                    token: format!("{}={}", pair.item.id, goal.id).into(),
                    group,
                    text_html: format!("{} → {}", pair.item.text_html, goal.text_html).into(),
                    feedback_html,
                    right,
                });
            }
        }
        rows
    }

    /// A right answer, for those who need one: samples and tests.
    pub fn right_answer(&self) -> Vec<String> {
        match &self.task {
            Task::Number { right, .. } => vec![right.written.clone()],
            Task::ShortText { forms, .. } => forms.first().cloned().into_iter().collect(),
            Task::Branching { .. } => self.way(true),
            _ => self.rows().into_iter().filter(|row| row.right).map(|row| row.token.into_owned()).collect(),
        }
    }

    /// A complete answer that is not right.
    pub fn other_answer(&self) -> Vec<String> {
        match &self.task {
            Task::Number { right, .. } => {
                vec![(right.value.abs() / 1_000_000 + 1 + right.tolerance / 500_000).to_string()]
            }
            Task::ShortText { forms, .. } => vec![forms.concat() + "x"],
            Task::Branching { .. } => self.way(false),
            Task::Order { items, .. } => {
                let places = (0..items.len()).map(|place| (place + 1) % items.len() + 1);
                items.iter().zip(places).map(|(item, place)| format!("{}={place}", item.id)).collect()
            }
            _ => {
                let mut answer: Vec<(usize, String)> = Vec::new();
                for row in self.rows().into_iter().filter(|row| !row.right) {
                    if answer.last().is_none_or(|(group, _)| *group != row.group) {
                        answer.push((row.group, row.token.into_owned()));
                    }
                }
                answer.into_iter().map(|(_, token)| token).collect()
            }
        }
    }

    /// A way through a case, by good moves or by others.
    fn way(&self, right: bool) -> Vec<String> {
        let Task::Branching { turns } = &self.task else { return Vec::new() };
        let (mut way, mut turn) = (Vec::new(), turns.first());
        while let Some(here) = turn {
            let Some(next) = here.moves.iter().find(|each| each.choice.right == right).or(here.moves.first()) else {
                break;
            };
            way.push(next.choice.id.clone());
            turn = next.to.as_ref().and_then(|to| turns.iter().find(|turn| turn.id == *to));
        }
        way
    }
}

fn row(group: usize, option: &Choice) -> Row<'_> {
    Row {
        token: option.id.as_str().into(),
        group,
        text_html: option.text_html.as_str().into(),
        feedback_html: &option.feedback_html,
        right: option.right,
    }
}

fn plain_row<'c>(token: &'c str, text_html: &'c str, feedback_html: &'c str, right: bool) -> Row<'c> {
    Row { token: token.into(), group: 0, text_html: text_html.into(), feedback_html, right }
}

fn typed<'c>(
    right: &'c str,
    right_html: &'c str,
    misses: impl Iterator<Item = &'c str>,
    other_html: &'c str,
) -> Vec<Row<'c>> {
    let misses = (1..).zip(misses).map(|(number, feedback_html): (usize, _)| Row {
        token: miss(number).into(),
        group: 0,
        text_html: "".into(),
        feedback_html,
        right: false,
    });
    let right = plain_row(RIGHT, right, right_html, true);
    std::iter::once(right).chain(misses).chain([plain_row(OTHER, "", other_html, false)]).collect()
}

/// The token of the nth answer that was foreseen, from one.
pub fn miss(number: usize) -> String {
    format!("miss-{number}")
}
