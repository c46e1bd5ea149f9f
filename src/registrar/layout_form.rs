//! The form of a layout: what was typed and chosen, and what it means.

use serde::Deserialize;

use crate::certificates::layout::{
    Accent, BadAccent, Kept, LINES, LONGEST, Layout, PictureHash, Signing, Template, TemplateFault,
    claims_accreditation,
};
use crate::i18n::{Language, Words};
use crate::organizations::Organization;
use crate::web::Problems;
use chrono::NaiveDate;

/// Most characters of what a certificate is called, and of names and offices.
const TITLE: usize = 60;
const NAME: usize = 80;

/// What was typed. Pictures that were uploaded before are known by their hash.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct LayoutForm {
    /// The version that the form was made from; 0 for none.
    pub seen: u32,
    pub language: String,
    pub title: String,
    pub statement: String,
    pub closing: String,
    pub accredited_until: String,
    pub accent: String,
    pub logo: String,
    pub no_logo: String,
    pub first_name: String,
    pub first_title: String,
    pub first_signature: String,
    pub no_first_signature: String,
    pub second_name: String,
    pub second_title: String,
    pub second_signature: String,
    pub no_second_signature: String,
}

impl LayoutForm {
    /// The form as the layout of today fills it.
    pub fn of(kept: Option<&Kept>, organization: &Organization) -> LayoutForm {
        let layout = kept.map(|kept| kept.layout.clone()).unwrap_or_default();
        let hash = |hash: &Option<PictureHash>| hash.as_ref().map(ToString::to_string).unwrap_or_default();
        let usual = Signing {
            name: organization.body.signatory_name.clone(),
            title: organization.body.signatory_title.clone(),
            signature: None,
        };
        let first = layout.signatories.first().cloned().unwrap_or(usual);
        let second = layout.signatories.get(1).cloned().unwrap_or_default();
        LayoutForm {
            seen: kept.map_or(0, |kept| kept.version),
            language: layout.language.map_or("", Language::tag).to_owned(),
            title: layout.title,
            statement: layout.statement.to_string(),
            closing: layout.closing.to_string(),
            accredited_until: layout.accredited_until.map(|day| day.to_string()).unwrap_or_default(),
            accent: layout.accent.unwrap_or_default().to_string(),
            logo: hash(&layout.logo),
            first_name: first.name,
            first_title: first.title,
            first_signature: hash(&first.signature),
            second_name: second.name,
            second_title: second.title,
            second_signature: hash(&second.signature),
            ..LayoutForm::default()
        }
    }

    /// What it means, as far as it does, and what must change.
    pub fn parse(&self, words: Words, today: NaiveDate) -> (Layout, Problems) {
        let mut problems = Problems::new();
        let title = short(words, "title", &self.title, TITLE, &mut problems);
        let statement = template(words, "statement", Template::statement(&self.statement), &mut problems);
        let closing = template(words, "closing", Template::parse(&self.closing), &mut problems);
        let accredited_until = self.accredited(words, today, &mut problems);
        let accent = self.accent(words, &mut problems);
        let signatories = self.signatories(words, &mut problems);
        let layout = Layout {
            language: Language::known(&self.language),
            title,
            statement,
            closing,
            accredited_until,
            accent,
            logo: picture(&self.logo, &self.no_logo),
            signatories,
        };
        (layout, problems)
    }

    /// The day on which the accreditation ends. Without one that is to come nothing may speak of it.
    fn accredited(&self, words: Words, today: NaiveDate, problems: &mut Problems) -> Option<NaiveDate> {
        let typed = self.accredited_until.trim();
        let until: Option<NaiveDate> = typed.parse().ok();
        if until.is_none() && !typed.is_empty() {
            problems.add("accredited_until", words.say("layout-date-bad"));
        }
        let lasts = until.is_some_and(|until| until >= today);
        for (field, text) in [("title", &self.title), ("statement", &self.statement), ("closing", &self.closing)] {
            // A title is never left out, so it may not claim what ends.
            if claims_accreditation(text) && (!lasts || field == "title") {
                let key = if field == "title" { "layout-iacet-title" } else { "layout-iacet" };
                problems.add(field, words.say(key));
            }
        }
        until
    }

    fn accent(&self, words: Words, problems: &mut Problems) -> Option<Accent> {
        if self.accent.trim().is_empty() {
            return None;
        }
        match self.accent.parse::<Accent>() {
            Ok(accent) => Some(accent).filter(|accent| *accent != Accent::default()),
            Err(BadAccent::Form) => {
                problems.add("accent", words.say("layout-color-bad"));
                None
            }
            Err(BadAccent::Light(hundredths)) => {
                let contrast = format!("{}.{:02}", hundredths / 100, hundredths % 100);
                problems.add("accent", words.fill("layout-color-light", &[("contrast", contrast.into())]));
                None
            }
        }
    }

    fn signatories(&self, words: Words, problems: &mut Problems) -> Vec<Signing> {
        let name = |field, text: &str, problems: &mut Problems| short(words, field, text, NAME, problems);
        let first = Signing {
            name: name("first_name", &self.first_name, problems),
            title: name("first_title", &self.first_title, problems),
            signature: picture(&self.first_signature, &self.no_first_signature),
        };
        let second = Signing {
            name: name("second_name", &self.second_name, problems),
            title: name("second_title", &self.second_title, problems),
            signature: picture(&self.second_signature, &self.no_second_signature),
        };
        for (field, text) in [
            ("first_name", &first.name),
            ("first_title", &first.title),
            ("second_name", &second.name),
            ("second_title", &second.title),
        ] {
            // It would be printed after the accreditation is over.
            if claims_accreditation(text) {
                problems.add(field, words.say("layout-iacet-person"));
            }
        }
        if first.name.is_empty() {
            problems.add("first_name", words.say("layout-name-empty"));
        }
        if second.name.is_empty() && (!second.title.is_empty() || second.signature.is_some()) {
            problems.add("second_name", words.say("layout-name-empty"));
        }
        [first, second].into_iter().filter(|one| !one.name.is_empty()).collect()
    }
}

fn short(words: Words, field: &'static str, typed: &str, most: usize, problems: &mut Problems) -> String {
    let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() > most {
        problems.add(field, words.fill("layout-long", &[("most", most.into())]));
    }
    text
}

fn picture(hash: &str, without: &str) -> Option<PictureHash> {
    if without == "yes" { None } else { hash.parse().ok() }
}

fn template(
    words: Words,
    field: &'static str,
    read: Result<Template, TemplateFault>,
    problems: &mut Problems,
) -> Template {
    let fault = match read {
        Ok(template) => return template,
        Err(fault) => fault,
    };
    let sentence = match fault {
        TemplateFault::Unknown(name) => words.fill("layout-place-unknown", &[("name", name.into())]),
        TemplateFault::Brace => words.say("layout-brace"),
        TemplateFault::Long => words.fill("layout-long", &[("most", LONGEST.into())]),
        TemplateFault::Lines => words.fill("layout-lines", &[("most", LINES.into())]),
        TemplateFault::Missing(name) => words.fill("layout-place-missing", &[("name", format!("{{{name}}}").into())]),
        TemplateFault::Together(name, with) => words.fill(
            "layout-place-together",
            &[("name", format!("{{{name}}}").into()), ("with", format!("{{{with}}}").into())],
        ),
    };
    problems.add(field, sentence);
    Template::default()
}
