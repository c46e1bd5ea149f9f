//! What was done, and where the minutes come from: the closed lists that selectors and entries share.

use serde::{Deserialize, Serialize};

/// What somebody did.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActivityKind {
    /// A course or module at one's own pace.
    #[default]
    Course,
    /// A webinar, live or recorded; the mode says which.
    Webinar,
    /// A workshop, seminar, institute or lecture.
    Workshop,
    /// A session of a conference.
    Conference,
    /// A course for college credit.
    Academic,
    /// Presenting or teaching.
    Presenting,
    /// A round table or networking session.
    Roundtable,
    /// Writing something that is published.
    Authoring,
    /// A tour of or visit to another library.
    Visit,
    /// Work on a professional committee.
    Committee,
    /// Professional reading.
    Reading,
    /// Leading: office in an association, mentoring.
    Leadership,
    /// A business meeting, board meeting or public hearing.
    Meeting,
    /// An author's talk, a luncheon, a demonstration by a vendor.
    Event,
    /// A short video that is watched and talked about.
    Video,
    /// Training that a city or county asks of all its people, such as CPR.
    CityTraining,
}

impl ActivityKind {
    /// The name in files and messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Course => "course",
            Self::Webinar => "webinar",
            Self::Workshop => "workshop",
            Self::Conference => "conference",
            Self::Academic => "academic",
            Self::Presenting => "presenting",
            Self::Roundtable => "roundtable",
            Self::Authoring => "authoring",
            Self::Visit => "visit",
            Self::Committee => "committee",
            Self::Reading => "reading",
            Self::Leadership => "leadership",
            Self::Meeting => "meeting",
            Self::Event => "event",
            Self::Video => "video",
            Self::CityTraining => "city_training",
        }
    }

    /// In a sentence: "a workshop".
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Course => "a course",
            Self::Webinar => "a webinar",
            Self::Workshop => "a workshop",
            Self::Conference => "a conference session",
            Self::Academic => "a course for college credit",
            Self::Presenting => "presenting",
            Self::Roundtable => "a round table",
            Self::Authoring => "writing for publication",
            Self::Visit => "a visit to a library",
            Self::Committee => "committee work",
            Self::Reading => "professional reading",
            Self::Leadership => "leadership",
            Self::Meeting => "a business meeting",
            Self::Event => "a talk, luncheon or demonstration",
            Self::Video => "a short video",
            Self::CityTraining => "city government training",
        }
    }
}

/// Where the minutes of an entry come from.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A whole credit module with its evaluation.
    #[default]
    Module,
    /// A lesson on its own, outside any module.
    LooseLesson,
    /// Training done elsewhere, accepted by a validator.
    External,
    /// A roster of people who were there.
    Attendance,
}
