//! Someone with a browser that runs no scripts: keeps cookies, follows redirections, fills in forms.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};

use actix_web::http::{Method, StatusCode, header};
use actix_web::test::TestRequest;
use actix_web::{body, cookie};
use carrel::app::App;

use super::Page;
use super::app::Ask;

/// What is sent with a request.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// The type of the content, empty when there is none.
    pub content_type: String,
    /// The content.
    pub bytes: Vec<u8>,
}

impl Body {
    /// Fields as a form sends them.
    pub fn form(fields: &[(&str, &str)]) -> Body {
        Body {
            content_type: "application/x-www-form-urlencoded".into(),
            bytes: serde_html_form::to_string(fields).unwrap().into_bytes(),
        }
    }
}

/// What came back, before it is read as a page.
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: header::HeaderMap,
    /// The content.
    pub bytes: Vec<u8>,
}

impl Answer {
    /// A header, if it is there.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// The content as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

/// A person at a browser.
pub struct Visitor {
    /// The program that is visited.
    pub app: App,
    ask: Ask,
    cookies: RefCell<BTreeMap<String, String>>,
    network: Cell<Ipv4Addr>,
    agent: RefCell<String>,
    /// Where the browser says that a write comes from.
    site: Cell<Option<&'static str>>,
    language: Cell<&'static str>,
}

impl Visitor {
    /// Someone who asks this service.
    pub fn new(app: App, ask: Ask) -> Visitor {
        Visitor {
            app,
            ask,
            cookies: RefCell::default(),
            network: Cell::new(Ipv4Addr::new(192, 0, 2, 1)),
            agent: RefCell::new("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0".into()),
            site: Cell::new(Some("same-origin")),
            language: Cell::new("en-US,en;q=0.5"),
        }
    }

    /// Comes from this network address from now on.
    pub fn at_network(self, address: [u8; 4]) -> Visitor {
        self.network.set(address.into());
        self
    }

    /// Uses this browser from now on.
    pub fn with_agent(self, agent: &str) -> Visitor {
        self.agent.replace(agent.to_owned());
        self
    }

    /// Prefers this language from now on, as in `Accept-Language`.
    pub fn speaking(self, language: &'static str) -> Visitor {
        self.language.set(language);
        self
    }

    /// Writes with this `Sec-Fetch-Site` from now on; `None` for a program that sends none.
    pub fn coming_from(self, site: Option<&'static str>) -> Visitor {
        self.site.set(site);
        self
    }

    /// A cookie that is kept.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.borrow().get(name).cloned()
    }

    /// Keeps a cookie.
    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
    }

    /// Goes to an address, and on to where it leads.
    pub async fn visit(&self, path: &str) -> Page<'_> {
        self.go(Method::GET, path, Body::default()).await
    }

    /// Sends a form that no page shows.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page<'_> {
        self.go(Method::POST, path, Body::form(fields)).await
    }

    /// Sends a request and follows what it answers.
    pub async fn go(&self, method: Method, path: &str, sent: Body) -> Page<'_> {
        let (mut method, mut path, mut sent) = (method, self.local(path), sent);
        for _ in 0..10 {
            let answer = self.send(method, &path, sent).await;
            let Some(next) = answer.header("location").filter(|_| answer.status.is_redirection()) else {
                return Page::read(self, path, answer);
            };
            (method, path, sent) = (Method::GET, self.local(next), Body::default());
        }
        panic!("more than ten redirections, the last to {path}");
    }

    /// One request and its answer, nothing followed.
    pub async fn send(&self, method: Method, path: &str, sent: Body) -> Answer {
        let mut request = TestRequest::default()
            .method(method.clone())
            .uri(path)
            .peer_addr(SocketAddr::from((self.network.get(), 50_000)))
            .insert_header((header::HOST, "127.0.0.1:8080"))
            .insert_header((header::USER_AGENT, self.agent.borrow().as_str()))
            .insert_header((header::ACCEPT, "text/html,*/*;q=0.8"))
            .insert_header((header::ACCEPT_LANGUAGE, self.language.get()));
        if !method.is_safe()
            && let Some(site) = self.site.get()
        {
            request = request.insert_header(("sec-fetch-site", site));
        }
        for (name, value) in self.cookies.borrow().iter() {
            request = request.cookie(cookie::Cookie::new(name.clone(), value.clone()));
        }
        if !sent.content_type.is_empty() {
            request = request.insert_header((header::CONTENT_TYPE, sent.content_type)).set_payload(sent.bytes);
        }
        let response = (self.ask)(request).await;
        self.keep(response.response().cookies());
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes =
            body::to_bytes(response.into_body()).await.unwrap_or_else(|error| panic!("the body broke off: {error}"));
        Answer { status, headers, bytes: bytes.to_vec() }
    }

    fn keep<'c>(&self, cookies: impl Iterator<Item = cookie::Cookie<'c>>) {
        let mut kept = self.cookies.borrow_mut();
        for cookie in cookies {
            if cookie.max_age().is_some_and(|age| age.is_zero()) {
                kept.remove(cookie.name());
            } else {
                kept.insert(cookie.name().to_owned(), cookie.value().to_owned());
            }
        }
    }

    /// The path of an address on this site, without its fragment.
    fn local(&self, address: &str) -> String {
        let path = address.strip_prefix(self.app.config().base_url.as_str()).unwrap_or(address);
        assert!(path.starts_with('/') && !path.starts_with("//"), "{address} leads away from the site");
        path.split_once('#').map_or(path, |(path, _)| path).to_owned()
    }
}
