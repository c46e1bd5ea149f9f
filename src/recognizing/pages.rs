//! The registrar's page on which a certificate of another authority is recognized.

use actix_web::web::{Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse};
use uuid::Uuid;

use super::carry_out::{self, Recognizing};
use super::form::RecognizeForm;
use super::view::{self, Shown};
use crate::accounts::{self, Registrar, User};
use crate::activities::ActivityId;
use crate::app::App;
use crate::claiming::{self, Upload};
use crate::credit::programs::{Holder, PeriodId, Standing, answered, enrollment_in, standing_in_period};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::organizations::Organization;
use crate::web::{Nav, Problems, ok, see_other, unprocessable};

/// Program, holder and period, as the address names them.
type Which = (String, String, String);

/// Who answers for the program, if this registrar does so for them; and whose period it is.
async fn found(
    conn: &mut Conn,
    app: &App,
    registrar: &Registrar,
    which: &Which,
) -> Result<(Organization, (User, Standing))> {
    let organization = answered(conn, &registrar.rights(), &which.0, app.now()).await?.organization;
    let holder: Uuid = which.1.parse().map_err(|_| Error::NotFound)?;
    let period: PeriodId = which.2.parse().map_err(|_| Error::NotFound)?;
    let enrollment = enrollment_in(conn, &which.0, holder).await?;
    let Holder::Person(person) = enrollment.holder else { return Err(Error::NotFound) };
    // Nobody decides on their own.
    if person == registrar.id {
        return Err(Error::Forbidden);
    }
    let standing = standing_in_period(conn, app, &enrollment, period).await?;
    if standing.kept.state.is_settled() {
        return Err(Error::NotFound);
    }
    Ok((organization, (accounts::by_id(conn, person).await?, standing)))
}

fn page(
    registrar: &Registrar,
    (person, standing): &(User, Standing),
    form: &RecognizeForm,
    problems: &Problems,
) -> maud::Markup {
    let words = registrar.frame.words;
    let page = registrar.frame.page(words.say("recognize-title")).at(Nav::Association).noindex();
    page.error(!problems.is_empty()).render(view::view(words, &Shown { person, standing, form, problems }))
}

/// `GET /assoc/programs/{code}/people/{holder}/{period}/recognize`
pub(super) async fn show(registrar: Registrar, app: Data<App>, which: Path<Which>) -> Result<HttpResponse> {
    let (_, found) = found(&mut *app.conn().await?, &app, &registrar, &which).await?;
    let form = RecognizeForm { id: ActivityId::new().to_string(), ..RecognizeForm::default() };
    Ok(ok(page(&registrar, &found, &form, &Problems::new())))
}

/// `POST /assoc/programs/{code}/people/{holder}/{period}/recognize`
pub(super) async fn recognize(
    registrar: Registrar,
    app: Data<App>,
    which: Path<Which>,
    request: HttpRequest,
    payload: Payload,
) -> Result<HttpResponse> {
    let words = registrar.frame.words;
    let mut upload = Upload::read(&request, payload).await?;
    let form: RecognizeForm = upload.form()?;
    let id: ActivityId = form.id.parse().map_err(|_| Error::BadRequest("problem-incomplete"))?;
    let mut conn = app.conn().await?;
    let (organization, whole) = found(&mut conn, &app, &registrar, &which).await?;
    let (person, standing) = &whole;
    let mut problems = Problems::new();
    let picked = upload.evidence(words, &mut problems);
    let files = claiming::take(&app, words, picked, &mut problems).await?;
    if files.is_empty() && problems.is_empty() {
        problems.add("evidence", words.say("recognize-evidence-empty"));
    }
    let today = app.now().with_timezone(&registrar.person.zone()).date_naive();
    let parsed = form.parse(words, &standing.rules, standing.account.required, today);
    let recognized = match parsed {
        Ok(recognized) if problems.is_empty() => recognized,
        Ok(_) => return Ok(unprocessable(page(&registrar, &whole, &form, &problems))),
        Err(more) => return Ok(unprocessable(page(&registrar, &whole, &form, &more.and(problems)))),
    };
    let new = Recognizing {
        registrar: &registrar,
        organization: &organization,
        person,
        standing,
        id,
        recognized: &recognized,
        files: &files,
    };
    let done = carry_out::recognize(&mut conn, &app, &new).await?;
    Ok(see_other(format!("/assoc/programs/{}/people?done={}", which.0, usize::from(done))))
}
