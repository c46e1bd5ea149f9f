//! Approvals of a module: by whom, under which number, and for which days.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::RuleSet;
use super::fields::Fields;

/// Who approved a module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Approver {
    /// A program, by its code: that of its first rule set. A file may name any version of its rules.
    Program(String),
    /// An authority, by name, for all of its programs.
    Authority(String),
}

impl Approver {
    /// Whether these rules are its own, in whatever version. What was kept before programs were told apart from the
    /// versions of their rules may name one of those.
    pub fn gives(&self, rules: &RuleSet) -> bool {
        match self {
            Self::Program(code) => [rules.code.as_str(), rules.program_code()].contains(&code.as_str()),
            Self::Authority(name) => rules.program.authority.as_ref() == Some(name),
        }
    }
}

/// An approval of a module, for what is completed on some days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleApproval {
    /// Who approved it.
    #[serde(flatten)]
    pub by: Approver,
    /// What people call them: the name of the rules, or the authority's.
    pub name: String,
    /// The number that they gave it.
    pub number: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day; none where no end was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
}

impl ModuleApproval {
    /// Whether it holds on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|last| day <= last)
    }
}

/// Those who can approve: the rule sets that are there, sound or not, and the authorities that they name.
pub(super) struct Approvers {
    /// By the code of a rule set: its name and the code of its program, where it can be read.
    pub programs: BTreeMap<String, Option<(String, String)>>,
    /// None where a rule set can't be read, and with it perhaps the name of an authority.
    pub authorities: Option<BTreeSet<String>>,
}

/// Reads `[[approval]]`.
pub(super) fn approvals(fields: &Fields<'_>, known: &Approvers) -> Option<Vec<ModuleApproval>> {
    let approvals: Vec<Option<ModuleApproval>> =
        fields.tables("approval").iter().map(|table| approval(table, known)).collect();
    approvals.into_iter().collect()
}

fn approval(table: &Fields<'_>, known: &Approvers) -> Option<ModuleApproval> {
    let by = approver(table, known);
    let number = table.text("number");
    let from = table.date("from");
    let until = table.optional("until", |table| table.date("until"));
    table.finish();
    let (from, until) = (from?, until?);
    if let Some(last) = until.filter(|last| *last < from) {
        table.fault(
            "until",
            format!("`until` ({last}) comes before `from` ({from})."),
            "Write the last day on which the approval holds, or take the line out.",
        );
        return None;
    }
    let (by, name) = by?;
    Some(ModuleApproval { by, name, number: number?, from, until })
}

/// Who approved it, and what people call them.
fn approver(table: &Fields<'_>, known: &Approvers) -> Option<(Approver, String)> {
    match (table.text_or_none("program"), table.text_or_none("authority")) {
        (Some(code), None) => match known.programs.get(&code) {
            Some(known) => {
                let (name, program) = known.clone().unwrap_or_else(|| (code.clone(), code.clone()));
                Some((Approver::Program(program), name))
            }
            None => {
                let fix = "Use the name of a file in rules, without `.toml`.";
                table.fault("program", format!("There are no rules `{code}`."), fix);
                None
            }
        },
        (None, Some(name)) if known.authorities.as_ref().is_none_or(|names| names.contains(&name)) => {
            Some((Approver::Authority(name.clone()), name))
        }
        (None, Some(name)) => {
            let fix = "Write its name as a file in rules has it under `authority`.";
            table.fault("authority", format!("No rules here are of \"{name}\"."), fix);
            None
        }
        (Some(_), Some(_)) => {
            let message = "The approval names a program and an authority.";
            table.fault(
                "authority",
                message,
                "Keep the program, or the authority where all of its programs are meant.",
            );
            None
        }
        // A value that can't be read has its own fault.
        (None, None) if table.has("program") || table.has("authority") => None,
        (None, None) => {
            let fix = "Add a line `program = \"...\"` or `authority = \"...\"` here.";
            table.report.fault(table.first_line(), "The approval does not say whose it is.", fix);
            None
        }
    }
}
