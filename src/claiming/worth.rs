//! What training would be worth, said before it is sent.

use chrono::{DateTime, NaiveDate, Utc};
use maud::{Markup, html};

use super::typed::Headings;
use crate::accounts::UserId;
use crate::activities::{ActivityId, Claim, Part};
use crate::credit::programs::{self, Holder};
use crate::credit::rules::{ActivityKind, Origin};
use crate::credit::{self, EntryFacts, EntryId, LedgerEntry, NewEntry, Source, Worth};
use crate::db::Conn;
use crate::error::Result;
use crate::format::rules::Axis;
use crate::i18n::Words;
use crate::organizations;
use crate::text::slug;

/// The ledger entry that a part of a claim makes, when it is accepted. `part` counts from one;
/// `reported_on` is none where nobody had to report it.
pub async fn entry(
    conn: &mut Conn,
    activity: ActivityId,
    part: i16,
    claim: &Claim,
    accepted: &Part,
    reported_on: Option<NaiveDate>,
) -> Result<NewEntry> {
    // An organization that we know is the same in whatever words it is named, so that rules that name it find it.
    let known = organizations::by_name(conn, &claim.provider).await?;
    // Who speaks about the same twice, speaks under the same title.
    let topic = matches!(claim.kind, ActivityKind::Presenting | ActivityKind::Authoring | ActivityKind::Roundtable);
    Ok(NewEntry {
        source: Source::Activity { activity: activity.uuid(), part },
        occurred_on: claim.occurred_on,
        minutes: accepted.minutes,
        mode: claim.mode,
        facts: EntryFacts {
            kind: claim.kind,
            origin: Origin::External,
            provider: Some(claim.provider.clone()),
            known_as: known.map(|organization| organization.slug),
            topic: topic.then(|| claim.title.clone()),
            categories: accepted.categories.clone(),
            stated: accepted.stated,
            reported_on,
            teaches: claim.teaches.clone(),
            ..EntryFacts::default()
        },
    })
}

/// What somebody may claim, by the programs that they are in.
pub async fn headings(conn: &mut Conn, user: UserId, now: DateTime<Utc>) -> Result<Vec<Headings>> {
    let enrollments = programs::enrollments_of(conn, Holder::Person(user)).await?;
    let mut all = Vec::new();
    for program in programs::programs(conn).await? {
        if enrollments.iter().any(|enrollment| enrollment.program == program.code) {
            let rules = &program.current(now.date_naive()).rules;
            let headings = rules
                .categories
                .iter()
                .filter(|one| one.axis == Axis::Topic)
                .map(|one| (one.code.clone(), one.name.clone()))
                .collect();
            all.push(Headings {
                code: program.code.clone(),
                name: rules.name.clone(),
                headings,
                excludes: rules.exclusions.clone(),
                units: rules.equivalences.iter().map(|equivalence| equivalence.from).collect(),
            });
        }
    }
    Ok(all)
}

/// Names of providers to choose from: the organizations that we know, and the authorities whose programs somebody is
/// in, where their own training is approved. Made-up ones are left out.
pub async fn providers(conn: &mut Conn, user: UserId, now: DateTime<Utc>) -> Result<Vec<String>> {
    let mut names = organizations::names(conn).await?;
    let enrollments = programs::enrollments_of(conn, Holder::Person(user)).await?;
    for program in programs::programs(conn).await? {
        if enrollments.iter().any(|enrollment| enrollment.program == program.code) {
            let rules = &program.current(now.date_naive()).rules;
            let authority = rules.program.authority.iter();
            names.extend(authority.filter(|name| rules.approval.providers.contains(&slug(name))).cloned());
        }
    }
    names.sort();
    names.dedup();
    Ok(names)
}

/// What each rule set makes of a whole claim.
pub async fn of_claim(
    conn: &mut Conn,
    words: Words,
    user: UserId,
    activity: ActivityId,
    claim: &Claim,
    (reported_on, now): (Option<NaiveDate>, DateTime<Utc>),
) -> Result<Vec<Worth>> {
    let entry = entry(conn, activity, 1, claim, &claim.whole(), reported_on).await?;
    credit::preview(conn, words, user, &entry, now).await
}

/// The entries of an accepted activity that stand: not those that were taken back before it was accepted again.
async fn standing(conn: &mut Conn, user: UserId, activity: ActivityId) -> Result<Vec<LedgerEntry>> {
    let of_it = |source: Source| matches!(source, Source::Activity { activity: id, .. } if id == activity.uuid());
    let mut entries = credit::entries_of(conn, user).await?;
    let taken: Vec<EntryId> = entries.iter().filter_map(|entry| entry.reverses).collect();
    entries.retain(|entry| of_it(entry.source) && entry.reverses.is_none() && !taken.contains(&entry.id));
    Ok(entries)
}

/// What was said of an activity when it was accepted, beside its parts; none where nothing of it stands.
pub async fn terms(conn: &mut Conn, user: UserId, activity: ActivityId) -> Result<Option<EntryFacts>> {
    Ok(standing(conn, user, activity).await?.into_iter().next().map(|entry| entry.facts))
}

/// What each rule set made of what was accepted, part by part (rule R28).
pub async fn of_accepted(conn: &mut Conn, words: Words, user: UserId, activity: ActivityId) -> Result<Vec<Worth>> {
    let entries = standing(conn, user, activity).await?;
    let awards = credit::awards_of(conn, user).await?;
    let awards = awards.iter().filter(|award| entries.iter().any(|entry| entry.id == award.entry_id));
    Ok(awards
        .map(|award| Worth {
            rule: award.rule_in(words),
            credit: award.credit,
            unit: award.unit_in(words),
            reason: award.reason_in(words),
            open: award.is_open(),
        })
        .collect())
}

/// What each rule set would make of it, one below the other.
pub fn worth_list(words: Words, worth: &[Worth]) -> Markup {
    html! {
        @if worth.is_empty() {
            p { (words.say("worth-nothing")) }
        } @else {
            ul.stack.g3.plain {
                @for one in worth {
                    li {
                        p {
                            b { (one.said_in(words)) } " " span.soft { (one.rule) }
                        }
                        p.small.soft { (one.reason) }
                    }
                }
            }
        }
    }
}
