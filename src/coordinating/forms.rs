//! The form of a cohort: what was typed, and what it means.

use chrono::{DateTime, NaiveDate, Utc, Weekday};
use serde::Deserialize;

use crate::cohorts::{Cohort, CohortId, Draft, NOTE_CHARACTERS};
use crate::i18n::Words;
use crate::organizations::Organization;
use crate::pathways::Pathway;
use crate::time::{Rhythm, RhythmError, Zone, typed_date};
use crate::web::Problems;

const NAME_CHARACTERS: usize = 120;
/// The hour at which digests leave when nobody says another (ux.md 11).
const USUAL_TIME: &str = "07:30";

/// The days as the form names them.
pub(super) const DAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "mon"),
    (Weekday::Tue, "tue"),
    (Weekday::Wed, "wed"),
    (Weekday::Thu, "thu"),
    (Weekday::Fri, "fri"),
    (Weekday::Sat, "sat"),
    (Weekday::Sun, "sun"),
];

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct CohortForm {
    /// The id of the new cohort, made with the form, so that sending it twice makes one.
    pub id: String,
    pub organization: String,
    pub name: String,
    pub pathway: String,
    pub starts_on: String,
    pub ends_on: String,
    pub time_zone: String,
    /// `weekly` or `none`.
    pub digest: String,
    pub days: Vec<String>,
    pub time: String,
    pub note: String,
}

impl CohortForm {
    /// A new form: begins today, a digest on Mondays.
    pub fn new(home: Option<&Organization>, pathways: &[Pathway], now: DateTime<Utc>) -> CohortForm {
        let zone = home.and_then(|home| home.body.time_zone.name().parse::<Zone>().ok()).unwrap_or(Zone::UTC);
        CohortForm {
            id: CohortId::new().to_string(),
            organization: home.map(|home| home.slug.clone()).unwrap_or_default(),
            pathway: pathways.first().filter(|_| pathways.len() == 1).map(|one| one.slug.clone()).unwrap_or_default(),
            starts_on: zone.day(now).to_string(),
            time_zone: zone.to_string(),
            digest: "weekly".to_owned(),
            days: vec!["mon".to_owned()],
            time: USUAL_TIME.to_owned(),
            ..CohortForm::default()
        }
    }

    /// The form as a cohort fills it.
    pub fn of(cohort: &Cohort, pathway: &Pathway) -> CohortForm {
        let ticked = |rhythm: Rhythm| {
            DAYS.iter()
                .filter(move |(day, _)| rhythm.days().contains(*day))
                .map(|(_, word)| (*word).to_owned())
                .collect()
        };
        CohortForm {
            name: cohort.name.clone(),
            pathway: pathway.slug.clone(),
            starts_on: cohort.starts_on.to_string(),
            ends_on: cohort.ends_on.map(|day| day.to_string()).unwrap_or_default(),
            time_zone: cohort.time_zone.to_string(),
            digest: if cohort.digest_rhythm.is_some() { "weekly" } else { "none" }.to_owned(),
            days: cohort.digest_rhythm.map(ticked).unwrap_or_else(|| vec!["mon".to_owned()]),
            time: cohort.digest_rhythm.map_or(USUAL_TIME.to_owned(), |rhythm| rhythm.at().format("%H:%M").to_string()),
            note: cohort.note.clone(),
            ..CohortForm::default()
        }
    }

    /// Whether a day is ticked.
    pub fn has_day(&self, word: &str) -> bool {
        self.days.iter().any(|day| day == word)
    }

    /// What it means, or what must change.
    pub fn parse(&self, words: Words, pathways: &[Pathway]) -> Result<Draft, Problems> {
        let mut problems = Problems::new();
        let name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            problems.add("name", words.say("cohort-name-empty"));
        } else if name.chars().count() > NAME_CHARACTERS {
            problems.add("name", words.fill("cohort-name-long", &[("most", NAME_CHARACTERS.into())]));
        }
        let pathway = pathways.iter().find(|pathway| pathway.slug == self.pathway);
        if pathway.is_none() {
            problems.add("pathway", words.say("cohort-pathway-empty"));
        }
        let starts_on = typed_date(&self.starts_on);
        if starts_on.is_none() {
            problems.add("starts_on", words.say("cohort-date-bad"));
        }
        let ends_on = self.last_day(words, starts_on, &mut problems);
        let time_zone = self.time_zone.parse::<Zone>().ok();
        if time_zone.is_none() {
            problems.add("time_zone", words.say("cohort-zone-bad"));
        }
        let rhythm = self.rhythm(words, &mut problems);
        let note = self.note.trim().replace("\r\n", "\n");
        let length = note.chars().count();
        if length > NOTE_CHARACTERS {
            let values = [("most", NOTE_CHARACTERS.into()), ("over", (length - NOTE_CHARACTERS).into())];
            problems.add("note", words.fill("cohort-note-long", &values));
        }
        match (pathway, starts_on, time_zone) {
            (Some(pathway), Some(starts_on), Some(time_zone)) => {
                let pathway_id = pathway.id;
                problems.or(Draft { name, pathway_id, starts_on, ends_on, time_zone, rhythm, note })
            }
            _ => Err(problems),
        }
    }

    fn last_day(&self, words: Words, first: Option<NaiveDate>, problems: &mut Problems) -> Option<NaiveDate> {
        if self.ends_on.trim().is_empty() {
            return None;
        }
        let last = typed_date(&self.ends_on);
        match (first, last) {
            (_, None) => problems.add("ends_on", words.say("cohort-date-bad")),
            (Some(first), Some(last)) if last <= first => problems.add("ends_on", words.say("cohort-end-early")),
            _ => {}
        }
        last
    }

    fn rhythm(&self, words: Words, problems: &mut Problems) -> Option<Rhythm> {
        match self.digest.as_str() {
            "none" => return None,
            "weekly" => {}
            _ => {
                problems.add("digest", words.say("cohort-digest-empty"));
                return None;
            }
        }
        let days = DAYS.iter().filter(|(_, word)| self.has_day(word)).map(|(day, _)| *day);
        match Rhythm::from_form(days, &self.time) {
            Ok(rhythm) => Some(rhythm),
            Err(RhythmError::NoDay) => {
                problems.add("days", words.say("cohort-days-empty"));
                None
            }
            Err(_) => {
                problems.add("time", words.say("cohort-time-bad"));
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::format;
    use crate::pathways::PathwayId;

    fn pathways() -> Vec<Pathway> {
        let body = serde_json::json!({
            "title": "New staff", "summary": "", "audience": "", "stage": "new-staff", "modules": [], "electives": []
        });
        let body: format::Pathway = serde_json::from_value(body).unwrap();
        vec![Pathway { id: PathwayId::new(), slug: "new-staff".into(), body, modules: vec![], electives: vec![] }]
    }

    fn filled() -> CohortForm {
        CohortForm {
            name: "  New  directors ".into(),
            pathway: "new-staff".into(),
            starts_on: "2025-09-08".into(),
            ends_on: "6/30/2026".into(),
            time_zone: "America/Chicago".into(),
            digest: "weekly".into(),
            days: vec!["mon".into(), "thu".into()],
            time: "07:30".into(),
            note: " Hello\r\nall ".into(),
            ..CohortForm::default()
        }
    }

    fn problem(form: CohortForm, field: &str) -> bool {
        form.parse(Words::default(), &pathways()).is_err_and(|problems| problems.of(field).is_some())
    }

    #[test]
    fn a_filled_form_is_a_cohort() {
        let draft = filled().parse(Words::default(), &pathways()).unwrap();
        assert_eq!((draft.name.as_str(), draft.note.as_str()), ("New directors", "Hello\nall"));
        assert_eq!(draft.rhythm.unwrap().to_string(), "30 7 * * 1,4");
        assert_eq!(draft.ends_on, NaiveDate::from_ymd_opt(2026, 6, 30));
        let without = CohortForm { digest: "none".into(), ends_on: " ".into(), ..filled() };
        let draft = without.parse(Words::default(), &pathways()).unwrap();
        assert_eq!((draft.rhythm, draft.ends_on), (None, None));
    }

    #[test]
    fn each_problem_stands_at_its_field() {
        assert!(problem(CohortForm { name: " ".into(), ..filled() }, "name"));
        assert!(problem(CohortForm { name: "x".repeat(121), ..filled() }, "name"));
        assert!(problem(CohortForm { pathway: "other".into(), ..filled() }, "pathway"));
        assert!(problem(CohortForm { starts_on: "soon".into(), ..filled() }, "starts_on"));
        assert!(problem(CohortForm { starts_on: "0025-09-08".into(), ..filled() }, "starts_on"));
        assert!(problem(CohortForm { ends_on: "2025-09-08".into(), ..filled() }, "ends_on"));
        assert!(problem(CohortForm { ends_on: "never".into(), ..filled() }, "ends_on"));
        assert!(problem(CohortForm { time_zone: "Mars".into(), ..filled() }, "time_zone"));
        assert!(problem(CohortForm { digest: String::new(), ..filled() }, "digest"));
        assert!(problem(CohortForm { days: vec![], ..filled() }, "days"));
        assert!(problem(CohortForm { time: "half past".into(), ..filled() }, "time"));
        assert!(problem(CohortForm { note: "é".repeat(301), ..filled() }, "note"));
        assert!(!problem(CohortForm { note: "é".repeat(300), ..filled() }, "note"));
    }
}
