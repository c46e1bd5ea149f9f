//! What a browser would send when a button is pressed.

use std::collections::HashMap;

use actix_web::http::Method;
use scraper::{ElementRef, Html};

use super::page::{css, method};
use super::visitor::Body;

/// What the visitor has typed, ticked and attached.
#[derive(Clone, Default)]
pub struct Filled {
    values: HashMap<String, String>,
    chosen: HashMap<String, bool>,
    files: HashMap<String, (String, Vec<u8>)>,
}

impl Filled {
    /// Types a value, or for a list chooses the option that reads so.
    pub fn fill(&mut self, field: ElementRef<'_>, label: &str, value: &str) {
        let mut value = value.to_owned();
        if field.value().name() == "select" {
            let options: Vec<_> = field.select(&css("option")).collect();
            let option = options.iter().find(|option| super::page::text_of(**option) == value);
            let option = option.unwrap_or_else(|| panic!("{label:?} has no option {value:?}"));
            value = option_value(*option);
        }
        self.values.insert(key(field), value);
    }

    /// Ticks or picks; picking one takes back the others of its group.
    pub fn choose(&mut self, choice: ElementRef<'_>, on: bool) {
        assert!(choice.attr("disabled").is_none(), "{:?} is disabled", choice.html());
        if choice.attr("type") == Some("radio") {
            let form = owner(choice);
            let same = |other: &ElementRef<'_>| other.attr("name") == choice.attr("name") && owner(*other) == form;
            let root = choice.ancestors().filter_map(ElementRef::wrap).last().unwrap_or(choice);
            let group: Vec<_> = root.select(&css("input[type=radio]")).filter(same).map(key).collect();
            self.chosen.extend(group.into_iter().map(|other| (other, false)));
        }
        self.chosen.insert(key(choice), on);
    }

    /// Attaches a file.
    pub fn attach(&mut self, field: ElementRef<'_>, name: &str, content: &[u8]) {
        assert_eq!(field.attr("type"), Some("file"), "{} takes no file", field.html());
        self.files.insert(key(field), (name.to_owned(), content.to_vec()));
    }

    /// What stands in a field.
    pub fn value(&self, field: ElementRef<'_>) -> Option<String> {
        if let Some(value) = self.values.get(&key(field)) {
            return Some(value.clone());
        }
        match field.value().name() {
            // A line break right after the tag is not part of the text.
            "textarea" => Some(field.text().collect::<String>()),
            "select" => {
                let options: Vec<_> = field.select(&css("option")).collect();
                let chosen = options.iter().find(|option| option.attr("selected").is_some()).or(options.first());
                chosen.map(|option| option_value(*option))
            }
            _ => field.attr("value").map(str::to_owned),
        }
    }

    /// Whether a box is ticked.
    pub fn is_chosen(&self, choice: ElementRef<'_>) -> bool {
        self.chosen.get(&key(choice)).copied().unwrap_or_else(|| choice.attr("checked").is_some())
    }
}

/// What tells one element of a page from all others.
fn key(element: ElementRef<'_>) -> String {
    format!("{:?}", element.id())
}

fn option_value(option: ElementRef<'_>) -> String {
    option.attr("value").map_or_else(|| super::page::text_of(option), str::to_owned)
}

/// The form that a control belongs to: by its `form` attribute, or around it.
fn owner(control: ElementRef<'_>) -> Option<String> {
    let around = || {
        let form = control.ancestors().filter_map(ElementRef::wrap).find(|parent| parent.value().name() == "form");
        form.map(key)
    };
    match control.attr("form") {
        Some(id) => {
            let root = control.ancestors().filter_map(ElementRef::wrap).last()?;
            let form = root.select(&css("form[id]")).find(|form| form.attr("id") == Some(id))?;
            Some(key(form))
        }
        None => around(),
    }
}

/// A request that a form makes.
pub struct Submission {
    /// GET or POST.
    pub method: Method,
    /// Where to, as the page says it.
    pub address: String,
    /// What is sent.
    pub body: Body,
}

/// What pressing this button sends.
pub fn submission(html: &Html, filled: &Filled, button: ElementRef<'_>, page: &str) -> Submission {
    assert!(button.attr("disabled").is_none(), "the button is disabled: {}", button.html());
    assert_ne!(button.attr("type"), Some("button"), "this button does nothing without a script: {}", button.html());
    let id = owner(button).unwrap_or_else(|| panic!("the button belongs to no form: {}", button.html()));
    let form = html.select(&css("form")).find(|form| key(*form) == id);
    let form = form.unwrap_or_else(|| panic!("no form {id}"));
    let fields = fields(html, filled, &id, button);
    let address = button.attr("formaction").or_else(|| form.attr("action")).unwrap_or(page).to_owned();
    let method = method(button.attr("formmethod").or_else(|| form.attr("method")));
    if method == Method::GET {
        let pairs: Vec<_> = fields.iter().map(|field| (field.name.as_str(), field.value.as_str())).collect();
        let (path, _) = address.split_once('?').unwrap_or((&address, ""));
        let query = serde_html_form::to_string(pairs).unwrap();
        return Submission { method, address: format!("{path}?{query}"), body: Body::default() };
    }
    let multipart = form.attr("enctype") == Some("multipart/form-data");
    Submission { method, address, body: if multipart { parts(&fields) } else { plain(&fields) } }
}

struct Field {
    name: String,
    value: String,
    file: Option<(String, Vec<u8>)>,
}

fn fields(html: &Html, filled: &Filled, form: &str, button: ElementRef<'_>) -> Vec<Field> {
    let mut fields = Vec::new();
    for control in html.select(&css("input[name], textarea[name], select[name], button[name]")) {
        if owner(control).as_deref() != Some(form) || is_disabled(control) {
            continue;
        }
        let kind = control.attr("type").unwrap_or("");
        let presses = control.value().name() == "button" || kind == "submit";
        let value = match kind {
            _ if presses => (control == button).then(|| control.attr("value").unwrap_or("").to_owned()),
            "radio" | "checkbox" => filled.is_chosen(control).then(|| control.attr("value").unwrap_or("on").to_owned()),
            _ => Some(filled.value(control).unwrap_or_default()),
        };
        if let (Some(value), Some(name)) = (value, control.attr("name")) {
            fields.push(Field { name: name.to_owned(), value, file: filled.files.get(&key(control)).cloned() });
        }
    }
    fields
}

fn is_disabled(control: ElementRef<'_>) -> bool {
    let group = |parent: &ElementRef<'_>| parent.value().name() == "fieldset" && parent.attr("disabled").is_some();
    control.attr("disabled").is_some() || control.ancestors().filter_map(ElementRef::wrap).any(|parent| group(&parent))
}

fn plain(fields: &[Field]) -> Body {
    let pairs: Vec<_> = fields.iter().map(|field| (field.name.as_str(), field.value.as_str())).collect();
    Body::form(&pairs)
}

fn parts(fields: &[Field]) -> Body {
    const BOUNDARY: &str = "----carrel-tests-boundary";
    let mut bytes = Vec::new();
    for field in fields {
        let name = &field.name;
        let head = match &field.file {
            Some((file, _)) => {
                format!("name=\"{name}\"; filename=\"{file}\"\r\nContent-Type: application/octet-stream")
            }
            None => format!("name=\"{name}\""),
        };
        bytes.extend(format!("--{BOUNDARY}\r\nContent-Disposition: form-data; {head}\r\n\r\n").into_bytes());
        bytes.extend_from_slice(field.file.as_ref().map_or(field.value.as_bytes(), |(_, content)| content));
        bytes.extend(b"\r\n");
    }
    bytes.extend(format!("--{BOUNDARY}--\r\n").into_bytes());
    Body { content_type: format!("multipart/form-data; boundary={BOUNDARY}"), bytes }
}
