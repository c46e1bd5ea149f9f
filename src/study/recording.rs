//! Audio and video on a page: nothing starts or is loaded by itself, and the transcript says it all.

use maud::{Markup, PreEscaped, html};

use crate::format::Recording;
use crate::i18n::Words;

/// Whether there is something to see.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Only to hear.
    Audio,
    /// To hear and see.
    Video,
}

/// The recording with its transcript folded away. `lang` is the language it speaks, where that is not the page's.
pub fn player(words: Words, recording: &Recording, sort: Sort, lang: Option<&str>) -> Markup {
    html! {
        (figure(words, recording, sort, lang))
        details.read {
            summary { (words.say("recording-transcript")) }
            div.prose lang=[lang] { (PreEscaped(&recording.transcript_html)) }
        }
    }
}

/// The recording with its transcript below it, for the whole lesson on a page and on paper.
pub fn whole(words: Words, recording: &Recording, sort: Sort, lang: Option<&str>) -> Markup {
    html! {
        (figure(words, recording, sort, lang))
        h3.h4 { (words.say("recording-transcript")) }
        div.prose lang=[lang] { (PreEscaped(&recording.transcript_html)) }
    }
}

fn figure(words: Words, recording: &Recording, sort: Sort, lang: Option<&str>) -> Markup {
    let Recording { url, media_type, label, caption_html, captions, .. } = recording;
    html! {
        figure.read lang=[lang] {
            @match sort {
                Sort::Audio => audio controls preload="none" aria-label=(label) { source src=(url) type=(media_type); (track(words, captions, lang)) },
                Sort::Video => video controls preload="none" playsinline aria-label=(label) { source src=(url) type=(media_type); (track(words, captions, lang)) },
            }
            figcaption.small.soft {
                @if !caption_html.is_empty() { (PreEscaped(caption_html)) " " }
                span lang=[lang.map(|_| words.language().tag())] { (size(words, recording, sort)) }
            }
        }
    }
}

fn track(words: Words, captions: &Option<String>, lang: Option<&str>) -> Markup {
    html! {
        @if let Some(captions) = captions {
            track kind="captions" default src=(captions) srclang=(lang.unwrap_or(words.language().tag())) label=(words.say("recording-captions"));
        }
    }
}

/// What pressing play costs someone on a weak line.
fn size(words: Words, recording: &Recording, sort: Sort) -> String {
    let kb = recording.bytes.div_ceil(1000);
    let key = match sort {
        Sort::Audio => "audio-size",
        Sort::Video => "video-size",
    };
    words.fill(key, &[("kb", kb.into())])
}
