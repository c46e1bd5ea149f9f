//! `/assoc/libraries`: which libraries an organization has, and in which regions.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use diesel_async::AsyncConnection;
use maud::{Markup, html};
use serde::Deserialize;

use super::{choice, ours, typed};
use crate::accounts::Registrar;
use crate::app::App;
use crate::credit::programs::libraries_changed;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::i18n::Words;
use crate::organizations::{Library, Listed, Organization, libraries_of, list_libraries};
use crate::web::components::{Field, back};
use crate::web::{Form, Nav, Problems, ok, unprocessable};

/// Whose list, and what was done with it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    organization: String,
    list: String,
}

/// `GET /assoc/libraries`
pub(super) async fn show(registrar: Registrar, app: Data<App>, Query(asked): Query<Typed>) -> Result<HttpResponse> {
    let asked = Typed { list: String::new(), ..asked };
    page(&mut *app.conn().await?, &registrar, &asked, None, &Problems::new()).await.map(ok)
}

/// `POST /assoc/libraries`
pub(super) async fn save(registrar: Registrar, app: Data<App>, Form(asked): Form<Typed>) -> Result<HttpResponse> {
    let words = registrar.frame.words;
    let mut conn = app.conn().await?;
    let (_, organization) = ours(&mut conn, &registrar.organizations, &asked.organization).await?;
    let mut problems = Problems::new();
    let list = typed::libraries(&asked.list).unwrap_or_else(|fault| {
        let key = if fault.missing { "libraries-line-empty" } else { "libraries-line-long" };
        problems.add("list", words.fill(key, &[("line", fault.line.into())]));
        Vec::new()
    });
    if problems.is_empty() && list.is_empty() {
        problems.add("list", words.say("libraries-list-empty"));
    }
    if list.len() > typed::LONGEST {
        problems.add("list", words.say("problem-too-much"));
    }
    if !problems.is_empty() {
        return page(&mut conn, &registrar, &asked, None, &problems).await.map(unprocessable);
    }
    let now = app.now();
    let listed = conn
        .transaction(async |conn| {
            let listed = list_libraries(conn, organization.id, &list, now).await?;
            libraries_changed(conn).await?;
            Ok::<Listed, Error>(listed)
        })
        .await?;
    let asked = Typed { list: String::new(), ..asked };
    page(&mut conn, &registrar, &asked, Some(&listed), &problems).await.map(ok)
}

async fn page(
    conn: &mut Conn,
    registrar: &Registrar,
    asked: &Typed,
    listed: Option<&Listed>,
    problems: &Problems,
) -> Result<Markup> {
    let words = registrar.frame.words;
    let (all, organization) = ours(conn, &registrar.organizations, &asked.organization).await?;
    let libraries = libraries_of(conn, organization.id).await?;
    let main = html! {
        div.wrap.stack.g6.mid {
            (problems.summary(words))
            @if let Some(listed) = listed { (said(words, listed)) }
            div.stack.g2 {
                (back("/assoc/standing", words.say("standing-title")))
                h1 { (words.say("libraries-title")) }
                p.read { (words.say("libraries-lead")) }
            }
            form.stack.g4 method="post" action="/assoc/libraries" novalidate {
                (choice(words, &all, &organization))
                (Field {
                    name: "list",
                    label: words.say("libraries-list"),
                    hint: Some(words.say("libraries-list-hint")),
                    value: &asked.list,
                    kind: "textarea",
                    autocomplete: "off",
                    problems,
                })
                p { button.btn { (words.say("libraries-save")) } }
            }
            (known(words, &organization, &libraries))
        }
    };
    Ok(registrar.frame.page(words.say("libraries-title")).at(Nav::Association).error(!problems.is_empty()).render(main))
}

fn said(words: Words, listed: &Listed) -> Markup {
    html! {
        p.note.ok role="status" { (words.fill("libraries-listed", &[("count", listed.listed.into())])) }
        @if !listed.others.is_empty() {
            div.note.warn.stack.g2 { p { (words.say("libraries-others")) } ul { @for name in &listed.others { li { (name) } } } }
        }
    }
}

fn known(words: Words, organization: &Organization, libraries: &[Library]) -> Markup {
    html! {
        @if !libraries.is_empty() {
            div.scroll tabindex="0" role="region" aria-label=(words.say("libraries-known")) { table {
                caption { (words.say("libraries-known")) span.vh { ", " (organization.body.name) } }
                thead { tr { th scope="col" { (words.say("standing-library")) } th scope="col" { (words.say("standing-region")) } } }
                tbody { @for library in libraries { tr { th scope="row" { (library.name) } td { (library.region) } } } }
            } }
        }
    }
}
