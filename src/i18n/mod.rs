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
    /// Spanish: every message, and the lessons that are translated.
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

    /// What the language is called in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::Spanish => "Español",
        }
    }

    /// The language with this tag; English when it isn't one of ours.
    pub fn from_tag(tag: &str) -> Language {
        Language::known(tag).unwrap_or_default()
    }

    /// The language with this tag, as `es` or `es-MX`; none when it isn't one of ours.
    pub fn known(tag: &str) -> Option<Language> {
        let primary = tag.split('-').next().unwrap_or_default();
        Language::ALL.into_iter().find(|language| primary.eq_ignore_ascii_case(language.tag()))
    }

    /// The language that an `Accept-Language` header likes best among ours (RFC 9110, 12.5.4): the
    /// greatest weight, of equals the first; English when it names none of them.
    pub fn accepted(header: &str) -> Language {
        let mut best: Option<(u16, Language)> = None;
        for range in header.split(',') {
            let mut parts = range.split(';').map(str::trim);
            let Some(language) = parts.next().and_then(Language::known) else { continue };
            let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(1000, thousandths);
            if weight > best.map_or(0, |(weight, _)| weight) {
                best = Some((weight, language));
            }
        }
        best.map_or_else(Language::default, |(_, language)| language)
    }
}

/// A weight of `Accept-Language` in thousandths; zero when it is none.
fn thousandths(weight: &str) -> u16 {
    let (whole, part) = weight.split_once('.').unwrap_or((weight, ""));
    if whole == "1" { 1000 } else { format!("{part:0<3}").get(..3).and_then(|part| part.parse().ok()).unwrap_or(0) }
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

    /// The `lang` attribute of a passage in a language; none where the page speaks it already.
    pub fn lang(self, of: Language) -> Option<&'static str> {
        (of != self.0).then(|| of.tag())
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
        self.one_full_stop(MESSAGES.lookup_with_args(self.id(), key, &values))
    }

    /// A time of day ends in a full stop of its own, "p.m.", which also closes a sentence that ends with it.
    fn one_full_stop(self, text: String) -> String {
        if !text.contains("m..") {
            return text;
        }
        let halves = [self.say("time-am"), self.say("time-pm")];
        halves.iter().fold(text, |text, half| text.replace(&format!("{half}."), half))
    }

    /// Like [`Words::fill`], with a value that is a passage in a language of its own, so that a screen
    /// reader says it as what it is.
    pub fn around(
        self,
        key: &str,
        values: &[(&'static str, Value<'_>)],
        (name, passage, of): (&'static str, &str, Language),
    ) -> Markup {
        // A private character that no message holds marks the place.
        const PLACE: &str = "\u{e000}";
        let values: Vec<_> = values.iter().cloned().chain([(name, PLACE.into())]).collect();
        let text = self.fill(key, &values);
        html! {
            @for (index, part) in text.split(PLACE).enumerate() {
                @if index > 0 {
                    @match self.lang(of) { Some(lang) => span lang=(lang) { (passage) }, None => (passage) }
                }
                (part)
            }
        }
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
    fn the_language_is_the_one_that_the_browser_likes_best() {
        for header in ["es", "es-MX,es;q=0.9,en;q=0.8", "fr, es;q=0.7, en;q=0.3", "en;q=0.1,ES;q=0.25", "de,es-419"] {
            assert_eq!(Language::accepted(header), Language::Spanish, "{header}");
        }
        for header in
            ["", "en-US,en;q=0.5", "en,es", "es;q=0.3,en;q=0.35", "fr,de", "est", "es;q=0", ";;q=,=", "es;q=x"]
        {
            assert_eq!(Language::accepted(header), Language::English, "{header}");
        }
    }

    #[test]
    fn a_passage_in_another_language_is_marked_within_its_sentence() {
        let around = |words: Words| {
            words.around("cover-after", &[], ("objective", "weed & repair", Language::English)).into_string()
        };
        assert_eq!(around(Words::default()), "After this you can weed &amp; repair.");
        let spanish = around(Words::of(Language::Spanish));
        assert!(spanish.contains(" <span lang=\"en\">weed &amp; repair</span>."), "{spanish}");
    }

    #[test]
    fn numbers_choose_their_plural() {
        let words = Words::of(Language::English);
        assert_eq!(words.fill("minutes", &[("count", 1.into())]), "1 minute");
        assert_eq!(words.fill("minutes", &[("count", 7.into())]), "7 minutes");
    }
}
