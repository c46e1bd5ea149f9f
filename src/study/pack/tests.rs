//! Packs hold whole lessons, and nothing of anybody.
#![allow(clippy::unwrap_used)]

use chrono::DateTime;

use super::*;
use crate::format;
use crate::lessons::LessonId;

/// The lessons that ship, as if they had been published.
fn editions() -> Vec<Arc<Edition>> {
    let files = format::read(std::path::Path::new("content"));
    let editions = files.lessons.into_iter().map(|lesson| {
        Arc::new(Edition {
            id: LessonVersionId::new(),
            lesson_id: LessonId::new(),
            slug: lesson.slug.clone(),
            number: 1,
            published_at: DateTime::UNIX_EPOCH,
            languages: lesson.languages,
            others: std::collections::BTreeMap::new(),
        })
    });
    editions.collect()
}

#[test]
fn a_pack_holds_every_step_and_says_the_same_each_time() {
    for edition in editions() {
        let html = document("Carrel", edition.clone(), Language::English, 7);
        assert_eq!(html.matches("<template data-number=").count(), edition.len(), "{}", edition.slug);
        for step in &edition.original().steps {
            assert!(html.contains(&format!("data-step=\"{}\"", step.id)), "{} of {}", step.id, edition.slug);
        }
        assert!(!html.contains("data-person") && !html.contains("data-shared"), "{} is personal", edition.slug);
        let again = document("Carrel", edition.clone(), Language::English, 7);
        assert_eq!(html, again, "{} changes", edition.slug);
    }
}

#[test]
fn every_check_can_be_marked_and_every_answer_explained() {
    for edition in editions() {
        let html = document("Carrel", edition.clone(), Language::English, 0);
        for step in &edition.original().steps {
            let StepBody::Check(check) = &step.body else {
                assert_eq!(further::key(step), None);
                continue;
            };
            let key: format::Key = serde_json::from_str(&further::key(step).unwrap()).unwrap();
            assert_eq!(key, format::Key::of(check));
            for hint in &check.hints {
                assert!(html.contains(hint.as_str()), "{hint} in {}", edition.slug);
            }
            for option in &check.options {
                let [mine, other] = ["mine", "other"].map(|kind| format!("data-{kind}=\"{}\"", option.id));
                assert!(html.contains(&mine) && html.contains(&other), "{} in {}", option.id, edition.slug);
            }
        }
    }
}
