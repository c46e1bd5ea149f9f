//! Everything a certificate attests, copied at the moment of issue and never changed after.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::code::Code;
use crate::organizations::Organization;

/// What a certificate says. Stored as it is and printed from this alone, so that it says the same for
/// ever, whatever becomes of the people, modules and rules it was made from.
///
/// The fields are the union of what state libraries and auditors ask for. All texts are in `language`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The code under which anyone can check it.
    pub code: Code,
    /// The address of its public page.
    pub verify_url: String,
    /// Language of the texts, as a BCP 47 tag such as `en` or `es`.
    pub language: String,
    /// Issued by an organization that exists for show; the certificate then says that it proves nothing.
    #[serde(default)]
    pub example: bool,
    /// The learner's name as she wants it printed.
    pub learner: String,
    /// The library where she works.
    #[serde(default)]
    pub library: Option<String>,
    /// What was completed; for a period, its program, in the version of the rules.
    pub module: Module,
    /// The period of the program, where it is for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// Who vouches for it.
    pub provider: Provider,
    /// The day of completion, in the provider's time zone.
    pub completed_on: NaiveDate,
    /// How it was taught, such as "Self-paced online lessons, interactive".
    pub delivery: String,
    /// Minutes of study that count.
    pub minutes: u32,
    /// What the minutes are worth, one line for each programme.
    #[serde(default)]
    pub credits: Vec<CreditLine>,
    /// The categories or topics it belongs to.
    #[serde(default)]
    pub topics: Vec<String>,
    /// The evaluation that was passed.
    pub assessment: Assessment,
    /// Who taught or wrote it.
    pub instructor: String,
    /// Who signs.
    pub signatory: Signatory,
    /// Who signs beside them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cosignatories: Vec<Signatory>,
    /// What the issuer words differently than others do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wording: Option<Wording>,
    /// The version of the issuer's layout that it is drawn in; none for the plain one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub layout: Option<u32>,
    /// The day of issue, in the provider's time zone.
    pub issued_on: NaiveDate,
    /// The last day on which it holds, if it ends.
    #[serde(default)]
    pub expires_on: Option<NaiveDate>,
}

/// The module, in the version that was completed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Module {
    /// Its title.
    pub title: String,
    /// What it is about, in a sentence or two.
    pub description: String,
    /// What a learner can do afterwards.
    #[serde(default)]
    pub objectives: Vec<String>,
    /// Approvals of it that held on the day of completion.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub approvals: Vec<Approved>,
    /// The number of its version, from 1.
    pub version: u32,
    /// SHA-256 of that version, in hexadecimal.
    pub hash: String,
}

/// An approval of a module.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approved {
    /// The program or the authority that gave it.
    pub by: String,
    /// Its number.
    pub number: String,
}

/// A period of a program that was accepted, and what counted in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// The authority whose program it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// The position in it, such as "Library director".
    pub track: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day, extended where it was.
    pub to: NaiveDate,
    /// What was asked for, as an exact decimal in the unit of the credit.
    pub required: String,
    /// How much counts under each heading of the rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<Counted>,
    /// The rule set's code; its version is the module's.
    pub rules: String,
    /// What counted, the first first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<Counted>,
}

/// Something that counted in a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// The name of a heading, or the title of training.
    pub name: String,
    /// The day of training; none for a heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// How much, as an exact decimal with its unit.
    pub amount: String,
}

/// The organization that provides the module and issues the certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provider {
    /// Its name.
    pub name: String,
    /// The year it was founded, for the seal.
    #[serde(default)]
    pub founded: Option<u16>,
    /// A telephone number, an e-mail address, or both.
    pub contact: String,
    /// Its postal address, on one line.
    #[serde(default)]
    pub address: Option<String>,
    /// Its website.
    #[serde(default)]
    pub website: Option<String>,
    /// The number under which an authority approved it.
    #[serde(default)]
    pub approval_number: Option<String>,
}

impl Provider {
    /// An organization as it is today.
    pub fn of(organization: &Organization) -> Provider {
        let filled = |text: &str| Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned);
        let body = &organization.body;
        let website = body.website.split_once("://").map_or(body.website.as_str(), |(_, rest)| rest);
        Provider {
            name: body.name.clone(),
            founded: u16::try_from(body.established).ok(),
            contact: format!("{}, {}", body.contact_phone, body.contact_email),
            address: filled(&body.address),
            website: filled(website),
            approval_number: body.approval_number.as_deref().and_then(filled),
        }
    }
}

/// An issuer's own words, with what they speak of filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Wording {
    /// What the certificate is called.
    pub title: Option<String>,
    /// What it says was done, a paragraph each; the usual sentences where there are none.
    pub statement: Vec<String>,
    /// What it says below.
    pub closing: Option<String>,
}

/// What one programme makes of the minutes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditLine {
    /// The code of the rule set, by which the program is known again; none on those from before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The programme's name.
    pub programme: String,
    /// The exact amount as a decimal, such as `0.833`; never a float.
    pub amount: String,
    /// Its unit, in the form that follows the amount, such as "contact hours".
    pub unit: String,
    /// How the amount was found, in a sentence.
    pub explanation: String,
    /// Which version of the rules was applied, in a sentence.
    pub rules: String,
}

impl CreditLine {
    /// The amount with its unit, and what follows it: the programme, which does not say the unit again
    /// when it is named after it. "0.833 contact hours" of "Contact hours of 60 minutes" goes on with
    /// " of 60 minutes".
    pub fn said(&self) -> (String, String) {
        let bare = |word: &str| word.to_lowercase().trim_end_matches('s').to_owned();
        let (mut unit, mut rest) = (self.unit.split_whitespace().map(bare), self.programme.split_whitespace());
        let same = unit.all(|word| rest.next().map(bare) == Some(word));
        let rest = rest.collect::<Vec<_>>().join(" ");
        let after = match (same, rest.is_empty()) {
            (true, true) => String::new(),
            (true, false) => format!(" {rest}"),
            (false, _) => format!(", {}", self.programme),
        };
        (format!("{}\u{a0}{}", self.amount, self.unit), after)
    }
}

/// The evaluation: its rule and its result, each in a few words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// What it took to pass, such as "All questions right, tries not limited".
    pub rule: String,
    /// What was reached, such as "Passed, 8 of 8 right".
    pub result: String,
}

/// The person who signs for the provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signatory {
    /// Name, also printed as the signature.
    pub name: String,
    /// Title or office.
    pub title: String,
}

impl Signatory {
    /// The person who signs for an organization where its layout names nobody else.
    pub fn of(organization: &Organization) -> Signatory {
        let body = &organization.body;
        Signatory { name: body.signatory_name.clone(), title: body.signatory_title.clone() }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// A certificate like the one that the design shows.
    pub(crate) fn ruth() -> Facts {
        Facts {
            code: Code::parse("TLA-7K4M-Q2SY").unwrap(),
            verify_url: "https://learn.tallgrass.example/v/TLA-7K4M-Q2SY".into(),
            language: "en".into(),
            example: false,
            learner: "Ruth Okafor".into(),
            library: Some("Elm Creek Public Library".into()),
            module: Module {
                title: "Rights and privacy".into(),
                description: "How a library that one person runs keeps its readers' records private, \
                    answers a request for them, and treats every reader alike."
                    .into(),
                objectives: vec![
                    "Say which records your library keeps about readers, and for how long.".into(),
                    "Answer a request for a reader's record by the law of your state.".into(),
                    "Set up one public computer so that it forgets each reader.".into(),
                    "Handle a complaint about a book in the order your policy gives.".into(),
                ],
                approvals: Vec::new(),
                version: 3,
                hash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
            },
            period: None,
            provider: Provider {
                name: "Tallgrass Library Association".into(),
                founded: Some(1911),
                contact: "555-010-0142, ce@tallgrass.example".into(),
                address: Some("40 Prairie Street, Elm Creek, KS 66000".into()),
                website: Some("tallgrass.example".into()),
                approval_number: Some("CE-0417".into()),
            },
            completed_on: NaiveDate::from_ymd_opt(2025, 11, 20).unwrap(),
            delivery: "Self-paced online lessons, interactive".into(),
            minutes: 50,
            credits: vec![CreditLine {
                code: None,
                programme: "Library Certification Program".into(),
                amount: "0.833".into(),
                unit: "contact hours".into(),
                explanation: "50 minutes divided by 60 minutes to the hour, not rounded.".into(),
                rules: "Rules of 2023, version 1.".into(),
            }],
            topics: vec!["Public service".into(), "Administration".into()],
            assessment: Assessment {
                rule: "All questions right, tries not limited".into(),
                result: "Passed, 8 of 8 right".into(),
            },
            instructor: "Tom Hollis".into(),
            signatory: Signatory { name: "Dana Whitlock".into(), title: "Continuing Education Coordinator".into() },
            cosignatories: Vec::new(),
            wording: None,
            layout: None,
            issued_on: NaiveDate::from_ymd_opt(2025, 11, 21).unwrap(),
            expires_on: NaiveDate::from_ymd_opt(2029, 6, 30),
        }
    }

    /// A certificate like the one above, for a period of a program.
    pub(crate) fn of_period() -> Facts {
        let day = |text: &str| text.parse().unwrap();
        let counted = |name: &str, on: Option<&str>, amount: &str| Counted {
            name: name.into(),
            on: on.map(day),
            amount: amount.into(),
        };
        let mut facts = Facts {
            period: Some(Period {
                authority: Some("State Library".into()),
                track: "Library director".into(),
                from: day("2022-12-01"),
                to: day("2025-11-30"),
                required: "2".into(),
                headings: vec![counted("Administration", None, "2 CE credits")],
                rules: "prairie".into(),
                entries: vec![
                    counted("Rights and privacy", Some("2025-11-03"), "1 CE credit"),
                    counted("Rural broadband", Some("2025-11-04"), "1 CE credit"),
                ],
            }),
            ..ruth()
        };
        facts.module.title = "Public Librarian Certification".into();
        facts.module.objectives = Vec::new();
        facts.topics = Vec::new();
        facts.assessment = Assessment { rule: String::new(), result: String::new() };
        facts.delivery = String::new();
        facts.instructor = String::new();
        facts
    }

    #[test]
    fn a_programme_named_after_its_unit_does_not_say_it_twice() {
        let said = |amount: &str, unit: &str, programme: &str| {
            let [amount, unit, programme] = [amount, unit, programme].map(str::to_owned);
            let line = CreditLine { amount, unit, programme, ..ruth().credits.remove(0) };
            line.said()
        };
        let of = |amount: &str, rest: &str| (amount.to_owned(), rest.to_owned());
        let hours = "Contact hours of 60 minutes";
        assert_eq!(said("0.833", "contact hours", hours), of("0.833\u{a0}contact hours", " of 60 minutes"));
        assert_eq!(said("1", "contact hour", hours), of("1\u{a0}contact hour", " of 60 minutes"));
        assert_eq!(said("1", "CEU", "State board"), of("1\u{a0}CEU", ", State board"));
        assert_eq!(said("5", "contact hours", "Contact sports"), of("5\u{a0}contact hours", ", Contact sports"));
        assert_eq!(said("5", "points", "Points"), of("5\u{a0}points", ""));
    }

    #[test]
    fn facts_survive_storage() {
        let stored = serde_json::to_value(ruth()).unwrap();
        assert_eq!(stored["code"], "TLA-7K4M-Q2SY");
        assert_eq!(stored["completed_on"], "2025-11-20");
        assert!(stored.get("period").is_none(), "what is for a module reads as it always did");
        assert_eq!(serde_json::from_value::<Facts>(stored).unwrap(), ruth());
        let stored = serde_json::to_value(of_period()).unwrap();
        assert_eq!(serde_json::from_value::<Facts>(stored).unwrap(), of_period());
    }

    #[test]
    fn facts_without_the_optional_ones_can_be_read() {
        let mut stored = serde_json::to_value(ruth()).unwrap();
        for optional in ["example", "library", "credits", "topics", "expires_on", "cosignatories", "wording", "layout"]
        {
            stored.as_object_mut().unwrap().remove(optional);
        }
        let facts: Facts = serde_json::from_value(stored).unwrap();
        assert!(!facts.example && facts.library.is_none() && facts.credits.is_empty() && facts.expires_on.is_none());
    }
}
