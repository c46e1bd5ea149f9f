//! Users and their roles.

use chrono::{DateTime, Utc};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};
use diesel::upsert::excluded;
use diesel_async::RunQueryDsl;
use serde::{Deserialize, Serialize};

use crate::db::Conn;
use crate::db::schema::{roles, users};
use crate::id::Id;

/// Identity of a user.
pub type UserId = Id<User>;

/// A person with an account.
#[derive(Clone, Debug, HasQuery)]
#[diesel(table_name = users)]
pub struct User {
    /// Identity.
    pub id: UserId,
    /// Address, in lower case; one account each.
    pub email: String,
    /// Their name as it stands on certificates.
    pub name: String,
    /// The library they work at, as it stands on certificates; may be empty.
    pub library: String,
    /// The language of pages and mail, as a tag.
    pub language: String,
    /// Their zone, as an IANA name.
    pub time_zone: String,
    /// Whether this is a sample person.
    pub demo: bool,
    /// When the account was made.
    pub created_at: DateTime<Utc>,
    /// Since when the public page of a certificate under an older name may say the present one (rule R25).
    pub present_name_since: Option<DateTime<Utc>>,
}

impl User {
    /// What to call them: the first word of their name.
    pub fn first_name(&self) -> &str {
        self.name.split_whitespace().next().unwrap_or(&self.name)
    }

    /// Their zone; UTC if it isn't known any more.
    pub fn zone(&self) -> chrono_tz::Tz {
        self.time_zone.parse().unwrap_or(chrono_tz::UTC)
    }
}

/// What is needed to make an account.
#[derive(Debug, Insertable)]
#[diesel(table_name = users)]
pub struct NewUser<'a> {
    /// Identity; making the same one twice changes nothing.
    pub id: UserId,
    /// Address, in lower case.
    pub email: &'a str,
    /// Name.
    pub name: &'a str,
    /// Library, or empty.
    pub library: &'a str,
    /// IANA name of the zone.
    pub time_zone: &'a str,
    /// Whether this is a sample person.
    pub demo: bool,
    /// Now.
    pub created_at: DateTime<Utc>,
}

/// What someone may be in an organization. Everyone is a learner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Writes lessons.
    Author,
    /// Reviews them as a subject expert.
    Reviewer,
    /// Looks after cohorts.
    Coordinator,
    /// Decides on training done elsewhere.
    Validator,
    /// Issues certificates.
    Registrar,
    /// Runs the site.
    Administrator,
}

impl Role {
    /// All roles, in the order of the permission table.
    pub const ALL: [Role; 6] =
        [Role::Author, Role::Reviewer, Role::Coordinator, Role::Validator, Role::Registrar, Role::Administrator];

    /// The word in the database, on the command line and in URLs.
    pub fn word(self) -> &'static str {
        match self {
            Role::Author => "author",
            Role::Reviewer => "reviewer",
            Role::Coordinator => "coordinator",
            Role::Validator => "validator",
            Role::Registrar => "registrar",
            Role::Administrator => "administrator",
        }
    }

    /// The role with this word.
    pub fn from_word(word: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// A role in one organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleAt {
    /// The organization's id; `organizations` gives it its type.
    pub organization: uuid::Uuid,
    /// The role.
    pub role: Role,
}

/// The user with this id.
pub async fn by_id(conn: &mut Conn, id: UserId) -> QueryResult<User> {
    User::query().filter(users::id.eq(id)).first(conn).await
}

/// Whose an address in lower case, which comes behind this with a bracket, is: of its account, or of the one that this
/// was joined into.
pub(super) const OWNS: &str = "users.id = (select coalesce(at.joined_into, at.id) from users at where at.email = ";

/// The user with this address, in any case; where its account was joined into another, that one.
pub async fn by_email(conn: &mut Conn, email: &str) -> QueryResult<Option<User>> {
    let owns = sql::<Bool>(OWNS).bind::<Text, _>(email.trim().to_lowercase()).sql(")");
    User::query().filter(owns).first(conn).await.optional()
}

/// Makes an account, or finds the one that this address leads to. Returns its id and whether it is new.
pub async fn create(conn: &mut Conn, user: &NewUser<'_>) -> QueryResult<(UserId, bool)> {
    // The no-op update makes the row visible to `returning` when it was there already.
    let (id, into): (UserId, Option<UserId>) = diesel::insert_into(users::table)
        .values(user)
        .on_conflict(users::email)
        .do_update()
        .set(users::email.eq(excluded(users::email)))
        .returning((users::id, users::joined_into))
        .get_result(conn)
        .await?;
    Ok((into.unwrap_or(id), id == user.id && into.is_none()))
}

/// How many people of each sort there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Census {
    /// Sample people.
    pub demo: i64,
    /// Everyone else.
    pub real: i64,
}

/// Counts sample people and real ones.
pub async fn census(conn: &mut Conn) -> QueryResult<Census> {
    let open = || users::table.filter(users::joined_into.is_null());
    let of = |demo: bool| open().filter(users::demo.eq(demo)).count();
    Ok(Census { demo: of(true).get_result(conn).await?, real: of(false).get_result(conn).await? })
}

/// Gives a role; giving it again changes nothing. Returns whether it is new.
pub async fn grant(conn: &mut Conn, user: UserId, at: RoleAt, now: DateTime<Utc>) -> QueryResult<bool> {
    let row = (
        roles::user_id.eq(user),
        roles::organization_id.eq(at.organization),
        roles::role.eq(at.role.word()),
        roles::granted_at.eq(now),
    );
    Ok(diesel::insert_into(roles::table).values(row).on_conflict_do_nothing().execute(conn).await? == 1)
}

/// Whether anybody has this role in this organization.
pub async fn is_there(conn: &mut Conn, organization: uuid::Uuid, role: Role) -> QueryResult<bool> {
    let those = roles::table.filter(roles::organization_id.eq(organization)).filter(roles::role.eq(role.word()));
    diesel::select(diesel::dsl::exists(those)).get_result(conn).await
}

/// All roles of a user.
pub async fn roles_of(conn: &mut Conn, user: UserId) -> QueryResult<Vec<RoleAt>> {
    let rows: Vec<(uuid::Uuid, String)> =
        roles::table.filter(roles::user_id.eq(user)).select((roles::organization_id, roles::role)).load(conn).await?;
    Ok(rows
        .into_iter()
        .filter_map(|(organization, word)| Role::from_word(&word).map(|role| RoleAt { organization, role }))
        .collect())
}
