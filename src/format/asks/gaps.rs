//! A text with gaps: `| words {gap}`, then each gap with its options.

use super::super::check::{Choice, Gap, Task};
use super::super::parts::{Entry, Sign};
use super::super::rendering::{Claims, Shape};
use super::super::split::{Snippet, sound_id};
use super::super::steps::Bench;
use super::with;

impl Bench<'_> {
    /// 1 to 4 gaps, each with 2 to 6 options of which one is right.
    pub(super) fn gaps(&mut self, entries: &[Entry], plain: &mut Vec<String>) -> Option<Task> {
        let lines = with(entries, |sign| sign == Sign::Line);
        let Some(first) = lines.first() else {
            self.fault(
                "The check has no text with gaps.",
                "Write it on lines that begin with `| `: `| We keep {what} private.`",
            );
            return None;
        };
        let text = lines.iter().map(|entry| entry.text.as_str()).collect::<Vec<_>>().join(" ");
        let (_, names) = cut(&text);
        let mut gaps = Vec::with_capacity(names.len());
        let mut at = entries.iter().peekable();
        while let Some(entry) = at.next() {
            let mut own: Vec<&Entry> = Vec::new();
            if entry.sign == Sign::Gap {
                while let Some(option) = at.next_if(|next| matches!(next.sign, Sign::Choice(_))) {
                    own.push(option);
                }
                gaps.push(self.gap(entry, &own, plain));
            } else if entry.sign != Sign::Line {
                self.fault_at(
                    entry.line,
                    "This option fills no gap.",
                    "Put the gap's name above its options: `{name}`.",
                );
                gaps.push(None);
            }
        }
        self.distinct(entries);
        self.between(
            first.line,
            (1, 4),
            names.len(),
            ("gap", "gaps"),
            "Leave 1 to 4, each as its name in braces: `{who}`.",
        );
        let found: Vec<&str> = with(entries, |sign| sign == Sign::Gap).iter().map(|gap| gap.text.as_str()).collect();
        if found != names {
            self.fault_at(
                first.line,
                format!("The text has the gaps {}, and below it stand {}.", listed(&names), listed(&found)),
                "Write each gap once in the text, and its options below in the same order.",
            );
        }
        // Rendered as a whole, so that quotation marks and spaces come out right on both sides of a gap.
        let page = self.render(&Snippet(vec![(first.line, text.clone())]), Shape::Line, Claims::EachBlock);
        plain.push(cut(&page.plain).0.join("…"));
        let pieces_html = cut(&page.html).0.into_iter().map(str::to_owned).collect();
        let gaps: Option<Vec<Gap>> = gaps.into_iter().collect();
        (found == names).then_some(())?;
        Some(Task::Gaps { pieces_html, gaps: gaps? })
    }

    fn gap(&mut self, entry: &Entry, own: &[&Entry], plain: &mut Vec<String>) -> Option<Gap> {
        let id = sound_id(&entry.text, entry.line, self.context.report);
        self.between(
            entry.line,
            (2, 6),
            own.len(),
            ("option", "options"),
            "Give each gap 2 to 6, as `- [ ] words {#id}`.",
        );
        self.one_right(entry.line, own);
        let options: Vec<Option<Choice>> = own.iter().map(|option| self.choice(option, plain)).collect();
        Some(Gap { id: id?, options: options.into_iter().collect::<Option<Vec<_>>>()? })
    }
}

/// The text between the gaps, and their names.
fn cut(text: &str) -> (Vec<&str>, Vec<&str>) {
    let (mut pieces, mut names, mut rest) = (Vec::new(), Vec::new(), text);
    while let Some((before, after)) = rest.split_once('{')
        && let Some((name, behind)) = after.split_once('}')
    {
        pieces.push(before);
        names.push(name);
        rest = behind;
    }
    pieces.push(rest);
    (pieces, names)
}

fn listed(names: &[&str]) -> String {
    if names.is_empty() {
        return "none".to_owned();
    }
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
