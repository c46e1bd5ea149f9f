//! What a certificate of a period attests, gathered from the person, the standing and the rules.

use chrono::{Months, NaiveDate};
use sha2::{Digest, Sha256};

use super::settle::Issuer;
use crate::accounts::User;
use crate::activities::{self, ActivityId};
use crate::app::App;
use crate::certificates::facts::{Assessment, Counted, CreditLine, Module, Period, Provider, Signatory};
use crate::certificates::{Code, Facts, layout};
use crate::credit::Source;
use crate::credit::programs::Standing;
use crate::credit::rules::{Outcome, counted};
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::{Language, Words};
use crate::lessons;
use crate::measure::Credit;
use crate::modules;

/// What the entries of a period are called, in their order.
pub(super) async fn titles(conn: &mut Conn, app: &App, standing: &Standing) -> Result<Vec<String>> {
    let mut titles = Vec::with_capacity(standing.entries.len());
    for entry in &standing.entries {
        titles.push(match entry.source {
            Source::Module { version, .. } => modules::version(conn, app, version).await?.body.title.clone(),
            Source::Activity { activity, .. } => {
                activities::title(conn, entry.user_id, ActivityId::from_uuid(activity)).await?
            }
            Source::Lesson { version, .. } => lessons::version(conn, app, version).await?.original().title.clone(),
        });
    }
    Ok(titles)
}

/// All that the facts are made of.
pub(super) struct Sources<'a> {
    pub app: &'a App,
    pub learner: &'a User,
    pub standing: &'a Standing,
    /// What the entries are called, in their order.
    pub titles: &'a [String],
    pub issuer: &'a Issuer,
    /// The day of issue, on the issuer's calendar.
    pub issued_on: NaiveDate,
}

impl Sources<'_> {
    /// The facts of the certificate with this code, in the language of the layout.
    pub fn facts(&self, code: Code) -> Facts {
        layout::issued_in(self.issuer.layout.as_ref(), self.plain(code), self.issued_on)
    }

    fn plain(&self, code: Code) -> Facts {
        let language = self.issuer.layout.as_ref().and_then(|kept| kept.layout.language).unwrap_or(Language::English);
        let (words, organization) = (Words::of(language), &self.issuer.organization);
        let (standing, rules) = (self.standing, &self.standing.rules);
        let zone = rules.program.time_zone;
        let library = self.learner.library.trim();
        Facts {
            verify_url: self.app.config().url(&format!("/v/{code}")),
            code,
            language: language.tag().to_owned(),
            example: organization.body.example || self.learner.demo,
            learner: self.learner.name.clone(),
            library: (!library.is_empty()).then(|| library.to_owned()),
            module: self.program(words),
            period: Some(self.period()),
            provider: Provider::of(organization),
            completed_on: zone.day(standing.kept.since),
            delivery: String::new(),
            minutes: self.minutes(),
            credits: vec![self.credit(words)],
            topics: Vec::new(),
            assessment: Assessment { rule: String::new(), result: String::new() },
            instructor: String::new(),
            signatory: Signatory::of(organization),
            cosignatories: Vec::new(),
            wording: None,
            layout: None,
            issued_on: self.issued_on,
            expires_on: last_day(standing.ends, standing.track.certificate_valid_months),
        }
    }

    /// The program in the version of its rules. It says the same for everybody in this position.
    fn program(&self, words: Words) -> Module {
        let (rules, track) = (&self.standing.rules, &self.standing.track);
        let length = match track.months % 12 {
            0 => words.fill("program-years", &[("count", (track.months / 12).into())]),
            _ => words.fill("program-months", &[("count", track.months.into())]),
        };
        let description = words.fill(
            "attested-program",
            &[
                ("authority", rules.program.authority.as_deref().unwrap_or_default().into()),
                ("track", track.name.as_str().into()),
                ("amount", amount(track.quantity, &rules.unit.name).into()),
                ("length", length.into()),
            ],
        );
        let version = rules.version.get();
        let said = format!("{}\n{version}\n{}\n{}", rules.code, track.code, words.language().tag());
        let hash = Sha256::digest(said).iter().map(|byte| format!("{byte:02x}")).collect();
        Module {
            title: rules.program.name.clone(),
            description,
            objectives: Vec::new(),
            approvals: Vec::new(),
            version,
            hash,
        }
    }

    /// Whether an entry is among what counts. Of lessons that count together each is, though one alone may bring the sum.
    fn counts(&self, outcome: &Outcome) -> bool {
        let some = |outcome: &Outcome| outcome.credit().is_some_and(|credit| credit > Credit::ZERO);
        let pool =
            || self.standing.account.awards.iter().any(|award| award.outcome.is_pooled() && some(&award.outcome));
        some(outcome) || (outcome.is_pooled() && pool())
    }

    fn period(&self) -> Period {
        let (rules, account) = (&self.standing.rules, &self.standing.account);
        let some = |credit: &Credit| *credit > Credit::ZERO;
        let headings = account.headings.iter().filter(|heading| some(&heading.credit));
        let entries = self.standing.entries.iter().zip(self.titles).filter_map(|(entry, title)| {
            let award = account.awards.iter().find(|award| award.entry == entry.id.uuid())?;
            let credit = award.outcome.credit().filter(|_| self.counts(&award.outcome))?;
            let amount = amount(credit, &account.unit);
            Some(Counted { name: title.clone(), on: Some(entry.occurred_on), amount })
        });
        Period {
            authority: rules.program.authority.clone(),
            track: self.standing.track.name.clone(),
            from: self.standing.kept.period.span.starts,
            to: self.standing.ends,
            required: account.required.to_string(),
            headings: headings
                .map(|one| Counted { name: one.name.clone(), on: None, amount: amount(one.credit, &account.unit) })
                .collect(),
            rules: rules.code.clone(),
            entries: entries.collect(),
        }
    }

    /// Minutes of what counted.
    fn minutes(&self) -> u32 {
        let counted = self.standing.counted().filter(|one| self.counts(one.outcome));
        counted.filter_map(|one| u32::try_from(one.entry.minutes).ok()).sum()
    }

    fn credit(&self, words: Words) -> CreditLine {
        let (rules, account) = (&self.standing.rules, &self.standing.account);
        let sum = words.fill(
            "attested-period",
            &[
                ("required", amount(account.required, &account.unit).into()),
                ("counted", account.counted.to_string().into()),
            ],
        );
        let rule = [("name", rules.name.as_str().into()), ("version", rules.version.get().into())];
        CreditLine {
            code: Some(rules.code.clone()),
            programme: rules.program.name.clone(),
            amount: account.counted.to_string(),
            unit: counted(account.counted, &account.unit),
            explanation: sum,
            rules: words.fill("attested-rule", &rule),
        }
    }
}

/// The last day on which a certificate for a period holds that is good for so many months after its end. By the day
/// after the end, so that the end of a month stays one (rule R27).
fn last_day(ends: NaiveDate, months: Option<u32>) -> Option<NaiveDate> {
    ends.succ_opt()?.checked_add_months(Months::new(months?))?.pred_opt()
}

/// "45 CE credits".
fn amount(credit: Credit, unit: &str) -> String {
    format!("{credit} {}", counted(credit, unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_holds_for_so_many_months_after_the_end_of_its_period() {
        let until = |ends: &str, months| {
            let last = ends.parse().ok().and_then(|ends| last_day(ends, months));
            last.map(|last| last.to_string())
        };
        assert_eq!(until("2028-03-14", Some(36)).as_deref(), Some("2031-03-14"));
        assert_eq!(until("2027-02-28", Some(12)).as_deref(), Some("2028-02-29"), "the end of a month stays one");
        assert_eq!(until("2028-02-29", Some(12)).as_deref(), Some("2029-02-28"));
        assert_eq!(until("2026-06-30", Some(1)).as_deref(), Some("2026-07-31"));
        assert_eq!(until("2026-06-30", None), None);
    }
}
