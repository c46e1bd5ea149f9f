//! Rule sets as they are kept: immutable versions, and who approved them.
//!
//! A plain measure, such as the contact hour, needs nobody's approval. An authority's rules are a draft
//! until two people have approved them ([`super::approve`]); then they give credit, until they are retired.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::rules::{RuleSet, Status};
use crate::accounts::UserId;
use crate::db::Conn;
use crate::db::schema::{rule_set_activations, rule_set_approvals, rule_set_retirements, rule_sets, users};
use crate::error::Result;
use crate::id::Id;

/// Identity of one version of a rule set.
pub type RuleSetId = Id<RuleSet>;

/// An approval of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// By whom.
    pub by: UserId,
    /// Their name today.
    pub name: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// One version of a rule set and how far it has come.
#[derive(Clone, Debug)]
pub struct KeptRules {
    /// Identity of the version.
    pub id: RuleSetId,
    /// What it says.
    pub rules: RuleSet,
    /// When it was read from its file.
    pub loaded_at: DateTime<Utc>,
    /// Who approved it, the first one first.
    pub approvals: Vec<Approval>,
    /// Since when two people have approved it.
    pub activated_at: Option<DateTime<Utc>>,
    /// Since when it gives no more credit, and why.
    pub retired: Option<(DateTime<Utc>, String)>,
}

impl KeptRules {
    /// Whether credit may be given by it: approved by two, or a plain measure that nobody has to confirm.
    pub fn gives_credit(&self) -> bool {
        let allowed = self.rules.program.authority.is_none() || self.activated_at.is_some();
        allowed && self.retired.is_none() && self.rules.status != Status::Retired
    }
}

/// Every version of every rule set, by code and version.
pub async fn rule_sets(conn: &mut Conn) -> Result<Vec<KeptRules>> {
    type Row =
        ((RuleSetId, String, serde_json::Value, DateTime<Utc>), Option<DateTime<Utc>>, Option<(DateTime<Utc>, String)>);
    let rows: Vec<Row> = rule_sets::table
        .left_join(rule_set_activations::table.on(rule_set_activations::rule_set_id.eq(rule_sets::id)))
        .left_join(rule_set_retirements::table.on(rule_set_retirements::rule_set_id.eq(rule_sets::id)))
        .order((rule_sets::code, rule_sets::version))
        .select((
            (rule_sets::id, rule_sets::code, rule_sets::body, rule_sets::loaded_at),
            rule_set_activations::activated_at.nullable(),
            (rule_set_retirements::retired_at, rule_set_retirements::reason).nullable(),
        ))
        .load(conn)
        .await?;
    let mut approvals: Vec<(RuleSetId, UserId, String, DateTime<Utc>)> = rule_set_approvals::table
        .inner_join(users::table.on(users::id.eq(rule_set_approvals::approver_id)))
        .order((rule_set_approvals::approved_at, rule_set_approvals::approver_id))
        .select((
            rule_set_approvals::rule_set_id,
            rule_set_approvals::approver_id,
            users::name,
            rule_set_approvals::approved_at,
        ))
        .load(conn)
        .await?;
    let mut kept = Vec::with_capacity(rows.len());
    for ((id, code, body, loaded_at), activated_at, retired) in rows {
        let rules = RuleSet::from_json(&code, &body).map_err(anyhow::Error::from)?;
        let mine = approvals.extract_if(.., |(of, ..)| *of == id);
        let approvals = mine.map(|(_, by, name, at)| Approval { by, name, at }).collect();
        kept.push(KeptRules { id, rules, loaded_at, approvals, activated_at, retired });
    }
    Ok(kept)
}

/// The rule sets that give credit on a day: of each code the newest such version that had begun by then,
/// unless it had ended (rule R18).
pub(super) async fn in_force(conn: &mut Conn, day: NaiveDate) -> Result<Vec<(RuleSetId, RuleSet)>> {
    let all = rule_sets(conn).await?;
    Ok(in_force_among(&all, |_| day).into_iter().map(|kept| (kept.id, kept.rules.clone())).collect())
}

/// The same among those at hand, each asked about the day that it was by its own calendar.
pub(super) fn in_force_among(all: &[KeptRules], day: impl Fn(&RuleSet) -> NaiveDate) -> Vec<&KeptRules> {
    let mut found: Vec<&KeptRules> = Vec::new();
    for kept in all.iter().filter(|kept| kept.gives_credit() && kept.rules.effective_from <= day(&kept.rules)) {
        // They come by version, so that a later one takes the place of the one before.
        found.retain(|other| other.rules.code != kept.rules.code);
        found.push(kept);
    }
    found.retain(|kept| kept.rules.holds_on(day(&kept.rules)));
    found
}
