//! The service that answers requests: what the program serves and what tests drive, built once here.

use actix_web::HttpResponse;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Compress, from_fn};
use actix_web::web::{Data, PayloadConfig, to};
use tracing_actix_web::TracingLogger;

use super::trace::Request;
use crate::accounts::{Arrivals, Visitor};
use crate::app::App;
use crate::error::Error;
use crate::web::{cookies, form, headers, origin, problem};
use crate::{routes, study};

/// Every route behind every middleware, in the one order in which the program and its tests run.
///
/// Outermost first: request id and span, security headers, compression, cookies that were set along
/// the way, refusal of cross-site writes, and around each route problems as pages: an error page
/// carries headers and cookies like any other.
pub fn service(
    app: &App,
) -> actix_web::App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody + use<>>,
        Error = actix_web::Error,
        InitError = (),
    > + use<>,
> {
    app.kept::<Arrivals>().register(study::keep_on_arrival);
    actix_web::App::new()
        .app_data(Data::new(app.clone()))
        .app_data(PayloadConfig::new(form::LARGEST))
        .configure(|service| routes::all().mount(service, || to(wrong_way)))
        .default_service(to(nowhere).wrap(from_fn(problem::explain)))
        .wrap(from_fn(origin::check))
        .wrap(from_fn(cookies::send))
        .wrap(Compress::default())
        .wrap(from_fn(headers::add))
        .wrap(TracingLogger::<Request>::new())
}

/// Nothing can be done like that here, which is said to whom it is.
async fn wrong_way(_: Visitor) -> HttpResponse {
    HttpResponse::MethodNotAllowed().finish()
}

/// Nothing is here, which is said in the visitor's language.
async fn nowhere(_: Visitor) -> Result<String, Error> {
    Err(Error::NotFound)
}
