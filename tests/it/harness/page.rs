//! A page as a visitor sees it: what it says, and what can be done on it by name.

use actix_web::http::{Method, StatusCode};
use scraper::{ElementRef, Html, Selector};

use super::controls::{self, Kind};
use super::form::{self, Filled};
use super::lint;
use super::visitor::{Answer, Visitor};

/// A page, with what the visitor has put into its fields so far.
pub struct Page<'v> {
    /// The path it was found at, redirections followed.
    pub path: String,
    /// Its status.
    pub status: u16,
    /// The title in the browser's tab.
    pub title: String,
    /// The one heading of the first level; empty where there is none.
    pub h1: String,
    /// The whole answer.
    pub answer: Answer,
    html: Html,
    filled: Filled,
    visitor: &'v Visitor,
}

/// Compiles a selector.
pub(super) fn css(selector: &str) -> Selector {
    Selector::parse(selector).unwrap_or_else(|error| panic!("{selector}: {error}"))
}

/// The text of an element with its white space made single.
pub(super) fn text_of(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

impl<'v> Page<'v> {
    pub(super) fn read(visitor: &'v Visitor, path: String, answer: Answer) -> Page<'v> {
        let is_html = answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html"));
        let html = Html::parse_document(&if is_html { answer.text() } else { String::new() });
        if is_html {
            let faults = lint::faults(&html);
            assert!(faults.is_empty(), "{path}: {}\n{}", faults.join("; "), answer.text());
        }
        let first = |selector| html.select(&css(selector)).next().map(text_of).unwrap_or_default();
        let (title, h1) = (first("title"), first("h1"));
        Page { path, status: answer.status.as_u16(), title, h1, answer, html, filled: Filled::default(), visitor }
    }

    /// Everything that can be read on it, in its main part.
    pub fn text(&self) -> String {
        let main = self.html.select(&css("main")).next();
        main.map_or_else(|| text_of(self.html.root_element()), text_of)
    }

    /// What a selector finds, as text: for tables and lists.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.html.select(&css(selector)).map(text_of).collect()
    }

    /// Every piece of text in the language of the page, attributes that are read aloud included: what
    /// is marked as another language is left out.
    pub fn own_texts(&self) -> Vec<String> {
        let own = self.attribute("html", "lang").unwrap_or_default();
        let mut found = Vec::new();
        for element in self.html.select(&css("*")) {
            let mut around = element.ancestors().filter_map(ElementRef::wrap);
            let lang = element.attr("lang").or_else(|| around.find_map(|outer| outer.attr("lang")));
            if lang.is_some_and(|lang| lang != own) || ["script", "style"].contains(&element.value().name()) {
                continue;
            }
            let said = element.children().filter_map(|child| child.value().as_text()).map(|text| text.to_string());
            let heard = ["aria-label", "alt", "content", "data-saved", "data-saving", "data-failed"];
            found.extend(said.chain(heard.iter().filter_map(|name| element.attr(name).map(str::to_owned))));
        }
        found
            .iter()
            .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|text| !text.is_empty())
            .collect()
    }

    /// How often a selector is found. Prefer what a person sees.
    pub fn count(&self, selector: &str) -> usize {
        self.html.select(&css(selector)).count()
    }

    /// An attribute of the first element that a selector finds.
    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        self.html.select(&css(selector)).next()?.attr(name).map(str::to_owned)
    }

    /// Fails unless the page has this status.
    pub fn has_status(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}: {}", self.path, self.said());
        self
    }

    /// Fails unless the page says this.
    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(self.text().contains(words), "{} does not say {words:?}: {}", self.path, self.said());
        self
    }

    /// Fails if the page says this.
    #[track_caller]
    pub fn does_not_say(self, words: &str) -> Self {
        assert!(!self.text().contains(words), "{} says {words:?}: {}", self.path, self.said());
        self
    }

    /// Whether there is a link with this name.
    pub fn has_link(&self, name: &str) -> bool {
        !self.links(name).is_empty()
    }

    /// Whether there is a button with this name.
    pub fn has_button(&self, name: &str) -> bool {
        !controls::named(&self.html, Kind::Button, name).is_empty()
    }

    /// Where the link with this name leads.
    #[track_caller]
    pub fn link(&self, name: &str) -> String {
        let links = self.links(name);
        let [first, rest @ ..] = links.as_slice() else {
            panic!("{} has no link {name:?}: {}", self.path, self.said())
        };
        assert!(rest.iter().all(|link| link == first), "{} has several links {name:?}: {links:?}", self.path);
        first.clone()
    }

    fn links(&self, name: &str) -> Vec<String> {
        let found = controls::named(&self.html, Kind::Link, name);
        found.iter().filter_map(|link| link.attr("href")).map(str::to_owned).collect()
    }

    /// Follows the link with this name.
    pub async fn follow(self, name: &str) -> Page<'v> {
        let address = absolute(&self.path, &self.link(name));
        self.visitor.visit(&address).await
    }

    /// Follows the link with this name in the part that a selector finds, where several have it.
    pub async fn follow_in(self, selector: &str, name: &str) -> Page<'v> {
        let found = controls::named(&self.html, Kind::Link, name);
        let inside: Vec<_> = found.into_iter().filter(|link| controls::is_inside(*link, &css(selector))).collect();
        let leads = self.only(&inside, name).attr("href").map(str::to_owned).unwrap_or_default();
        self.visitor.visit(&absolute(&self.path, &leads)).await
    }

    /// Types into the field with this label, or chooses an option of the list with this label.
    #[track_caller]
    pub fn fill(self, label: &str, value: &str) -> Self {
        let mut filled = self.filled.clone();
        filled.fill(self.one(Kind::Field, label), label, value);
        Page { filled, ..self }
    }

    /// The value that stands in the field with this label.
    #[track_caller]
    pub fn value(&self, label: &str) -> String {
        self.filled.value(self.one(Kind::Field, label)).unwrap_or_default()
    }

    /// Ticks the box, or picks the option, with this label.
    #[track_caller]
    pub fn choose(self, label: &str) -> Self {
        let mut filled = self.filled.clone();
        filled.choose(self.one(Kind::Choice, label), true);
        Page { filled, ..self }
    }

    /// The same inside the group whose legend has these words.
    #[track_caller]
    pub fn choose_in(self, legend: &str, label: &str) -> Self {
        let found = controls::named(&self.html, Kind::Choice, label);
        let inside: Vec<_> = found.into_iter().filter(|choice| controls::is_asked_by(*choice, legend)).collect();
        let mut filled = self.filled.clone();
        filled.choose(self.only(&inside, &format!("{label} in {legend}")), true);
        Page { filled, ..self }
    }

    /// Takes the tick from the box with this label.
    #[track_caller]
    pub fn clear(self, label: &str) -> Self {
        let mut filled = self.filled.clone();
        filled.choose(self.one(Kind::Choice, label), false);
        Page { filled, ..self }
    }

    /// Whether the box or option with this label is chosen.
    #[track_caller]
    pub fn is_chosen(&self, label: &str) -> bool {
        self.filled.is_chosen(self.one(Kind::Choice, label))
    }

    /// Puts a file into the field with this label.
    #[track_caller]
    pub fn attach(self, label: &str, name: &str, content: &[u8]) -> Self {
        let mut filled = self.filled.clone();
        filled.attach(self.one(Kind::Field, label), name, content);
        Page { filled, ..self }
    }

    /// Presses the button with this name and waits for what comes.
    pub async fn press(self, name: &str) -> Page<'v> {
        let button = self.one(Kind::Button, name);
        self.submit(button).await
    }

    /// Presses the button with this name in the part that a selector finds, where several have it.
    pub async fn press_in(self, selector: &str, name: &str) -> Page<'v> {
        let found = controls::named(&self.html, Kind::Button, name);
        let inside: Vec<_> = found.into_iter().filter(|button| controls::is_inside(*button, &css(selector))).collect();
        let button = self.only(&inside, name);
        self.submit(button).await
    }

    async fn submit(&self, button: ElementRef<'_>) -> Page<'v> {
        let sent = form::submission(&self.html, &self.filled, button, &self.path);
        self.visitor.go(sent.method, &absolute(&self.path, &sent.address), sent.body).await
    }

    #[track_caller]
    fn one(&self, kind: Kind, name: &str) -> ElementRef<'_> {
        self.only(&controls::named(&self.html, kind, name), name)
    }

    #[track_caller]
    fn only<'p>(&self, found: &[ElementRef<'p>], name: &str) -> ElementRef<'p> {
        match found {
            [one] => *one,
            [] => panic!("{} has no {name:?}: {}", self.path, self.said()),
            several => panic!("{} has {} of {name:?}; say which with choose_in or press_in", self.path, several.len()),
        }
    }

    fn said(&self) -> String {
        let names = controls::all_names(&self.html).join(" | ");
        format!("status {}, title {:?}\n{}\ncontrols: {names}", self.status, self.title, self.text())
    }
}

/// An address found on a page, as seen from that page.
fn absolute(page: &str, address: &str) -> String {
    let path = page.split('?').next().unwrap_or(page);
    match address {
        "" => page.to_owned(),
        _ if address.starts_with('/') || address.contains("://") => address.to_owned(),
        _ if address.starts_with('?') => format!("{path}{address}"),
        _ if address.starts_with('#') => page.to_owned(),
        _ => format!("{}/{address}", path.rsplit_once('/').map_or("", |(folder, _)| folder)),
    }
}

/// GET and POST by their name in a form.
pub(super) fn method(name: Option<&str>) -> Method {
    if name.is_some_and(|name| name.eq_ignore_ascii_case("post")) { Method::POST } else { Method::GET }
}

impl Answer {
    /// Whether the status says that all went well.
    pub fn is_ok(&self) -> bool {
        self.status == StatusCode::OK
    }
}
