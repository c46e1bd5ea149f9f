//! A list of routes that can be mounted and also read, so that a test walks every one.

use actix_web::http::Method;
use actix_web::middleware::from_fn;
use actix_web::web::{self, ServiceConfig};
use actix_web::{FromRequest, Handler, Responder, Route};

use super::problem;

/// The patterns of the paths that can be opened as pages.
#[derive(Clone)]
pub(super) struct Pages(pub Vec<&'static str>);

/// The routes of a slice, or of all slices, in the order in which they are tried.
#[derive(Default)]
pub struct Routes(Vec<(Method, &'static str, Route)>);

impl Routes {
    /// No routes yet.
    pub fn new() -> Routes {
        Routes::default()
    }

    /// What a GET of this path shows.
    pub fn get<F, Args>(mut self, path: &'static str, handler: F) -> Routes
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        // A HEAD is answered like a GET; the server leaves the body out.
        let reads = actix_web::guard::Any(actix_web::guard::Get()).or(actix_web::guard::Head());
        self.0.push((Method::GET, path, web::route().guard(reads).to(handler)));
        self
    }

    /// What a POST to this path does.
    pub fn post<F, Args>(mut self, path: &'static str, handler: F) -> Routes
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.0.push((Method::POST, path, web::post().to(handler)));
        self
    }

    /// These routes and those.
    pub fn and(mut self, mut other: Routes) -> Routes {
        self.0.append(&mut other.0);
        self
    }

    /// Method and path pattern of every route.
    pub fn list(&self) -> Vec<(Method, &'static str)> {
        self.0.iter().map(|(method, path, _)| (method.clone(), *path)).collect()
    }

    /// Mounts all of them: one resource for each path, so that a wrong method is told so by `astray`.
    ///
    /// Problems are explained around each resource and not around the whole service: a request can
    /// be held on to, as the page after a panic needs, only when the router is done with it.
    pub fn mount(self, service: &mut ServiceConfig, astray: fn() -> Route) {
        let pages = self.0.iter().filter(|(method, ..)| *method == Method::GET).map(|(_, path, _)| *path).collect();
        service.app_data(Pages(pages));
        let mut resources: Vec<(&'static str, actix_web::Resource)> = Vec::new();
        for (_, path, route) in self.0 {
            let resource = match resources.iter().position(|(known, _)| *known == path) {
                Some(index) => resources.remove(index).1,
                None => web::resource(path).default_service(astray()),
            };
            resources.push((path, resource.route(route)));
        }
        for (_, resource) in resources {
            service.service(resource.wrap(from_fn(problem::explain)));
        }
    }
}
