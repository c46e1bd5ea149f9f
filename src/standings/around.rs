//! What both lists of standings are looked at by: an organization, a program and a region.

use chrono::NaiveDate;
use maud::{Markup, html};
use uuid::Uuid;

use super::{choice, ours};
use crate::credit::programs::programs;
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::{Language, Words};
use crate::organizations::{Organization, regions_of};
use crate::web::Problems;
use crate::web::components::Choice;

/// In addresses, those who work in no region.
pub(super) const NO_REGION: &str = "-";

/// What there is to choose from.
pub(super) struct Around {
    /// The organizations of the reader.
    all: Vec<Organization>,
    /// The one that is looked at.
    pub organization: Organization,
    /// Every program: code and name.
    pub programs: Vec<(String, String)>,
    regions: Vec<String>,
}

impl Around {
    /// For somebody on the staff of these organizations, who asks for one by its slug.
    pub async fn of(conn: &mut Conn, ids: &[Uuid], slug: &str, today: NaiveDate) -> Result<Around> {
        let (all, organization) = ours(conn, ids, slug).await?;
        let programs = programs(conn).await?;
        let programs = programs
            .iter()
            .map(|program| (program.code.clone(), program.current(today).rules.program.full_name()))
            .collect();
        let regions = regions_of(conn, organization.id).await?;
        Ok(Around { all, organization, programs, regions })
    }

    /// The name of a program; its code where it has none any more.
    pub fn program<'a>(&'a self, code: &'a str) -> &'a str {
        self.programs.iter().find(|(known, _)| known == code).map_or(code, |(_, name)| name)
    }

    /// The field for the organization, where there are several.
    pub fn whose(&self, words: Words) -> Markup {
        choice(words, &self.all, &self.organization)
    }

    /// The fields for the program and the region, with what is chosen.
    pub fn fields(&self, words: Words, (program, region): (&str, &str)) -> Markup {
        let (english, none) = (words.lang(Language::English), Problems::new());
        html! {
            (Choice { name: "program", label: words.say("standing-program"), hint: None, problems: &none, options: html! {
                option value="" { (words.say("standing-all-programs")) }
                @for (code, name) in &self.programs { option value=(code) lang=[english] selected[code == program] { (name) } }
            } })
            (Choice { name: "region", label: words.say("standing-region"), hint: None, problems: &none, options: html! {
                option value="" { (words.say("standing-all-regions")) }
                @for one in &self.regions { option selected[one == region] { (one) } }
                option value=(NO_REGION) selected[region == NO_REGION] { (words.say("standing-no-region")) }
            } })
        }
    }
}
