//! Every word on a page is a message in `locales/<language>/<slice>.ftl`; this finds it.

mod dates;

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, langid, static_loader};
use maud::{Markup, PreEscaped, Render, html};
use serde::{Deserialize, Serialize};

static_loader! {
    static MESSAGES = {
        locales: "./src/i18n/locales",
        fallback_language: "en",
        // The marks that isolate directions show up as boxes in old mail programs.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static ENGLISH: LanguageIdentifier = langid!("en");
static SPANISH: LanguageIdentifier = langid!("es");

/// The languages of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Language {
    /// English, which has every message and every lesson.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Spanish; what it lacks is shown in English.
    #[serde(rename = "es")]
    Spanish,
}

impl Language {
    /// All of them, the original first.
    pub const ALL: [Language; 2] = [Language::English, Language::Spanish];

    /// The tag of BCP 47, as in `lang="en"`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Spanish => "es",
        }
    }

    /// The language with this tag; English when it isn't one of ours.
    pub fn from_tag(tag: &str) -> Language {
        if tag.eq_ignore_ascii_case("es") || tag.to_ascii_lowercase().starts_with("es-") {
            Language::Spanish
        } else {
            Language::English
        }
    }
}

/// A value in a message: text, or a number that chooses its plural.
pub type Value<'a> = FluentValue<'a>;

/// The messages in one language.
#[derive(Clone, Copy, Debug, Default)]
pub struct Words(Language);

impl Words {
    /// The words of a language.
    pub fn of(language: Language) -> Words {
        Words(language)
    }

    /// The language these words are in.
    pub fn language(self) -> Language {
        self.0
    }

    fn id(self) -> &'static LanguageIdentifier {
        match self.0 {
            Language::English => &ENGLISH,
            Language::Spanish => &SPANISH,
        }
    }

    /// The message with this key.
    pub fn say(self, key: &str) -> String {
        MESSAGES.lookup(self.id(), key)
    }

    /// The message with this key and the values it speaks of:
    /// `words.fill("minutes-left", &[("minutes", 3.into())])`.
    pub fn fill(self, key: &str, values: &[(&'static str, Value<'_>)]) -> String {
        let values: HashMap<Cow<'static, str>, FluentValue<'_>> =
            values.iter().map(|(name, value)| (Cow::Borrowed(*name), value.clone())).collect();
        MESSAGES.lookup_with_args(self.id(), key, &values)
    }

    /// Like [`Words::fill`], with `**strong**` parts shown strong. Values are escaped.
    pub fn rich(self, key: &str, values: &[(&'static str, Value<'_>)]) -> Markup {
        strong_parts(&self.fill(key, values))
    }
}

/// Text in which every second part between `**` is strong.
fn strong_parts(text: &str) -> Markup {
    html! {
        @for (index, part) in text.split("**").enumerate() {
            @if index % 2 == 1 { b { (part) } } @else { (part) }
        }
    }
}

/// Markup that is already safe, from a stored lesson.
pub fn safe_html(html: &str) -> impl Render + '_ {
    PreEscaped(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strong_parts_are_strong_and_values_are_escaped() {
        let markup = strong_parts("You have **5 hours** to go, <Ruth>.");
        assert_eq!(markup.into_string(), "You have <b>5 hours</b> to go, &lt;Ruth&gt;.");
    }

    #[test]
    fn numbers_choose_their_plural() {
        let words = Words::of(Language::English);
        assert_eq!(words.fill("minutes", &[("count", 1.into())]), "1 minute");
        assert_eq!(words.fill("minutes", &[("count", 7.into())]), "7 minutes");
    }
}
