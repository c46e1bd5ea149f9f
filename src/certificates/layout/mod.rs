//! How an organization's certificates look and what they say in its own words.
//!
//! A layout is saved as a version that never changes. A certificate names the version it was issued
//! with and carries the words that came of it, so that it is drawn the same for ever.

mod accent;
mod claim;
mod look;
mod picture;
mod store;
mod template;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use self::claim::unclaim;
use super::facts::{Facts, Signatory, Wording};
use crate::i18n::Language;

pub use accent::{Accent, BadAccent};
pub use claim::claims_accreditation;
pub use look::Look;
pub use picture::{Format, LARGEST as LARGEST_PICTURE, Picture, PictureFault, PictureHash, Purpose};
pub use store::{Kept, current, keep_picture, look, of_version, picture, save};
pub use template::{Fault as TemplateFault, LINES, LONGEST, Placeholder, Template};

/// Most people who sign.
pub const SIGNATORIES: usize = 2;
/// A layout as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Layout {
    /// The language of the fixed words; English where none is chosen.
    pub language: Option<Language>,
    /// What the certificate is called; the usual words where it is empty.
    pub title: String,
    /// What it says was done; the usual sentences where it is empty.
    pub statement: Template,
    /// What it says below the statement; may be empty.
    pub closing: Template,
    /// Until when the organization is accredited by IACET, if it is.
    pub accredited_until: Option<NaiveDate>,
    /// The color of name, frame and seal; the usual one where none is chosen.
    pub accent: Option<Accent>,
    /// The picture above the organization's name; the usual emblem where there is none.
    pub logo: Option<PictureHash>,
    /// Who signs; whom the organization names where there is nobody.
    pub signatories: Vec<Signing>,
}

/// Somebody who signs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signing {
    /// Name.
    pub name: String,
    /// Title or office.
    pub title: String,
    /// The picture of their signature; the name in italics where there is none.
    #[serde(default)]
    pub signature: Option<PictureHash>,
}

impl Layout {
    /// The facts as a certificate in this layout says them.
    pub fn dress(&self, version: u32, mut facts: Facts) -> Facts {
        let mut signing = self.signatories.iter().map(Signing::signatory);
        if let Some(first) = signing.next() {
            facts.signatory = first;
        }
        facts.cosignatories = signing.collect();
        facts.layout = Some(version);
        facts.wording = None;
        let said = Wording {
            title: Some(self.title.trim())
                .filter(|title| !title.is_empty() && !claims_accreditation(title))
                .map(str::to_owned),
            // It is written for modules, and says nothing of a program and its days.
            statement: if facts.period.is_none() { self.lines(&self.statement, &facts) } else { Vec::new() },
            closing: Some(self.lines(&self.closing, &facts).join(" ")).filter(|closing| !closing.is_empty()),
        };
        facts.wording = (said != Wording::default()).then_some(said);
        facts
    }

    /// Whether the organization is accredited by IACET on a day, as it says.
    pub fn is_accredited(&self, day: NaiveDate) -> bool {
        self.accredited_until.is_some_and(|until| until >= day)
    }

    /// The lines of a template, without those that claim an accreditation that is over.
    fn lines(&self, template: &Template, facts: &Facts) -> Vec<String> {
        let accredited = self.is_accredited(facts.issued_on);
        template.fill(facts).into_iter().filter(|line| accredited || !claims_accreditation(line)).collect()
    }
}

impl Signing {
    fn signatory(&self) -> Signatory {
        Signatory { name: self.name.clone(), title: self.title.clone() }
    }
}

/// The facts as they are issued on this day: in the organization's own layout, if it has one, and without a claim
/// to an accreditation that it hasn't got then.
pub fn issued_in(layout: Option<&Kept>, facts: Facts, on: NaiveDate) -> Facts {
    match layout {
        Some(kept) => issued_as(&kept.layout, kept.version, facts, on),
        None => unclaimed(facts),
    }
}

/// The same in a layout that need not be kept yet.
pub fn issued_as(layout: &Layout, version: u32, facts: Facts, on: NaiveDate) -> Facts {
    let dressed = layout.dress(version, facts);
    if layout.is_accredited(on) { dressed } else { unclaimed(dressed) }
}

/// The facts without the name of an accreditation that the organization hasn't got: not in the words that
/// rules bring along, nor in its own number, or names and titles of who signs.
fn unclaimed(mut facts: Facts) -> Facts {
    for line in &mut facts.credits {
        for text in [&mut line.programme, &mut line.unit, &mut line.explanation, &mut line.rules] {
            unclaim(text);
        }
    }
    facts.provider.approval_number = facts.provider.approval_number.filter(|number| !claims_accreditation(number));
    facts.module.approvals.retain(|one| !claims_accreditation(&one.by) && !claims_accreditation(&one.number));
    for signatory in std::iter::once(&mut facts.signatory).chain(&mut facts.cosignatories) {
        unclaim(&mut signatory.name);
        unclaim(&mut signatory.title);
    }
    facts
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::certificates::facts::tests::ruth;

    fn signing(name: &str) -> Signing {
        Signing { name: name.into(), title: "Director".into(), signature: None }
    }

    #[test]
    fn a_layout_says_who_signs_and_in_which_words_and_leaves_the_rest() {
        let layout = Layout {
            title: " Certificate of Learning ".into(),
            statement: Template::parse("did {module} in {minutes} on {completed}").unwrap(),
            signatories: vec![signing("Ada"), signing("Grace")],
            ..Layout::default()
        };
        let facts = layout.dress(3, ruth());
        assert_eq!((facts.signatory.name.as_str(), facts.cosignatories[0].name.as_str()), ("Ada", "Grace"));
        let wording = facts.wording.clone().unwrap();
        assert_eq!(wording.title.as_deref(), Some("Certificate of Learning"));
        assert_eq!(wording.statement, ["did Rights and privacy in 50\u{a0}minutes on November 20, 2025"]);
        assert_eq!((wording.closing, facts.layout), (None, Some(3)));
        let plain = Layout::default().dress(4, ruth());
        assert_eq!(Facts { layout: None, ..plain }, ruth(), "an empty layout changes nothing");
    }

    #[test]
    fn what_rules_call_it_does_not_claim_an_accreditation_either() {
        let mut facts = ruth();
        facts.credits[0].unit = "IACET CEUs".into();
        facts.credits[0].explanation = "50 minutes / 600 (Iacet), to the tenth.".into();
        facts.provider.approval_number = Some("IACET 417".into());
        facts.signatory.title = "IACET-accredited provider".into();
        facts.signatory.name = "Dana Whitlock, I.A.C.E.T. Accredited Provider".into();
        let said = unclaimed(facts);
        let line = &said.credits[0];
        assert_eq!((line.unit.as_str(), line.explanation.as_str()), ("CEUs", "50 minutes / 600 to the tenth."));
        assert_eq!((said.provider.approval_number, said.signatory.title.as_str()), (None, "provider"));
        assert_eq!(said.signatory.name, "Dana Whitlock, Accredited Provider");
        assert_eq!(unclaimed(ruth()), ruth(), "who claims nothing keeps every letter");
    }

    #[test]
    fn an_accreditation_is_printed_only_while_it_lasts() {
        let closing = Template::parse("Accredited by IACET.").unwrap();
        let said = |until: Option<NaiveDate>| {
            let layout = Layout { closing: closing.clone(), accredited_until: until, ..Layout::default() };
            layout.dress(1, ruth()).wording.and_then(|wording| wording.closing)
        };
        let issued = ruth().issued_on;
        assert_eq!(said(None), None);
        assert_eq!(said(issued.pred_opt()), None);
        assert_eq!(said(Some(issued)).as_deref(), Some("Accredited by IACET."));
    }
}
