//! The note to oneself below a step, and its bookmark.
//!
//! Its controls belong to the step's form, so that what is half made above is sent along and is not lost
//! when the note is saved; and a note that was typed goes along when the step is sent.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use maud::{Markup, html};

use super::send::{Do, Sent};
use crate::accounts::{Learner, Visitor};
use crate::app::App;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::format::Step;
use crate::notes::{self, LONGEST, Note, Spot};
use crate::progress::Kind;
use crate::study::place::Place;
use crate::web::components::icon;
use crate::web::{Form, see_other};

/// What stands below a step: for someone signed in their note, for a visitor nothing.
pub(super) async fn of(conn: &mut Conn, visitor: &Visitor, place: &Place, number: usize) -> Result<Markup> {
    let (Some(person), Some(step)) = (&visitor.person, place.edition.original().steps.get(number.wrapping_sub(1)))
    else {
        return Ok(html! {});
    };
    let note = notes::of_step(conn, person.id, place.edition.lesson_id, &step.id).await?;
    Ok(view(visitor, &place.step_path(number), note.as_ref()))
}

fn view(visitor: &Visitor, path: &str, note: Option<&Note>) -> Markup {
    let words = visitor.frame.words;
    let text = note.map_or("", |note| note.text.as_str());
    let marked = note.is_some_and(|note| note.bookmarked_at.is_some());
    let (to, said) = if marked { ("no-bookmark", "note-bookmark-off") } else { ("bookmark", "note-bookmark") };
    html! {
        details.read.noprint #note open[!text.is_empty()] {
            summary { (words.say("note-title")) @if marked { " " span.tag { (icon("mark")) (words.say("note-bookmarked")) } } }
            div.stack.g3 {
                div.field {
                    label.vh for="note-text" { (words.say("note-title")) }
                    p.hint #note-hint { (words.say(if text.is_empty() { "note-hint" } else { "note-kept" })) }
                    textarea #note-text name="note" form="step" rows="3" maxlength=(LONGEST) aria-describedby="note-hint" { (text) }
                    input type="hidden" form="step" name="noted" value=[note.map(|note| note.noted_at.to_rfc3339())];
                }
                div.row {
                    button.btn.quiet.sm form="step" name="do" value="draft" formaction={ (path) "/note" } formnovalidate {
                        (words.say("note-save"))
                    }
                    button.btn.quiet.sm form="step" name="do" value="draft" formaction={ (path) "/" (to) } formnovalidate {
                        (icon("mark")) " " (words.say(said))
                    }
                    a.small href="/notes" { (words.say("note-all")) }
                }
            }
        }
    }
}

/// `POST /l/{mark}/{n}/note`, and the same for setting and taking away the bookmark.
pub async fn keep(
    Learner { frame, person, id }: Learner,
    app: Data<App>,
    request: HttpRequest,
    path: Path<(String, usize, String)>,
    Form(sent): Form<Sent>,
) -> Result<HttpResponse> {
    let (mark, number, what) = path.into_inner();
    let visitor = Visitor { frame, person: Some(person) };
    let mut conn = app.conn().await?;
    let mut place = Place::find(&mut conn, &app, &request, &visitor, &mark).await?;
    let step = place.edition.original().steps.get(number.wrapping_sub(1)).ok_or(Error::NotFound)?.clone();
    let spot = Spot { lesson: place.edition.lesson_id, version: place.edition.id, step: &step.id };
    if let Some(text) = &sent.note {
        notes::keep(&mut conn, id, spot, text, app.now()).await?;
    }
    if what != "note" {
        notes::bookmark(&mut conn, id, spot, what == "bookmark", app.now()).await?;
    }
    let mut events = sent.made(&step, app.now()).events;
    events.retain(|event| matches!(&event.kind, Kind::Drafted { draft, .. } if !draft.is_empty()));
    if !events.is_empty() {
        place.record(&mut conn, &app, &request, &visitor, &events, sent.spent()).await?;
    }
    Ok(see_other(format!("{}#note", place.step_path(number))))
}

/// Keeps a note that came along with an answer. Drafts come every second, and from pages that show an
/// older note; they leave it alone.
pub(super) async fn along(
    conn: &mut Conn,
    app: &App,
    visitor: &Visitor,
    place: &Place,
    step: &Step,
    sent: &Sent,
) -> Result<()> {
    let (Some(person), Some(text)) = (&visitor.person, &sent.note) else { return Ok(()) };
    if matches!(sent.what, Do::Draft) {
        return Ok(());
    }
    let spot = Spot { lesson: place.edition.lesson_id, version: place.edition.id, step: &step.id };
    let shown = sent.noted.parse().ok();
    notes::keep_unless_changed(conn, person.id, spot, (text, shown), app.now()).await
}
