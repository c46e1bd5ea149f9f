//! All that goes into a packet, read from everywhere at one moment.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::lines::{Evidence, Line, Verdict, lines};
use crate::accounts;
use crate::app::App;
use crate::certificates::{self, Certificate, For, Notary, Papers};
use crate::credit::programs::{self, Enrollment, Holder, PeriodId, Standing};
use crate::db::Conn;
use crate::decisions::{self, Subject, SubjectKind};
use crate::error::Result;
use crate::i18n::Words;
use crate::organizations;

/// A packet before it is written.
pub(super) struct Packet {
    pub words: Words,
    /// The person or the board, and their library.
    pub who: String,
    pub library: String,
    /// For a board: who is or was on it.
    pub members: Vec<String>,
    pub standing: Standing,
    pub lines: Vec<Line>,
    /// Certificates of what counts and of the period itself, by code.
    pub certificates: Vec<(Certificate, Papers)>,
    /// What was decided about the period.
    pub decided: Vec<Verdict>,
    pub made_at: DateTime<Utc>,
    /// On whose calendar days are told: the authority's.
    pub zone: Tz,
    /// Who signs; none where the site's address can't be that of an issuer.
    pub notary: Option<Notary>,
}

impl Packet {
    /// The packet of a period of this enrollment, in this language. Another's period is not found.
    pub async fn of(
        conn: &mut Conn,
        app: &App,
        words: Words,
        enrollment: &Enrollment,
        period: PeriodId,
    ) -> Result<Packet> {
        let standing = programs::standing_in_period(conn, app, enrollment, period).await?;
        let (who, library, members) = holder(conn, enrollment.holder).await?;
        let lines = lines(conn, app, words, &standing).await?;
        let now = app.now();
        let (certificates, issuer) = certified(conn, app, &standing, &lines, now).await?;
        let issuer = match issuer {
            Some(issuer) => Some(issuer),
            None => organizations::home(conn).await?.map(|home| home.id),
        };
        let notary = match issuer {
            Some(issuer) => certificates::notary(conn, app, issuer, now).await?,
            None => None,
        };
        let subject = Subject { kind: SubjectKind::Period, id: period.uuid() };
        let decided = decisions::of(conn, subject).await?.into_iter().map(Verdict::from).collect();
        let zone = standing.rules.program.time_zone.name().parse().unwrap_or(Tz::UTC);
        // A key can't have signed before it was made.
        let made_at = notary.as_ref().map_or(now, |notary| notary.since().max(now));
        Ok(Packet { words, who, library, members, standing, lines, certificates, decided, made_at, zone, notary })
    }

    /// Each file that shows something, once, by its name.
    pub fn evidence(&self) -> Vec<&Evidence> {
        let mut all: Vec<&Evidence> = self.lines.iter().flat_map(|line| &line.evidence).collect();
        all.sort_by_key(|one| one.name());
        all.dedup_by_key(|one| one.hash);
        all
    }

    /// The code of the certificate for an entry.
    pub fn certificate_of(&self, line: &Line) -> Option<&Certificate> {
        let (user, taken) = line.module?;
        let mut all = self.certificates.iter().map(|(certificate, _)| certificate);
        all.find(|one| one.user_id == user && one.subject.taken() == Some(taken))
    }
}

async fn holder(conn: &mut Conn, holder: Holder) -> Result<(String, String, Vec<String>)> {
    match holder {
        Holder::Person(id) => {
            let person = accounts::by_id(conn, id).await?;
            Ok((person.name, person.library, Vec::new()))
        }
        Holder::Board(id) => {
            let members = programs::members(conn, id).await?.into_iter();
            let said = |member: programs::BoardMember| match member.left_on {
                Some(left) => format!("{}, {} – {left}", member.name, member.joined_on),
                None => format!("{}, {} –", member.name, member.joined_on),
            };
            Ok((programs::board_name(conn, id).await?, String::new(), members.map(said).collect()))
        }
    }
}

/// The certificates that stand, by code, and who issued that of the period.
async fn certified(
    conn: &mut Conn,
    app: &App,
    standing: &Standing,
    lines: &[Line],
    now: DateTime<Utc>,
) -> Result<(Vec<(Certificate, Papers)>, Option<organizations::OrganizationId>)> {
    let mut people: Vec<accounts::UserId> = standing.entries.iter().map(|entry| entry.user_id).collect();
    if let Holder::Person(person) = standing.enrollment.holder {
        people.push(person);
    }
    people.sort_by_key(|person| person.uuid());
    people.dedup();
    let period = For::Period { period: standing.kept.id.uuid() };
    let (mut found, mut issuer) = (Vec::new(), None);
    for person in people {
        for certificate in certificates::of_user(conn, person).await?.into_iter().filter(Certificate::stands) {
            let of_line = |line: &Line| {
                line.module.is_some_and(|(user, taken)| user == person && certificate.subject.taken() == Some(taken))
            };
            if certificate.subject == period {
                issuer = Some(certificate.organization_id);
            } else if !lines.iter().any(of_line) {
                continue;
            }
            let papers = certificates::papers(conn, app, &certificate, now).await?;
            found.push((certificate, papers));
        }
    }
    found.sort_by_key(|(certificate, _)| certificate.code.to_string());
    Ok((found, issuer))
}
