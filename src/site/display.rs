//! `/display`: how pages look on this device, kept in a cookie, without an account or a script.

use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse};
use maud::{Markup, html};
use serde::Deserialize;

use crate::accounts::Visitor;
use crate::app::App;
use crate::i18n::{Language, Words};
use crate::web::{Display, Form, TextSize, Theme, cookies, ok, see_other};

/// As long as browsers keep any cookie, in seconds: 400 days.
const KEPT: i64 = 400 * 24 * 60 * 60;

/// Whether we come from saving.
#[derive(Deserialize)]
pub struct Came {
    saved: Option<String>,
}

/// What was chosen; what isn't one of the choices is left to the device.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Choices {
    theme: String,
    size: String,
    font: String,
}

impl Choices {
    /// The settings, with the language that was chosen elsewhere.
    fn display(&self, language: Option<Language>) -> Display {
        Display {
            theme: match self.theme.as_str() {
                "light" => Some(Theme::Light),
                "dark" => Some(Theme::Dark),
                _ => None,
            },
            size: self.size.parse().ok().and_then(TextSize::from_percent).filter(|size| size.percent() != 100),
            sans: self.font == "sans",
            language,
        }
    }
}

/// Keeps the choices and shows the page in their light.
pub async fn save(visitor: Visitor, app: Data<App>, request: HttpRequest, form: Form<Choices>) -> HttpResponse {
    let display = form.0.display(visitor.frame.display.language);
    if display == Display::default() {
        cookies::remove(&request, &app, Display::COOKIE);
    } else {
        cookies::set(&request, &app, Display::COOKIE, display.to_cookie(), KEPT);
    }
    see_other("/display?saved=yes")
}

/// The choices, with the present ones chosen, and a sample of what they do.
pub async fn show(visitor: Visitor, came: Query<Came>) -> HttpResponse {
    let frame = &visitor.frame;
    let words = frame.words;
    let title = words.say("display-title");
    let main = html! {
        div.wrap.stack.g5.mid {
            h1 { (title) }
            div role="status" {
                @if came.saved.is_some() { p.note.ok { (words.say("display-saved")) } }
            }
            p { (words.say("display-lead")) }
            form.stack.g6 method="post" action="/display" {
                (choices(words, frame.display))
                p { button.btn type="submit" { (words.say("display-save")) } }
            }
            section.stack.g3.read {
                h2.h3 { (words.say("display-sample-title")) }
                div.panel { div.prose { p { (words.say("display-sample")) } } }
            }
        }
    };
    ok(frame.page(title).noindex().render(main))
}

fn choices(words: Words, display: Display) -> Markup {
    let theme = match display.theme {
        None => "device",
        Some(Theme::Light) => "light",
        Some(Theme::Dark) => "dark",
    };
    let size = display.size.map_or(100, TextSize::percent).to_string();
    let sizes: Vec<_> = TextSize::ALL
        .iter()
        .map(|size| (size.percent().to_string(), format!("display-size-{}", size.percent())))
        .collect();
    let sizes: Vec<_> = sizes.iter().map(|(value, key)| (value.as_str(), key.as_str())).collect();
    html! {
        (group(words, "theme", "display-theme", theme, &[
            ("device", "display-theme-device"),
            ("light", "display-theme-light"),
            ("dark", "display-theme-dark"),
        ]))
        (group(words, "size", "display-size", &size, &sizes))
        (group(words, "font", "display-font", if display.sans { "sans" } else { "serif" }, &[
            ("serif", "display-font-serif"),
            ("sans", "display-font-sans"),
        ]))
    }
}

/// One question with its answers; `answers` are values and the keys of their words.
fn group(words: Words, name: &str, question: &str, chosen: &str, answers: &[(&str, &str)]) -> Markup {
    html! {
        fieldset {
            legend.h4 { (words.say(question)) }
            @for (value, key) in answers {
                label.choice {
                    input type="radio" name=(name) value=(value) checked[*value == chosen];
                    span { (words.say(key)) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_choice_is_left_to_the_device() {
        let odd = Choices { theme: "purple".into(), size: "9000".into(), font: "comic".into() };
        assert_eq!(odd.display(None), Display::default());
    }

    #[test]
    fn each_choice_is_the_chosen_one_when_shown_again() {
        let all = Choices { theme: "dark".into(), size: "130".into(), font: "sans".into() };
        let html = choices(Words::default(), all.display(Some(Language::Spanish))).into_string();
        for value in ["dark", "130", "sans"] {
            assert!(html.contains(&format!("value=\"{value}\" checked")), "{value}: {html}");
        }
        assert_eq!(html.matches("checked").count(), 3);
    }
}
