//! What rules, standings and findings are called in the reader's language.

use crate::credit::programs::{Holder, Reminder, Standing};
use crate::credit::rules::{Anchor, Asked, Finding, Method, Rounding, RuleSet, Track, counted};
use crate::decisions::Decision;
use crate::i18n::Words;
use crate::measure::Credit;

/// "45 CE credits".
pub fn amount(credit: Credit, unit: &str) -> String {
    format!("{credit} {}", counted(credit, unit))
}

/// What counts in a period, of how much: "12 / 45 CE credits".
pub fn of_what(standing: &Standing) -> String {
    let account = &standing.account;
    format!("{} / {}", account.counted, amount(account.required, &account.unit))
}

/// How long a period is: "3 years", or "18 months".
pub fn length(words: Words, months: u32) -> String {
    match months % 12 {
        0 => words.fill("program-years", &[("count", (months / 12).into())]),
        _ => words.fill("program-months", &[("count", months.into())]),
    }
}

/// What a track asks for, in a sentence.
pub fn track(words: Words, rules: &RuleSet, track: &Track) -> String {
    let anchor = match track.anchor {
        Anchor::IssueDate => "program-anchor-issue",
        Anchor::FiscalYear => "program-anchor-fiscal",
        Anchor::FixedMmDd => "program-anchor-fixed",
    };
    words.fill(
        "program-track",
        &[
            ("amount", amount(track.quantity, &rules.unit.name).into()),
            ("length", length(words, track.months).into()),
            ("anchor", words.say(anchor).into()),
        ],
    )
}

/// How minutes become credit, in a sentence.
pub fn rounding(words: Words, rules: &RuleSet) -> String {
    let Rounding { method, step, bands, .. } = &rules.rounding;
    let unit = rules.unit.name.as_str();
    let per = rules.unit.minutes.map_or(60, std::num::NonZeroU32::get);
    let step = step.unwrap_or(Credit::ONE);
    match method {
        Method::Exact => words.fill("program-exact", &[("per", per.into()), ("unit", unit.into())]),
        Method::StepDown => words.fill(
            "program-step-down",
            &[("per", per.into()), ("unit", unit.into()), ("step", step.to_string().into())],
        ),
        Method::StepNearestHalfUp => words.fill(
            "program-step-nearest",
            &[("per", per.into()), ("unit", unit.into()), ("step", step.to_string().into())],
        ),
        Method::Bands => {
            let band = |band: &crate::credit::rules::Band| {
                words.fill(
                    "program-band",
                    &[
                        ("from", band.from.get().into()),
                        ("to", band.to.get().into()),
                        ("amount", amount(band.credit, unit).into()),
                    ],
                )
            };
            bands.iter().map(band).collect::<Vec<_>>().join(" ")
        }
        Method::Count => words.fill("program-count", &[("unit", unit.into())]),
    }
}

/// What a constraint finds, without its source.
pub fn finding(words: Words, finding: &Finding) -> String {
    let key = match (finding.asked, finding.met()) {
        (Asked::AtLeast, true) => "finding-least-met",
        (Asked::AtLeast, false) => "finding-least",
        (Asked::AtMost, _) => "finding-most",
        (Asked::Different, true) => "finding-different-met",
        (Asked::Different, false) => "finding-different",
    };
    let asked = match finding.asked {
        Asked::Different => finding.quantity.to_string(),
        _ => amount(finding.quantity, &finding.unit),
    };
    let values = [
        ("name", finding.name.as_str().into()),
        ("asked", asked.into()),
        ("have", finding.have.to_string().into()),
        ("missing", finding.missing().to_string().into()),
    ];
    let said = words.fill(key, &values);
    finding.note.as_ref().map_or(said.clone(), |note| format!("{said} {note}"))
}

/// Where somebody stands, in a sentence with what matters most in bold.
pub fn standing(words: Words, name: &str, standing: &Standing) -> maud::Markup {
    let account = &standing.account;
    let person = matches!(standing.enrollment.holder, Holder::Person(_));
    if let Some(last) = standing.rules.effective_to.filter(|_| standing.rules_ended()) {
        let authority = standing.rules.program.authority.as_deref().unwrap_or_default();
        let values = [("name", name.into()), ("last", words.date(last).into()), ("authority", authority.into())];
        return words.rich("program-rules-ended", &values);
    }
    let key = match (standing.complete(), account.missing() > Credit::ZERO) {
        // The authority has said its last word: nothing is to go any more.
        (false, _) if standing.kept.state.is_settled() && person => "program-settled",
        (false, _) if standing.kept.state.is_settled() => "boards-settled",
        (true, _) if person => "program-all-done",
        (false, true) if person => "program-to-go",
        (false, false) if person => "program-of-what",
        (true, _) => "boards-all-done",
        (false, true) => "boards-to-go",
        (false, false) => "boards-of-what",
    };
    words.rich(
        key,
        &[
            ("name", name.into()),
            ("missing", amount(account.missing(), &account.unit).into()),
            ("counted", account.counted.to_string().into()),
            ("required", amount(account.required, &account.unit).into()),
            ("state", standing.kept.state.word().into()),
            ("ends", words.date(standing.ends).into()),
        ],
    )
}

/// That something waits for the authority, in a sentence; nothing where nothing does.
pub fn waiting(words: Words, standing: &Standing) -> Option<String> {
    let count = standing.account.undecided().count();
    let authority = standing.rules.program.authority.as_deref().unwrap_or_default();
    let values = [("count", count.into()), ("authority", authority.into())];
    (count > 0 && !standing.kept.state.is_settled()).then(|| words.fill("program-waiting", &values))
}

/// Who gave a period back, when, and why.
pub fn given_back(words: Words, standing: &Standing, decision: &Decision) -> String {
    let day = standing.rules.program.time_zone.day(decision.decided_at);
    let values = [
        ("name", decision.actor_name.as_str().into()),
        ("date", words.date(day).into()),
        ("reason", decision.reason.as_str().into()),
    ];
    words.fill("program-given-back", &values)
}

/// What is missing until when, in a sentence, for a digest.
pub fn period_ends(words: Words, reminder: &Reminder) -> String {
    let (standing, account) = (&reminder.standing, &reminder.standing.account);
    words.fill(
        "reminder-line",
        &[
            ("program", standing.rules.program.name.as_str().into()),
            ("missing", amount(account.missing(), &account.unit).into()),
            ("ends", words.date(standing.ends).into()),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_is_one_or_several_to_the_end_of_the_sentence() {
        let said = |count: usize| {
            Words::default().fill("program-waiting", &[("count", count.into()), ("authority", "the State".into())])
        };
        assert_eq!(said(1), "1 entry waits for a decision by the State. Until then it counts nothing.");
        assert_eq!(said(2), "2 entries wait for a decision by the State. Until then they count nothing.");
    }
}
