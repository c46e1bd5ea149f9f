//! Finds what can be used on a page by its accessible name, as a screen reader would say it.

use scraper::{ElementRef, Html, Selector};

use super::page::{css, text_of};

/// What can be done with a control.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Followed.
    Link,
    /// Pressed.
    Button,
    /// Typed into, or a list.
    Field,
    /// Ticked or picked.
    Choice,
}

impl Kind {
    fn selector(self) -> Selector {
        css(match self {
            Kind::Link => "a[href]",
            Kind::Button => "button:not([hidden]), input[type=submit], summary",
            Kind::Field => {
                "textarea, select, input:not([type]), input:not([type=hidden]):not([type=submit]):not([type=radio]):not([type=checkbox]):not([type=button])"
            }
            Kind::Choice => "input[type=radio], input[type=checkbox]",
        })
    }
}

/// The controls of a kind with this name: those whose whole name it is, or if there is none, the
/// one whose name begins with it.
pub fn named<'p>(html: &'p Html, kind: Kind, name: &str) -> Vec<ElementRef<'p>> {
    let all: Vec<_> = html.select(&kind.selector()).map(|control| (control, name_of(html, control))).collect();
    let pick = |test: &dyn Fn(&str) -> bool| -> Vec<ElementRef<'p>> {
        all.iter().filter(|(_, found)| test(found)).map(|(control, _)| *control).collect()
    };
    let exactly = pick(&|found| found == name);
    if exactly.is_empty() { pick(&|found| found.starts_with(name)) } else { exactly }
}

/// The name of every control, for messages.
pub fn all_names(html: &Html) -> Vec<String> {
    let mut names = Vec::new();
    for kind in [Kind::Link, Kind::Button, Kind::Field, Kind::Choice] {
        names.extend(html.select(&kind.selector()).map(|control| format!("{kind:?} {:?}", name_of(html, control))));
    }
    names
}

/// A control's accessible name: `aria-labelledby`, `aria-label`, its label, its own text or value.
pub fn name_of(html: &Html, control: ElementRef<'_>) -> String {
    let by_id = |id: &str| html.select(&css("[id]")).find(|element| element.attr("id") == Some(id));
    if let Some(ids) = control.attr("aria-labelledby") {
        return ids.split_whitespace().filter_map(by_id).map(spoken).collect::<Vec<_>>().join(" ");
    }
    if let Some(label) = control.attr("aria-label") {
        return label.to_owned();
    }
    let tag = control.value().name();
    if matches!(tag, "a" | "button" | "summary") {
        return spoken(control);
    }
    if tag == "input" && control.attr("type") == Some("submit") {
        return control.attr("value").unwrap_or("Submit").to_owned();
    }
    let by_for =
        control.attr("id").and_then(|id| html.select(&css("label[for]")).find(|label| label.attr("for") == Some(id)));
    let around = || control.ancestors().filter_map(ElementRef::wrap).find(|parent| parent.value().name() == "label");
    by_for.or_else(around).map(spoken).unwrap_or_default()
}

/// The text of an element as it is read aloud: pictures by their description, hidden parts left out.
fn spoken(element: ElementRef<'_>) -> String {
    let mut out = String::new();
    speak(element, &mut out);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn speak(element: ElementRef<'_>, out: &mut String) {
    if element.attr("aria-hidden") == Some("true") || element.attr("hidden").is_some() {
        return;
    }
    if let Some(label) = element.attr("aria-label").or_else(|| element.attr("alt")) {
        out.push_str(label);
        return;
    }
    for child in element.children() {
        if let Some(text) = child.value().as_text() {
            out.push_str(text);
        } else if let Some(child) = ElementRef::wrap(child)
            && !matches!(child.value().name(), "select" | "textarea" | "script" | "style")
        {
            speak(child, out);
        }
    }
}

/// Whether a choice stands in a group whose legend has these words.
pub fn is_asked_by(choice: ElementRef<'_>, words: &str) -> bool {
    let groups = choice.ancestors().filter_map(ElementRef::wrap).filter(|parent| parent.value().name() == "fieldset");
    groups.flat_map(|group| group.select(&css("legend")).next().map(text_of)).any(|legend| legend.contains(words))
}

/// Whether an element stands inside one that the selector finds.
pub fn is_inside(element: ElementRef<'_>, selector: &Selector) -> bool {
    element.ancestors().filter_map(ElementRef::wrap).any(|parent| selector.matches(&parent))
}
