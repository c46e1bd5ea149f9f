//! Cutting a step into its parts: prose, question, and the marked lines that belong to its kind.

use super::fault::Report;
use super::kinds::{CheckKind, StepKind};
use super::split::{RawStep, Snippet, braces, sound_id};

/// What a line that begins an entry is, by the sign it begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// `- [ ]` or `- [x]`: an option, or a thing to do.
    Choice(bool),
    /// `- `: a pair to match.
    Pair,
    /// `1. `: an item to put in order.
    Item,
    /// `= `: what is right.
    Right,
    /// `~ `: what is not.
    Miss,
    /// `| `: a line of the text with gaps.
    Line,
    /// `{name}`: the gap that the next options fill.
    Gap,
    /// `### `: a turn of a case.
    Turn,
    /// `? ` in a turn.
    Question,
    /// `![`: the picture with the spots.
    Picture,
}

/// A line with a sign, the lines that go on with it, and what is said to it.
pub(super) struct Entry {
    pub line: usize,
    pub sign: Sign,
    pub text: String,
    /// The id at the end of the text.
    pub id: Option<String>,
    /// What stands in the braces behind the id.
    pub more: String,
    /// The lines that begin with `>`; for a turn, its story.
    pub feedback: Snippet,
}

impl Entry {
    pub fn ticked(&self) -> bool {
        self.sign == Sign::Choice(true)
    }

    /// Its text as one line.
    pub fn words(&self) -> Snippet {
        Snippet(vec![(self.line, self.text.clone())])
    }
}

/// A step in its parts. What a kind does not have is empty.
#[derive(Default)]
pub(super) struct Parts {
    pub prose: Snippet,
    /// Lines that show or play a file.
    pub pictures: Vec<(usize, String)>,
    pub question: Option<Snippet>,
    pub entries: Vec<Entry>,
    pub hints: Vec<(usize, String)>,
    /// Our answer, or a transcript.
    pub model: Snippet,
}

/// Cuts a step by its kind.
pub(super) fn parts(step: &RawStep, kind: StepKind, report: &Report) -> Parts {
    let mut parts = Parts::default();
    let mut lines = step.lines.iter().peekable();
    let choose = step.ask == CheckKind::Choose;
    let ends_prose = |line: &str| match kind {
        StepKind::Reading | StepKind::Case | StepKind::Picture => false,
        StepKind::Audio | StepKind::Video => is_file(line),
        // Only options look like nothing else; the signs of the other kinds are Markdown too.
        StepKind::Check => question(line).is_some() || (choose && option(line).is_some()),
        StepKind::Reflection => question(line).is_some(),
        StepKind::TryIt => option(line).is_some(),
    };
    while let Some((number, line)) = lines.next_if(|(_, line)| !ends_prose(line)) {
        if kind == StepKind::Picture && is_file(line) {
            parts.pictures.push((*number, line.trim().to_owned()));
            parts.prose.0.push((*number, String::new()));
        } else {
            parts.prose.0.push((*number, line.clone()));
        }
    }
    if let Some((number, line)) = lines.peek()
        && let Some(first) = question(line)
    {
        let mut asked = Snippet(vec![(*number, first.to_owned())]);
        lines.next();
        let goes_on = |line: &str| {
            if kind == StepKind::Check {
                sign(step.ask, line).is_none() && hint(line).is_none()
            } else {
                !line.trim_start().starts_with('>')
            }
        };
        while let Some((number, line)) = lines.next_if(|(_, line)| goes_on(line)) {
            asked.0.push((*number, line.trim().to_owned()));
        }
        parts.question = Some(asked);
    }
    let mut lost = false;
    for (number, line) in lines {
        let lost_here = !place(&mut parts, (kind, step.ask), *number, line, report);
        if lost_here && !lost {
            report.fault(*number, "Carrel cannot tell what this line belongs to.", lost_fix(kind, step.ask));
        }
        lost = lost_here;
    }
    for entry in &mut parts.entries {
        finish(entry, step.ask, report);
    }
    parts
}

/// Puts a line after the question where it belongs. Returns whether it has such a place.
fn place(parts: &mut Parts, (kind, ask): (StepKind, CheckKind), number: usize, line: &str, report: &Report) -> bool {
    let trimmed = line.trim();
    let signed = match kind {
        StepKind::Check => sign(ask, line),
        StepKind::TryIt => option(line).map(|(ticked, text)| (Sign::Choice(ticked), text)),
        _ => None,
    };
    if matches!(kind, StepKind::Audio | StepKind::Video) && is_file(line) {
        parts.pictures.push((number, trimmed.to_owned()));
        return true;
    }
    if let Some(text) = hint(line).filter(|_| kind == StepKind::Check) {
        parts.hints.push((number, text.to_owned()));
        return true;
    }
    if let Some((sign, text)) = signed {
        let feedback = Snippet::default();
        parts.entries.push(Entry {
            line: number,
            sign,
            text: text.to_owned(),
            id: None,
            more: String::new(),
            feedback,
        });
        return true;
    }
    // The story of a turn is Markdown like any other.
    if let Some(turn) = parts.entries.last_mut().filter(|entry| entry.sign == Sign::Turn) {
        turn.feedback.0.push((number, line.to_owned()));
        return true;
    }
    if trimmed.is_empty() {
        return true;
    }
    if let Some(quoted) = trimmed.strip_prefix('>') {
        let quoted = quoted.strip_prefix(' ').unwrap_or(quoted).to_owned();
        let target = match (kind, parts.entries.last_mut()) {
            (StepKind::Check, Some(entry)) if entry.sign.is_answered() => &mut entry.feedback,
            (StepKind::Reflection | StepKind::Audio | StepKind::Video, _) => &mut parts.model,
            _ => return false,
        };
        // Quoted lines with others between them are paragraphs apart.
        if target.0.last().is_some_and(|(last, _)| last + 1 < number) {
            target.0.push((number - 1, String::new()));
        }
        target.0.push((number, quoted));
        return true;
    }
    let Some(last) = parts.entries.last_mut().filter(|_| line.starts_with(char::is_whitespace)) else { return false };
    if !last.feedback.0.is_empty() {
        report.fault(
            number,
            "This line of feedback does not begin with `>`.",
            "Begin each line of feedback with `  > `.",
        );
        return true;
    }
    if braces(&last.text).1.is_some() || !last.sign.goes_on() {
        return false;
    }
    last.text.push(' ');
    last.text.push_str(trimmed);
    true
}

impl Sign {
    /// Whether something is said to it.
    fn is_answered(self) -> bool {
        matches!(self, Sign::Choice(_) | Sign::Pair | Sign::Right | Sign::Miss)
    }

    /// Whether its words may go on in the next line.
    fn goes_on(self) -> bool {
        matches!(self, Sign::Choice(_) | Sign::Pair | Sign::Item | Sign::Question)
    }

    /// Whether it ends with an id.
    fn has_id(self) -> bool {
        matches!(self, Sign::Choice(_) | Sign::Item | Sign::Turn)
    }
}

/// Takes the id off the end of an entry's text.
fn finish(entry: &mut Entry, ask: CheckKind, report: &Report) {
    if !entry.sign.has_id() {
        return;
    }
    let (text, inside) = braces(&entry.text);
    let (text, inside) = (text.to_owned(), inside.map(str::to_owned));
    match inside.as_deref() {
        None => report.fault(
            entry.line,
            format!("\"{}\" has no id.", entry.text),
            "End it with an id, such as `{#ask-first}`. Never change an id later.",
        ),
        Some(inside) => {
            let says_more = matches!(ask, CheckKind::Hotspot | CheckKind::Branching);
            let (id, more) = inside.split_once(' ').filter(|_| says_more).unwrap_or((inside, ""));
            entry.id = sound_id(id, entry.line, report);
            entry.more = more.trim().to_owned();
        }
    }
    if text.is_empty() {
        report.fault(entry.line, "There are no words here.", "Write the words before the id.");
    }
    entry.text = text;
}

fn lost_fix(kind: StepKind, ask: CheckKind) -> &'static str {
    match (kind, ask) {
        (StepKind::Reflection, _) => "After the question comes only our answer. Begin each of its lines with `> `.",
        (StepKind::Audio | StepKind::Video, _) => {
            "After the recording comes only its transcript. Begin each of its lines with `> `."
        }
        (StepKind::TryIt, _) => {
            "After the prose come only things to do. Begin each with `- [ ] ` and indent the lines that go on."
        }
        (_, CheckKind::Choose) => {
            "After the question come only options, `- [ ] words {#id}`, each with its feedback below, `  > why`, and hints, `?? words`."
        }
        (_, CheckKind::TrueFalse) => {
            "After the question come only `= false` and `~ true` (or the other way round), the reasons, `- [ ] words {#id}`, each with its feedback below, `  > why`, and hints, `?? words`."
        }
        (_, CheckKind::Number | CheckKind::ShortText) => {
            "After the question come only `= what is right`, `~ what is not` and a `~` alone for all the rest, each with its feedback below, `  > why`, and hints, `?? words`."
        }
        (_, CheckKind::Order) => {
            "After the question come only the items in the right order, `1. words {#id}`, then `=` and `~`, each with its feedback below, `  > why`, and hints, `?? words`."
        }
        (_, CheckKind::Match) => {
            "After the question come only pairs, `- words {#id} = words {#id}`, each with its feedback below, `  > why`, and hints, `?? words`."
        }
        (_, CheckKind::Gaps) => {
            "After the question come only the text, `| words {gap}`, then each gap, `{gap}`, with its options below, `- [ ] words {#id}`, and hints, `?? words`."
        }
        (_, CheckKind::Hotspot) => {
            "After the question come only one picture, `![what it shows](file.svg)`, its spots, `- [ ] words {#id 120,80}`, each with its feedback below, `  > why`, and hints, `?? words`."
        }
        (_, CheckKind::Branching) => {
            "After the question come only moves, `- [ ] words {#id -> turn}`, each with its feedback below, `  > why`, turns, `### Title {#turn}`, and hints, `?? words`."
        }
    }
}

/// The sign that a line of such a check begins with, and the rest of it.
fn sign(ask: CheckKind, line: &str) -> Option<(Sign, &str)> {
    let bare = line.trim();
    let choice = || option(line).map(|(ticked, text)| (Sign::Choice(ticked), text));
    let after = |sign: &str| bare.strip_prefix(sign).filter(|rest| rest.is_empty() || rest.starts_with(' '));
    let right = || after("=").map(|rest| (Sign::Right, rest.trim()));
    let miss = || after("~").map(|rest| (Sign::Miss, rest.trim()));
    match ask {
        CheckKind::Choose => choice(),
        CheckKind::TrueFalse => right().or_else(miss).or_else(choice),
        CheckKind::Number | CheckKind::ShortText => right().or_else(miss),
        CheckKind::Order => right().or_else(miss).or_else(|| item(line).map(|text| (Sign::Item, text))),
        CheckKind::Match => miss().or_else(|| line.strip_prefix("- ").map(|text| (Sign::Pair, text.trim()))),
        CheckKind::Gaps => {
            let text = || after("|").map(|rest| (Sign::Line, rest.trim()));
            let gap = || bare.strip_prefix('{')?.strip_suffix('}').map(|name| (Sign::Gap, name));
            choice().or_else(text).or_else(gap)
        }
        CheckKind::Hotspot => choice().or_else(|| bare.starts_with("![").then_some((Sign::Picture, bare))),
        CheckKind::Branching => {
            let turn = || line.strip_prefix("### ").map(|text| (Sign::Turn, text.trim()));
            choice().or_else(turn).or_else(|| question(line).map(|text| (Sign::Question, text)))
        }
    }
}

/// Whether a line shows or plays a file.
fn is_file(line: &str) -> bool {
    line.trim_start().starts_with("![")
}

fn question(line: &str) -> Option<&str> {
    line.strip_prefix("? ").map(str::trim).or_else(|| (line.trim_end() == "?").then_some(""))
}

fn hint(line: &str) -> Option<&str> {
    line.strip_prefix("?? ").map(str::trim).or_else(|| (line.trim_end() == "??").then_some(""))
}

fn item(line: &str) -> Option<&str> {
    let (number, text) = line.split_once(". ")?;
    (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.trim())
}

fn option(line: &str) -> Option<(bool, &str)> {
    let rest = line.strip_prefix("- [")?;
    let (mark, text) = rest.split_once(']').filter(|(_, text)| text.is_empty() || text.starts_with(' '))?;
    match mark {
        " " | "" => Some((false, text.trim())),
        "x" | "X" => Some((true, text.trim())),
        _ => None,
    }
}
