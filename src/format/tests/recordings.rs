//! Audio and video: what a sound one becomes, and each thing that can be wrong with it.

use super::super::*;
use super::shelf::{LESSON, Shelf};
use crate::i18n::Language;

const MP4: &[u8] = b"\0\0\0\x18ftypmp42 and so on";
const VTT: &str = "WEBVTT\n\n00:01.000 --> 00:03.000\nGood morning.\n";

const STEP: &str = "## At the desk {#seen video}\n\nWatch how Ana asks.\n\n![Ana asks a patron a second question](desk.mp4 \"Two minutes at the desk\")\n\n> Ana: Good morning.\n>\n> She smiles and puts her pen down.\n\n";

/// A shelf whose first lesson has a video before its first question.
fn shelf() -> Shelf {
    let shelf = Shelf::new();
    shelf.remove("lessons/hold-shelf/lesson.es.md");
    shelf.edit(LESSON, "## One slip, two ways", &format!("{STEP}## One slip, two ways"));
    shelf.write("lessons/hold-shelf/desk.mp4", MP4);
    shelf.write("lessons/hold-shelf/desk.vtt", VTT);
    shelf
}

#[test]
fn a_video_is_kept_with_its_captions_and_its_transcript() {
    let library = shelf().read();
    assert_eq!(library.faults, []);
    assert_eq!(library.advice, []);
    let files = library.lessons.iter().find(|lesson| lesson.slug == "hold-shelf").unwrap();
    let step = files.languages[&Language::English].step("seen").unwrap();
    let StepBody::Video(recording) = &step.body else { panic!() };
    let url = |name: &str| files.media.iter().find(|file| file.name == name).map(|file| file.url.clone());
    assert_eq!((Some(&recording.url), recording.captions.clone()), (url("desk.mp4").as_ref(), url("desk.vtt")));
    assert_eq!((recording.media_type.as_str(), recording.bytes), ("video/mp4", u64::try_from(MP4.len()).unwrap()));
    assert_eq!(recording.label, "Ana asks a patron a second question");
    assert_eq!(recording.caption_html, "Two minutes at the desk");
    assert!(recording.transcript_html.contains("<p>She smiles"), "{}", recording.transcript_html);
    assert!(step.plain.contains("Good morning"), "it can be searched");
    // 11 words to read at 200 a minute, 10 to hear at 150.
    assert_eq!((step.words, step.seconds), (22, 8));
}

#[test]
fn audio_needs_no_captions() {
    let shelf = shelf();
    shelf.remove("lessons/hold-shelf/desk.mp4");
    shelf.remove("lessons/hold-shelf/desk.vtt");
    shelf.edit(LESSON, "{#seen video}", "{#seen audio}");
    shelf.edit(LESSON, "desk.mp4", "desk.mp3");
    shelf.write("lessons/hold-shelf/desk.mp3", b"ID3 and so on");
    let library = shelf.read();
    assert_eq!(library.faults, []);
    let step = library.lessons[0].languages[&Language::English].step("seen").unwrap();
    assert!(matches!(&step.body, StepBody::Audio(recording) if recording.captions.is_none()));
}

/// The change to the step, the first line of the fault, and what it says.
#[test]
fn each_fault_of_a_recording_is_told() {
    let long = format!("> {}\n", "word ".repeat(460));
    let cases = [
        (
            "![Ana asks a patron a second question](desk.mp4 \"Two minutes at the desk\")\n\n",
            "",
            "{#seen video}",
            "no video",
        ),
        ("> Ana: Good morning.\n>\n> She smiles and puts her pen down.\n", "", "{#seen video}", "no transcript"),
        ("![Ana asks a patron a second question]", "![]", "![](desk.mp4", "not written as one"),
        ("(desk.mp4", "(film.mp4", "(film.mp4", "no file `film.mp4`"),
        ("{#seen video}", "{#seen audio}", "(desk.mp4", "not a file for a step of the kind `audio`"),
        ("> Ana: Good morning.\n", "Ana: Good morning.\n", "Ana: Good morning.", "belongs to"),
        ("> Ana: Good morning.\n", long.as_str(), "{#seen video}", "and 450 are the most"),
    ];
    for (from, to, at, message) in cases {
        let shelf = shelf();
        shelf.edit(LESSON, from, to);
        let library = shelf.read();
        let found = library.faults.iter().find(|fault| fault.message.contains(message));
        let found = found.unwrap_or_else(|| panic!("wanted {message:?}, found {:#?}", library.faults));
        assert_eq!(found.line, shelf.line(LESSON, at), "{message}");
        assert!(!found.fix.is_empty());
    }
}

#[test]
fn files_have_to_be_what_their_names_say() {
    let cases: [(&str, &[u8], &str); 2] = [
        ("desk.mp4", b"not a film", "`desk.mp4` is not an .mp4 recording"),
        ("desk.vtt", b"Good morning.", "`desk.vtt` does not hold captions"),
    ];
    for (name, bytes, message) in cases {
        let shelf = shelf();
        shelf.write(&format!("lessons/hold-shelf/{name}"), bytes);
        shelf.assert_only(LESSON, "(desk.mp4", message);
    }
    let shelf = shelf();
    shelf.remove("lessons/hold-shelf/desk.vtt");
    shelf.assert_only(LESSON, "(desk.mp4", "no captions");
}
