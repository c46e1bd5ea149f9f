//! The service with every layer that production puts around the routes.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::from_fn;
use actix_web::web::Data;
use carrel::app::App;
use carrel::web::{cookies, headers, origin, problem};

/// The program's routes with their middleware, outermost last.
pub fn build(
    app: App,
) -> actix_web::App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = actix_web::Error,
        InitError = (),
    >,
> {
    actix_web::App::new()
        .app_data(Data::new(app))
        .configure(|service| carrel::routes::all().mount(service))
        .wrap(from_fn(origin::check))
        .wrap(from_fn(headers::add))
        .wrap(from_fn(problem::explain))
        .wrap(from_fn(cookies::send))
        .wrap(tracing_actix_web::TracingLogger::default())
}
