//! The frame of every page: language, display settings, header, navigation, footer.

use actix_web::http::header;
use actix_web::web::Data;
use actix_web::{HttpMessage, HttpRequest};
use maud::{DOCTYPE, Markup, html};

use super::assets;
use super::components::{hidden, icon};
use super::cookies;
use super::display::{Display, Theme};
use crate::app::App;
use crate::i18n::{Language, Words};

/// The icon in the browser's tab, small enough to come with the page instead of by a request of its own.
const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E\
    %3Cpath fill='%231d5540' d='M3 11.5C3 6.6 6 4 12 4s9 2.6 9 7.5z'/%3E\
    %3Cpath fill='%23b9842b' d='M11 11h2v8h4v2H7v-2h4z'/%3E%3C/svg%3E";

/// Who is signed in, as far as the header needs to know.
#[derive(Clone, Debug)]
pub struct AccountMenu {
    /// What to call them.
    pub first_name: String,
    /// Whether they look after cohorts.
    pub coordinator: bool,
    /// Whether they decide on training done elsewhere.
    pub validator: bool,
    /// Whether they keep programs and certificates.
    pub registrar: bool,
    /// Whether they run this site.
    pub administrator: bool,
}

/// Whom to call when stuck, on every page in the same place.
#[derive(Clone, Debug)]
pub struct HelpLine {
    /// A person's first name.
    pub person: String,
    /// Where they work.
    pub organization: String,
    /// Their number.
    pub phone: String,
    /// When they answer.
    pub hours: String,
    /// The same in Spanish, if it is known.
    pub hours_es: Option<String>,
    /// Their address.
    pub email: String,
}

impl HelpLine {
    /// When they answer, in the reader's language where it is known.
    pub fn hours_in(&self, words: Words) -> &str {
        let spanish = self.hours_es.as_deref().filter(|_| words.language() == Language::Spanish);
        spanish.unwrap_or(&self.hours)
    }
}

/// The current item of the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nav {
    /// Lessons, modules and the home page.
    Lessons,
    /// Pathways.
    Paths,
    /// My record and certificates.
    Record,
    /// Cohorts, for coordinators.
    Cohorts,
    /// The association's other work.
    Association,
    /// Administration.
    Admin,
    /// Help.
    Help,
}

/// What every page of one request shares.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The messages in the reader's language.
    pub words: Words,
    /// The name of the site.
    pub site: String,
    /// The display settings.
    pub display: Display,
    /// Who is signed in.
    pub account: Option<AccountMenu>,
    /// Whom to call.
    pub help: Option<HelpLine>,
    /// The address of the page itself, to come back to.
    pub here: String,
    /// The id of who is signed in, for what this device keeps of them; empty when nobody is.
    pub person: String,
    /// Whether this computer is used by many people.
    pub shared: bool,
}

/// A lesson on a page, for what this device keeps of it.
#[derive(Clone, Debug)]
pub struct LessonHere {
    /// Its mark, as in addresses.
    pub mark: String,
    /// The id of its version.
    pub version: String,
    /// Where this device gets all of it.
    pub pack: String,
    /// For each step `1` when it is done, else `0`.
    pub done: String,
}

/// The frame of a request once it is known who is behind it: the page of a problem has the same.
#[derive(Clone)]
pub struct Known(pub Frame);

/// Whom to call when stuck: kept in memory, set when organizations are loaded.
#[derive(Default)]
pub struct Help(pub std::sync::RwLock<Option<HelpLine>>);

impl Frame {
    /// The frame for someone of whom nothing is known but what the request says.
    pub fn bare(request: &HttpRequest) -> Frame {
        let app = request.app_data::<Data<App>>();
        let display = app
            .and_then(|app| cookies::read(request, app, Display::COOKIE))
            .map(|value| Display::from_cookie(&value))
            .unwrap_or_default();
        let accepted = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let words = Words::of(display.language.unwrap_or_else(|| Language::accepted(accepted.unwrap_or_default())));
        let site = app.map_or_else(|| "Carrel".to_owned(), |app| app.config().name.clone());
        let shared = app.is_some_and(|app| cookies::is_shared(request, app));
        let here = request.uri().to_string();
        let help = app.and_then(|app| app.kept::<Help>().0.read().ok().and_then(|help| help.clone()));
        Frame { words, site, display, account: None, help, here, person: String::new(), shared }
    }

    /// The frame of a request as far as it is known who is behind it.
    pub fn known(request: &HttpRequest) -> Frame {
        let known = request.extensions().get::<Known>().map(|Known(frame)| frame.clone());
        known.unwrap_or_else(|| Frame::bare(request))
    }

    /// The frame of what is the same for everybody.
    pub fn of_nobody(site: &str, words: Words) -> Frame {
        let site = site.to_owned();
        Frame {
            words,
            site,
            display: Display::default(),
            account: None,
            help: None,
            here: "/".to_owned(),
            person: String::new(),
            shared: false,
        }
    }

    /// A page with this title.
    pub fn page(&self, title: impl Into<String>) -> Page<'_> {
        Page {
            frame: self,
            title: title.into(),
            description: None,
            nav: None,
            header: None,
            beside_brand: None,
            scripts: Vec::new(),
            lesson: None,
            stands_in: false,
            noindex: false,
        }
    }
}

/// A page being put together.
pub struct Page<'a> {
    frame: &'a Frame,
    title: String,
    description: Option<String>,
    nav: Option<Nav>,
    header: Option<Markup>,
    beside_brand: Option<String>,
    scripts: Vec<&'static str>,
    lesson: Option<LessonHere>,
    stands_in: bool,
    noindex: bool,
}

impl Page<'_> {
    /// Marks where in the navigation this page is.
    pub fn at(mut self, nav: Nav) -> Self {
        self.nav = Some(nav);
        self
    }

    /// What search engines and shared links say of the page.
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// A header of its own instead of the site's, without navigation and footer: the lesson player.
    pub fn header(mut self, header: Markup) -> Self {
        self.header = Some(header);
        self
    }

    /// One line beside the name of the site instead of the navigation: pages for people who have no
    /// account here.
    pub fn beside_brand(mut self, line: impl Into<String>) -> Self {
        self.beside_brand = Some(line.into());
        self
    }

    /// A module that adds to the page, by its short name. The page works without it.
    pub fn script(mut self, name: &'static str) -> Self {
        self.scripts.push(name);
        self
    }

    /// Marks the page that stands in for others: whose device it is, the device says.
    pub fn stands_in(mut self) -> Self {
        self.stands_in = true;
        self
    }

    /// Says which lesson this page is of.
    pub fn lesson(mut self, lesson: LessonHere) -> Self {
        self.lesson = Some(lesson);
        self
    }

    /// Keeps the page out of search engines.
    pub fn noindex(mut self) -> Self {
        self.noindex = true;
        self
    }

    /// Marks a form that must be changed: the title says so first.
    pub fn error(mut self, is_error: bool) -> Self {
        if is_error {
            self.title = self.frame.words.fill("error-prefix", &[("title", self.title.into())]);
        }
        self
    }

    /// The whole document. `main` brings its own `.wrap`.
    pub fn render(self, main: Markup) -> Markup {
        let Frame { words, site, display, person, shared, .. } = self.frame;
        let lesson = self.lesson.as_ref();
        // The player brings it along, and pages for strangers do without.
        let core = !self.scripts.contains(&"player.js") && self.beside_brand.is_none();
        let title = words.fill("page-title", &[("title", self.title.as_str().into()), ("site", site.as_str().into())]);
        let theme = display.theme.map(|theme| if theme == Theme::Light { "light" } else { "dark" });
        let size = display.size.map(|size| size.percent());
        html! {
            (DOCTYPE)
            html lang=(words.language().tag()) data-theme=[theme] data-size=[size] data-font=[display.sans.then_some("sans")] {
                head {
                    meta charset="utf-8";
                    title { (title) }
                    meta name="viewport" content="width=device-width,initial-scale=1";
                    meta name="theme-color" content="#faf5e9" media="(prefers-color-scheme:light)";
                    meta name="theme-color" content="#171a16" media="(prefers-color-scheme:dark)";
                    @if let Some(description) = &self.description { meta name="description" content=(description); }
                    @if self.noindex { meta name="robots" content="noindex"; }
                    link rel="icon" href=(ICON);
                    link rel="manifest" href="/manifest.webmanifest";
                    link rel="stylesheet" href=(assets::address("carrel.css"));
                    @if core { script type="module" src=(assets::address("core.js")) {} }
                    @for name in &self.scripts { script type="module" src=(assets::address(name)) {} }
                }
                body data-person=(person) data-shared[*shared] data-shell[self.stands_in] {
                    a.skip href="#main" { (words.say("skip-to-main")) }
                    @match &self.header {
                        Some(header) => (header),
                        None => (self.site_header()),
                    }
                    main #main data-mark=[lesson.map(|lesson| &lesson.mark)] data-version=[lesson.map(|lesson| &lesson.version)]
                        data-pack=[lesson.map(|lesson| &lesson.pack)] data-done=[lesson.map(|lesson| &lesson.done)] { (main) }
                    @if self.header.is_none() { (self.footer()) }
                }
            }
        }
    }

    fn site_header(&self) -> Markup {
        let words = self.frame.words;
        let account = self.frame.account.as_ref();
        if let Some(line) = &self.beside_brand {
            return html! { header.top { div.wrap { a.brand href="/" { (icon("lamp")) (self.frame.site) } p.small.soft { (line) } } } };
        }
        html! {
            header.top { div.wrap {
                a.brand href="/" { (icon("lamp")) (self.frame.site) }
                nav.nav aria-label=(words.say("nav-main")) {
                    (self.link(Nav::Lessons, "/", "nav-lessons")) " "
                    (self.link(Nav::Paths, "/paths", "nav-paths")) " "
                    @if account.is_some() { (self.link(Nav::Record, "/record", "nav-record")) " " }
                    @if account.is_some_and(|account| account.coordinator) { (self.link(Nav::Cohorts, "/assoc/cohorts", "nav-cohorts")) " " }
                    @if account.is_some_and(|account| account.validator || account.registrar) { (self.link(Nav::Association, "/assoc", "nav-association")) " " }
                    @if account.is_some_and(|account| account.administrator) { (self.link(Nav::Admin, "/admin", "nav-admin")) " " }
                    (self.link(Nav::Help, "/help", "nav-help"))
                }
                div.sync {
                    span role="status" data-status { span {} }
                    @match account {
                        Some(account) => a.me href="/me" aria-label=(words.fill("nav-account", &[("name", account.first_name.as_str().into())])) { (account.first_name) },
                        // Whose device it is, only the device knows.
                        None if self.stands_in => {}
                        None => a.me href="/signin" { (words.say("nav-sign-in")) },
                    }
                }
            } }
        }
    }

    fn link(&self, nav: Nav, href: &str, key: &str) -> Markup {
        html! { a href=(href) aria-current=[(self.nav == Some(nav)).then_some("page")] { (self.frame.words.say(key)) } }
    }

    /// The other languages, each named in itself: one press, and the same page is there in it.
    fn languages(&self) -> Markup {
        let words = self.frame.words;
        html! {
            form method="post" action="/language" aria-label=(words.say("footer-language")) {
                (hidden("next", self.frame.here.as_str()))
                @for language in Language::ALL.into_iter().filter(|language| *language != words.language()) {
                    button.btn.plain.sm name="language" value=(language.tag()) lang=(language.tag()) { (language.own_name()) }
                }
            }
        }
    }

    fn footer(&self) -> Markup {
        let words = self.frame.words;
        html! {
            footer.foot { div.wrap {
                p {
                    @match &self.frame.help {
                        Some(help) => {
                            (words.rich("footer-stuck", &[
                                ("person", help.person.as_str().into()),
                                ("organization", help.organization.as_str().into()),
                                ("hours", help.hours_in(words).into()),
                            ])) " "
                            a href={ "tel:" (help.phone) } { (help.phone) } ", " (words.say("footer-or-write")) " "
                            a href={ "mailto:" (help.email) } { (help.email) } "."
                        }
                        None => (words.rich("footer-stuck-nobody", &[])),
                    }
                }
                p { a href="/about" { (words.say("footer-about")) } }
                p { a href="/accessibility" { (words.say("footer-accessibility")) } }
                p { a href="/privacy" { (words.say("footer-privacy")) } }
                p { a href="/display" { (words.say("footer-display")) } }
                (self.languages())
            } }
        }
    }
}
