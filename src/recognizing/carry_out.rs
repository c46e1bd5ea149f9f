//! Recognizing a certificate, in one transaction: what shows it, what it counts for, the decision, and the letter.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use serde_json::json;

use super::form::{Recognized, Satisfies};
use crate::accounts::{Registrar, Role, User};
use crate::activities::{self, ActivityId, Claim, Did, NewActivity, NewFile, NewStep, Party};
use crate::app::App;
use crate::claiming;
use crate::credit::programs::{self, Decider, PeriodDecision, Standing, hold_enrolled, standing_in_period};
use crate::credit::rules::{ActivityKind, StatedUnit};
use crate::credit::{self, NewCreditDecision};
use crate::db::Conn;
use crate::decisions::{self, Actor, NewDecision, Subject, SubjectKind};
use crate::error::{Error, Result};
use crate::format::Mode;
use crate::i18n::{Language, Words};
use crate::mail::{self, Outgoing, Part};
use crate::measure::{Credit, Minutes};
use crate::organizations::Organization;

/// What is recognized, for whom, and in which period.
pub(super) struct Recognizing<'a> {
    pub registrar: &'a Registrar,
    pub organization: &'a Organization,
    pub person: &'a User,
    pub standing: &'a Standing,
    pub id: ActivityId,
    pub recognized: &'a Recognized,
    pub files: &'a [NewFile],
}

impl Recognizing<'_> {
    /// Who decides, and for whom.
    fn by(&self) -> Decider {
        Decider { id: self.registrar.id, role: Some(Role::Registrar), organization: Some(self.organization.id) }
    }
}

/// Recognizes a certificate. Returns false, and changes nothing, where it was pressed twice.
pub(super) async fn recognize(conn: &mut Conn, app: &App, new: &Recognizing<'_>) -> Result<bool> {
    let (now, by) = (app.now(), new.by());
    let Recognizing { organization, person, standing, recognized, .. } = *new;
    conn.transaction(async |conn| {
        hold_enrolled(conn, std::slice::from_ref(&standing.enrollment)).await?;
        // Perhaps somebody has said the last word on the period this minute.
        if standing_in_period(conn, app, &standing.enrollment, standing.kept.id).await?.kept.state.is_settled() {
            return Ok(false);
        }
        let claim = claim(standing, recognized);
        let activity = NewActivity { user: person.id, id: new.id, organization: organization.id, form: json!({}) };
        if !activities::enter(conn, &activity, &claim, now).await? {
            return Ok(false);
        }
        for file in new.files {
            activities::attach(conn, person.id, new.id, file, now).await?;
        }
        let (reason, parts) = (recognized.reason.as_str(), [claim.whole()]);
        let step =
            NewStep { did: Did::Accepted, actor: by.id, party: Party::Validator, reason, claim: None, parts: &parts };
        activities::step(conn, person.id, new.id, &step, now).await?;
        write_down(conn, new, now).await?;
        count(conn, new, &claim, now).await?;
        if recognized.satisfies == Satisfies::Period {
            programs::decide(conn, standing, by, (PeriodDecision::Exempt, reason), now).await?;
        }
        programs::keep_standings(conn, std::slice::from_ref(&standing.enrollment), now).await?;
        mail::queue(conn, &letter(app, new), now).await?;
        Ok::<bool, Error>(true)
    })
    .await
}

/// The certificate as training done elsewhere; in the period, for what was issued before it counts in it, too.
fn claim(standing: &Standing, recognized: &Recognized) -> Claim {
    let days = standing.kept.period.span.starts..=standing.ends;
    let in_it = days.contains(&recognized.issued_on);
    let category = match &recognized.satisfies {
        Satisfies::Units(_, Some(category)) => vec![category.clone()],
        _ => Vec::new(),
    };
    Claim {
        title: format!("{}, {}", recognized.title, recognized.number),
        provider: recognized.issuer.clone(),
        occurred_on: if in_it { recognized.issued_on } else { standing.kept.period.span.starts },
        minutes: Minutes::ZERO,
        stated: Some((StatedUnit::Course, Credit::ONE)),
        kind: ActivityKind::Course,
        mode: Mode::IndividualInteractive,
        outcome: recognized.reason.clone(),
        categories: BTreeMap::from([(standing.enrollment.program.clone(), category)]),
        teaches: Vec::new(),
    }
}

/// Enters it for this program alone, and decides what it is worth there: nothing where the period is exempt.
async fn count(conn: &mut Conn, new: &Recognizing<'_>, claim: &Claim, now: DateTime<Utc>) -> Result<()> {
    let (person, standing) = (new.person.id, new.standing);
    let program = standing.enrollment.program.as_str();
    let mut entry = claiming::entry(conn, new.id, 1, claim, &claim.whole(), None).await?;
    entry.facts.only = Some(program.to_owned());
    let entered = credit::enter(conn, person, &entry, now).await?;
    let credit = match new.recognized.satisfies {
        Satisfies::Units(credit, _) => credit,
        Satisfies::Period => Credit::ZERO,
    };
    let decision = NewCreditDecision {
        person,
        entry: entered.id,
        program,
        about: &format!("{}, {}", claim.title, standing.rules.program.name),
        after: 0,
        credit,
        // What is claimed stands on the entry.
        category: None,
        unit: &standing.rules.unit.name,
        reason: &new.recognized.reason,
        actor: (new.registrar.id, Role::Registrar),
        organization: new.organization.id,
        question: "What does this certificate satisfy?",
    };
    credit::decide_credit(conn, &decision, now).await?;
    Ok(())
}

async fn write_down(conn: &mut Conn, new: &Recognizing<'_>, now: DateTime<Utc>) -> Result<()> {
    let Recognized { title, number, issuer, issued_on, expires_on, satisfies, reason } = new.recognized;
    let satisfied = match satisfies {
        Satisfies::Period => json!("the whole period"),
        Satisfies::Units(credit, category) => {
            json!({ "credit": credit, "unit": new.standing.rules.unit.name, "category": category })
        }
    };
    let program = &new.standing.rules.program.name;
    let files: Vec<String> = new.files.iter().map(|file| file.hash.to_string()).collect();
    let decision = NewDecision {
        actor: Actor::Role(new.registrar.id, Role::Registrar),
        organization: Some(new.organization.id),
        subject: Subject { kind: SubjectKind::Period, id: new.standing.kept.id.uuid() },
        about: program,
        person: Some(new.person.id),
        outcome: "recognized",
        reason,
        before: json!({ "program": program }),
        after: json!({
            "program": program,
            "certificate": title,
            "number": number,
            "issued_by": issuer,
            "issued_on": issued_on,
            "expires_on": expires_on,
            "satisfies": satisfied,
            "evidence": files,
        }),
    };
    decisions::record(conn, &decision, now).await?;
    Ok(())
}

fn letter(app: &App, new: &Recognizing<'_>) -> Outgoing {
    let words = Words::of(Language::from_tag(&new.person.language));
    let config = app.config();
    let values = [
        ("first", new.person.first_name().into()),
        ("title", new.recognized.title.as_str().into()),
        ("issuer", new.recognized.issuer.as_str().into()),
        ("program", new.standing.rules.program.name.as_str().into()),
    ];
    let say = |key: &str| words.fill(key, &values);
    let parts = [
        Part::Says(say("reminder-hello")),
        Part::Says(say("recognize-mail")),
        Part::Quotes(new.recognized.reason.clone()),
        Part::Leads {
            to: config.url(&format!("/record/programs/{}", new.standing.enrollment.id)),
            label: say("reminder-see"),
        },
    ];
    let subject = say("recognize-mail-subject");
    let letter = mail::letter(words, &subject, &parts);
    Outgoing::letter("recognized", &config.base_url, (&new.person.name, &new.person.email), subject, letter)
}
