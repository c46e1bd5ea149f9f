//! Options to choose from.

use super::super::check::Choice;
use super::super::fault::counted;
use super::super::parts::Entry;
use super::super::steps::Bench;

impl Bench<'_> {
    /// One right option makes "choose one", several make "choose several".
    pub(super) fn choose(&mut self, entries: &[Entry], plain: &mut Vec<String>) -> Option<Vec<Choice>> {
        let options: Vec<Option<Choice>> = entries.iter().map(|entry| self.choice(entry, plain)).collect();
        let found = entries.len();
        if !(2..=6).contains(&found) {
            self.fault(
                format!("The step has {}.", counted(found, "option", "options")),
                "Write 2 to 6, each as `- [ ] words {#id}`.",
            );
        }
        self.distinct(entries);
        self.some_right(self.line, &entries.iter().collect::<Vec<_>>());
        options.into_iter().collect()
    }

    /// Reports options of which none is right, or all are.
    pub(super) fn some_right(&self, line: usize, options: &[&Entry]) {
        let right = options.iter().filter(|option| option.ticked()).count();
        // Too few have a fault of their own.
        if options.len() < 2 {
            return;
        }
        if right == 0 {
            self.fault_at(line, "No option is right.", "Mark what is right with `- [x]`.");
        }
        if right == options.len() {
            self.fault_at(
                line,
                "Every option is right, so there is nothing to choose.",
                "Leave at least one option as `- [ ]`.",
            );
        }
    }

    /// Reports options of which not exactly one is right.
    pub(super) fn one_right(&self, line: usize, options: &[&Entry]) {
        self.some_right(line, options);
        if let Some(second) = options.iter().filter(|option| option.ticked()).nth(1)
            && options.iter().any(|option| !option.ticked())
        {
            self.fault_at(
                second.line,
                "A second option is right here.",
                "Mark one with `- [x]`, and leave the others.",
            );
        }
    }
}
