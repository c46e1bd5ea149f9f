//! Audio and video beside a lesson, their captions, and the steps that play them.

use super::hash::sha256;
use super::kinds::StepKind;
use super::lesson::Recording;
use super::library::MediaFile;
use super::media::Unfit;
use super::parts::Parts;
use super::rendering::{Claims, Shape};
use super::split::Snippet;
use super::steps::Bench;
use crate::text::{Around, Image, Picture, render, words};

/// The largest recording, in bytes: three minutes of a small film.
pub(super) const LARGEST: u64 = 10_000_000;
/// The most words of a transcript: three minutes, the longest segment that stays in mind (domain.md 2).
const MOST_WORDS: u32 = 450;
/// How many words a speaker says in a minute, so that a transcript tells how long its recording is.
const SPOKEN_A_MINUTE: u32 = 150;

/// How a kind of file begins, at which byte.
struct Signature {
    ending: &'static str,
    media_type: &'static str,
    begins: &'static [(usize, &'static [u8])],
}

/// The endings a recording may have, and what it is served as.
const TYPES: [Signature; 5] = [
    Signature {
        ending: "mp3",
        media_type: "audio/mpeg",
        begins: &[(0, b"ID3"), (0, b"\xff\xfb"), (0, b"\xff\xf3"), (0, b"\xff\xf2")],
    },
    Signature { ending: "m4a", media_type: "audio/mp4", begins: &[(4, b"ftyp")] },
    Signature { ending: "ogg", media_type: "audio/ogg", begins: &[(0, b"OggS")] },
    Signature { ending: "mp4", media_type: "video/mp4", begins: &[(4, b"ftyp")] },
    Signature { ending: "webm", media_type: "video/webm", begins: &[(0, b"\x1a\x45\xdf\xa3")] },
];

/// The ending of captions, and what they are served as.
const CAPTIONS: (&str, &str) = ("vtt", "text/vtt; charset=utf-8");

/// Whether a file name has the ending of a recording or of captions.
pub(super) fn is_recording(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending == CAPTIONS.0 || signature(ending).is_some())
}

fn signature(ending: &str) -> Option<&'static Signature> {
    TYPES.iter().find(|known| known.ending == ending)
}

/// Makes a recording, or its captions, of their bytes.
pub(super) fn recording(name: &str, bytes: Vec<u8>) -> Result<MediaFile, Unfit> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let media_type = match signature(ending) {
        Some(known) if known.fits(&bytes) => known.media_type,
        Some(_) => {
            let message = format!("`{name}` is not an .{ending} recording.");
            return Err(Unfit::new(message, "Save it again in that format."));
        }
        None => {
            captions(name, &bytes)?;
            CAPTIONS.1
        }
    };
    let sha256 = sha256(&bytes);
    let url = format!("/media/{sha256}.{ending}");
    Ok(MediaFile { name: name.to_owned(), sha256, media_type, url, size: None, bytes })
}

impl Signature {
    fn fits(&self, bytes: &[u8]) -> bool {
        self.begins.iter().any(|(at, start)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(start)))
    }
}

/// Captions are WebVTT: a first line that says so, and at least one cue with its times.
fn captions(name: &str, bytes: &[u8]) -> Result<(), Unfit> {
    let text = std::str::from_utf8(bytes).ok().map(|text| text.trim_start_matches('\u{feff}'));
    if text.is_some_and(|text| text.starts_with("WEBVTT") && text.contains(" --> ")) {
        return Ok(());
    }
    let message = format!("`{name}` does not hold captions.");
    Err(Unfit::new(message, "Save them as WebVTT: a first line `WEBVTT`, then cues such as `00:01.000 --> 00:04.000`."))
}

impl<'a> Bench<'a> {
    /// The recording of a step with its transcript.
    pub fn recording(&mut self, kind: StepKind, parts: &Parts, plain: &mut Vec<String>) -> Option<Recording> {
        let Some((line, markdown)) = parts.pictures.first() else {
            self.fault(
                format!("The step has no {kind}."),
                "Add it on a line of its own: `![What it is](file.mp3 \"caption\")`, or an .mp4.",
            );
            return None;
        };
        for (line, _) in &parts.pictures[1..] {
            self.fault_at(*line, "The step has a second recording.", "Keep one. A step is one idea.");
        }
        let image = self.named(*line, markdown);
        let caption = Snippet(vec![(*line, image.as_ref().map(|image| image.caption.clone()).unwrap_or_default())]);
        let caption = self.render(&caption, Shape::Line, Claims::EachBlock);
        plain.push(caption.plain);
        let transcript = self.transcript(parts, plain);
        let image = image?;
        self.pictures.push(image.file.clone());
        let file = self.file(*line, kind, &image.file)?;
        let captions = self.captions(*line, kind, &image.file)?;
        Some(Recording {
            url: file.url.clone(),
            media_type: file.media_type.to_owned(),
            bytes: u64::try_from(file.bytes.len()).unwrap_or(u64::MAX),
            file: file.name.clone(),
            label: image.alt,
            caption_html: caption.html,
            captions,
            transcript_html: transcript,
        })
    }

    /// What stands between the brackets, the parentheses and the quotes.
    fn named(&mut self, line: usize, markdown: &str) -> Option<Image> {
        // The file may be a recording, which is no picture for any other text.
        let any = |_: &str| Some(Picture { url: String::new(), width: 0, height: 0 });
        let page = render(markdown, &Around { image: &any, ..Around::nothing() });
        let mut images = page.images;
        let image = images.pop().filter(|_| images.is_empty() && page.plain.trim().is_empty());
        if let Some(image) = image.filter(|image| !image.alt.is_empty()) {
            return Some(image);
        }
        self.fault_at(
            line,
            "The recording is not written as one.",
            "Write `![What it is](file.mp3 \"caption\")`, and nothing else on the line.",
        );
        None
    }

    fn transcript(&mut self, parts: &Parts, plain: &mut Vec<String>) -> String {
        if parts.model.is_blank() && !parts.pictures.is_empty() {
            self.fault(
                "The recording has no transcript.",
                "Write below it every word that is said, and in a video what is shown: `> ...`.",
            );
        }
        let page = self.render(&parts.model, Shape::Blocks, Claims::EachBlock);
        let said = words(&page.plain);
        if said > MOST_WORDS {
            self.fault(
                format!("The transcript has {said} words, and {MOST_WORDS} are the most."),
                "Cut the recording to three minutes, or make two steps of it.",
            );
        }
        self.spoken += said;
        plain.push(page.plain);
        page.html
    }

    fn file(&self, line: usize, kind: StepKind, name: &str) -> Option<&'a MediaFile> {
        let context = self.context;
        let found = context.media.get(name).and_then(|file| file.as_ref().ok());
        let Some(file) = found else {
            let (message, fix) = context.unfit(name);
            self.fault_at(line, message, fix);
            return None;
        };
        if file.media_type.starts_with(&kind.to_string()) {
            return Some(file);
        }
        self.fault_at(
            line,
            format!("`{name}` is not a file for a step of the kind `{kind}`."),
            "Audio is .mp3, .m4a or .ogg; video is .mp4 or .webm. A picture stands in a step of the kind `picture`.",
        );
        None
    }

    /// The address of the captions: a file of the same name. A video needs them; the inner is none for audio without.
    fn captions(&mut self, line: usize, kind: StepKind, name: &str) -> Option<Option<String>> {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let wanted = format!("{stem}.{}", CAPTIONS.0);
        match self.context.media.get(&wanted) {
            None if kind == StepKind::Audio => Some(None),
            Some(Ok(file)) => {
                self.pictures.push(wanted);
                Some(Some(file.url.clone()))
            }
            Some(Err(unfit)) => {
                self.fault_at(line, unfit.message.clone(), unfit.fix.clone());
                None
            }
            None => {
                self.fault_at(
                    line,
                    "The video has no captions.",
                    format!("Put them beside the lesson as `{wanted}`, in WebVTT."),
                );
                None
            }
        }
    }
}

/// Estimated seconds of a transcript that is listened to.
pub(super) fn listening_seconds(words: u32) -> u32 {
    (words * 60).div_ceil(SPOKEN_A_MINUTE)
}
