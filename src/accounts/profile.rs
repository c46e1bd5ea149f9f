//! What people say about themselves: name, library, time zone, language.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::users::UserId;
use crate::db::Conn;
use crate::db::schema::users;
use crate::i18n::Language;
use crate::pdf::wholly_unprintable;
use crate::time::Zone;

/// How long a name or a library may be, in characters: what a certificate has room for.
const LONGEST: usize = 120;

/// Why a line is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Nothing was typed.
    Empty,
    /// Longer than a certificate has room for.
    Long,
    /// Of these letters none can be printed, and there are no others.
    Unprintable(String),
}

/// A name as it will stand on certificates: one line, single spaces.
pub(super) fn name(typed: &str) -> Result<String, Fault> {
    let name = line(typed)?;
    match wholly_unprintable(&name) {
        _ if name.is_empty() => Err(Fault::Empty),
        Some(letters) => Err(Fault::Unprintable(letters)),
        None => Ok(name),
    }
}

/// A library, or nothing.
pub(super) fn library(typed: &str) -> Result<String, Fault> {
    line(typed)
}

fn line(typed: &str) -> Result<String, Fault> {
    let words = typed.split(|letter: char| letter.is_whitespace() || letter.is_control());
    let line = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if line.chars().count() > LONGEST { Err(Fault::Long) } else { Ok(line) }
}

/// Saves name and library.
pub(super) async fn save_names(conn: &mut Conn, user: UserId, name: &str, library: &str) -> QueryResult<()> {
    let names = (users::name.eq(name), users::library.eq(library));
    diesel::update(users::table.find(user)).set(names).execute(conn).await?;
    Ok(())
}

/// Saves all of it.
pub(super) async fn save(
    conn: &mut Conn,
    user: UserId,
    name: &str,
    library: &str,
    zone: Zone,
    language: Language,
) -> QueryResult<()> {
    let names = (users::name.eq(name), users::library.eq(library));
    let place = (users::time_zone.eq(zone.name()), users::language.eq(language.tag()));
    diesel::update(users::table.find(user)).set((names, place)).execute(conn).await?;
    Ok(())
}

/// Lets the public page of certificates under an older name say the present one, or stops that (rule R25). What was
/// allowed once stays allowed since then.
pub(super) async fn save_consent(conn: &mut Conn, user: UserId, consents: bool, now: DateTime<Utc>) -> QueryResult<()> {
    let me = users::table.find(user);
    if consents {
        let new = me.filter(users::present_name_since.is_null());
        diesel::update(new).set(users::present_name_since.eq(now)).execute(conn).await?;
    } else {
        diesel::update(me).set(users::present_name_since.eq(None::<DateTime<Utc>>)).execute(conn).await?;
    }
    Ok(())
}

/// Saves the language in which someone is spoken to.
pub(super) async fn save_language(conn: &mut Conn, user: UserId, language: Language) -> QueryResult<()> {
    diesel::update(users::table.find(user)).set(users::language.eq(language.tag())).execute(conn).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_with_single_spaces() {
        assert_eq!(name("  Ruth \t\r\n M.\u{0}  Miller "), Ok("Ruth M. Miller".to_owned()));
        assert_eq!(name(" \n "), Err(Fault::Empty));
        assert_eq!(name(&"Ruth ".repeat(40)), Err(Fault::Long));
        assert_eq!(name("山田"), Err(Fault::Unprintable("山田".to_owned())));
        assert_eq!(name("山田 (Yamada)"), Ok("山田 (Yamada)".to_owned()));
        assert_eq!(library("  "), Ok(String::new()));
    }
}
