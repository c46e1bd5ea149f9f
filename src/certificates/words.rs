//! The fixed words of the sheet, in each language that certificates are issued in.
//!
//! They belong to the sheet, on paper and on the page, and not to the message files: a certificate
//! reads the same for ever, and a better phrase elsewhere must not change one that hangs on a wall.

use chrono::{Datelike, NaiveDate};

use super::facts::{Counted, CreditLine, Facts};

/// The words of one language.
pub struct Words {
    /// What the sheet is.
    pub title: &'static str,
    /// Before the learner's name.
    pub awarded_to: &'static str,
    /// Before the module's title.
    pub for_completing: &'static str,
    /// Before the name of a program, where it is for a period.
    pub for_education: &'static str,
    /// Between the first and the last day of a period.
    pub until: &'static str,
    /// Labels of the small print of a period: its days.
    pub period: &'static str,
    /// The position in the program.
    pub position: &'static str,
    /// How much counts under each heading.
    pub headings: &'static str,
    /// What counted.
    pub counted: &'static str,
    /// The rule set.
    pub rules: &'static str,
    /// After the number of entries for which there was no room.
    pub more: &'static str,
    /// Before the day on which a period was accepted.
    pub accepted: &'static str,
    /// After the minutes.
    pub of_study: &'static str,
    /// Before the day of completion.
    pub on: &'static str,
    /// Labels of the small print.
    pub objectives: &'static str,
    /// The way of teaching.
    pub delivery: &'static str,
    /// What it is worth, and why.
    pub credit: &'static str,
    /// Categories.
    pub topics: &'static str,
    /// Rule and result.
    pub evaluation: &'static str,
    /// Who taught it.
    pub instructor: &'static str,
    /// The module's version.
    pub version: &'static str,
    /// The number under which the provider is approved.
    pub approval: &'static str,
    /// Day of issue.
    pub issued: &'static str,
    /// Last day on which it holds.
    pub good_until: &'static str,
    /// Before the address of the public page.
    pub check_it_at: &'static str,
    /// Before the address of the public page, where a name can't be printed.
    pub name_in_full: &'static str,
    /// What the QR code is, for those who can't see it; the address follows.
    pub qr: &'static str,
    /// What the picture of a signature is; the name follows.
    pub signature_of: &'static str,
    /// The attached file that is signed.
    pub attached_credential: &'static str,
    /// The attached file that holds all of it as data.
    pub attached_facts: &'static str,
    /// On certificates that prove nothing.
    pub example: &'static str,
    /// Before the founding year on the seal.
    pub founded: &'static str,
    minute: [&'static str; 2],
    date: fn(NaiveDate) -> String,
}

const ENGLISH: Words = Words {
    title: "Certificate of Continuing Education",
    awarded_to: "Awarded to",
    for_completing: "for completing",
    for_education: "for continuing education in",
    until: "to",
    period: "Period",
    position: "Position",
    headings: "By heading",
    counted: "What counted",
    rules: "Rules",
    more: "more on the public page",
    accepted: "accepted on",
    of_study: "of study",
    on: "on",
    objectives: "Objectives",
    delivery: "Delivery",
    credit: "Credit",
    topics: "Topics",
    evaluation: "Evaluation",
    instructor: "Instructor",
    version: "Version",
    approval: "Approval no.",
    issued: "Issued",
    good_until: "Good until",
    check_it_at: "Check it at",
    name_in_full: "[\u{2026}] stands for letters that can\u{2019}t be printed here. The name in full:",
    qr: "QR code that opens",
    signature_of: "Signature of",
    attached_credential: "Signed credential (Open Badges 3.0)",
    attached_facts: "All that this certificate says, as data",
    example: "Example organization: not valid as proof",
    founded: "Est.",
    minute: ["minute", "minutes"],
    date: |day| day.format("%B %-d, %Y").to_string(),
};

const SPANISH: Words = Words {
    title: "Certificado de Educación Continua",
    awarded_to: "Otorgado a",
    for_completing: "por completar",
    for_education: "por la educación continua en",
    until: "al",
    period: "Período",
    position: "Puesto",
    headings: "Por categoría",
    counted: "Lo que contó",
    rules: "Reglas",
    more: "más en la página pública",
    accepted: "aceptado el",
    of_study: "de estudio",
    on: "el",
    objectives: "Objetivos",
    delivery: "Modalidad",
    credit: "Crédito",
    topics: "Temas",
    evaluation: "Evaluación",
    instructor: "Docente",
    version: "Versión",
    approval: "Aprobación n.º",
    issued: "Emitido",
    good_until: "Válido hasta",
    check_it_at: "Compruébelo en",
    name_in_full: "[\u{2026}] está por letras que aquí no se pueden imprimir. El nombre completo:",
    qr: "Código QR que abre",
    signature_of: "Firma de",
    attached_credential: "Credencial firmada (Open Badges 3.0)",
    attached_facts: "Todo lo que dice este certificado, como datos",
    example: "Organización de ejemplo: no sirve como prueba",
    founded: "Desde",
    minute: ["minuto", "minutos"],
    date: |day| format!("{} de {} de {}", day.day(), spanish_month(day), day.year()),
};

/// The words for a language tag such as `es-US`; English where there are none.
pub fn words(language: &str) -> &'static Words {
    match language.split(['-', '_']).next() {
        Some("es") => &SPANISH,
        _ => &ENGLISH,
    }
}

/// What a certificate is called: as its issuer words it, or as usual.
pub fn title(facts: &Facts) -> &str {
    let own = facts.wording.as_ref().and_then(|wording| wording.title.as_deref());
    own.unwrap_or(words(&facts.language).title)
}

/// A certificate's own statement, a paragraph each, with what matters set apart. Empty where it says the
/// usual sentences.
pub fn statement(facts: &Facts) -> Vec<Vec<(&str, bool)>> {
    let lines = facts.wording.iter().flat_map(|wording| &wording.statement);
    let minutes = words(&facts.language).minutes_together(facts.minutes);
    lines.map(|line| set_apart(line, &[facts.module.title.as_str(), &minutes])).collect()
}

/// What a certificate of a period says was done, with the program set apart; none where it is for a module.
pub fn of_period(facts: &Facts) -> Option<[(String, bool); 3]> {
    let period = facts.period.as_ref()?;
    let words = words(&facts.language);
    let rest = format!(
        ", {}, {}, {} {}.",
        period.track,
        words.days(period.from, period.to),
        words.accepted,
        words.date(facts.completed_on)
    );
    Some([(format!("{} ", words.for_education), false), (facts.module.title.clone(), true), (rest, false)])
}

/// Something that counted, on one line: "Rural broadband, November 4, 2025: 1 CE credit".
pub fn counted(words: &Words, one: &Counted) -> String {
    match one.on {
        Some(on) => format!("{}, {}: {}", one.name, words.date(on), one.amount),
        None => format!("{}: {}", one.name, one.amount),
    }
}

/// The credit lines that the statement does not say already.
pub fn credits(facts: &Facts) -> impl Iterator<Item = &CreditLine> {
    let said = facts.wording.iter().flat_map(|wording| &wording.statement).map(String::as_str).collect::<String>();
    facts.credits.iter().filter(move |credit| !said.contains(&credit.said().0))
}

/// Splits a text where one of these stands in it, which is marked.
fn set_apart<'t>(text: &'t str, marked: &[&str]) -> Vec<(&'t str, bool)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    let found = |rest: &str| {
        let places = marked.iter().filter(|one| !one.is_empty());
        places.filter_map(|one| rest.find(one).map(|at| (at, one.len()))).min()
    };
    while let Some((at, length)) = found(rest) {
        let (before, from) = rest.split_at(at);
        let (one, after) = from.split_at(length);
        pieces.extend([(before, false), (one, true)]);
        rest = after;
    }
    pieces.push((rest, false));
    pieces.retain(|(piece, _)| !piece.is_empty());
    pieces
}

impl Words {
    /// "50 minutes".
    pub fn minutes(&self, count: u32) -> String {
        format!("{count} {}", self.minute[usize::from(count != 1)])
    }

    /// The same on a sheet, where no line breaks between the two.
    pub fn minutes_together(&self, count: u32) -> String {
        self.minutes(count).replace(' ', "\u{a0}")
    }

    /// From a day to another: "December 1, 2022 to November 30, 2025".
    pub fn days(&self, from: NaiveDate, to: NaiveDate) -> String {
        format!("{} {} {}", self.date(from), self.until, self.date(to))
    }

    /// The day in full, as in "November 21, 2025".
    pub fn date(&self, day: NaiveDate) -> String {
        (self.date)(day)
    }
}

fn spanish_month(day: NaiveDate) -> &'static str {
    match day.month() {
        1 => "enero",
        2 => "febrero",
        3 => "marzo",
        4 => "abril",
        5 => "mayo",
        6 => "junio",
        7 => "julio",
        8 => "agosto",
        9 => "septiembre",
        10 => "octubre",
        11 => "noviembre",
        _ => "diciembre",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::certificates::facts::Wording;
    use crate::certificates::facts::tests::ruth;

    #[test]
    fn days_are_written_in_full() {
        let day = NaiveDate::from_ymd_opt(2025, 11, 3).unwrap();
        assert_eq!(words("en-US").date(day), "November 3, 2025");
        assert_eq!(words("es").date(day), "3 de noviembre de 2025");
        assert_eq!(words("tlh").title, words("en").title);
    }

    #[test]
    fn an_own_statement_sets_apart_what_matters_and_says_credit_once() {
        let wording = Wording {
            statement: vec!["for Rights and privacy (50\u{a0}minutes), worth 0.833\u{a0}contact hours".into()],
            ..Wording::default()
        };
        let facts = Facts { wording: Some(wording), ..ruth() };
        let bold: Vec<_> = statement(&facts).remove(0).into_iter().filter(|(_, apart)| *apart).collect();
        assert_eq!(bold, [("Rights and privacy", true), ("50\u{a0}minutes", true)]);
        assert_eq!((credits(&facts).count(), credits(&ruth()).count()), (0, 1));
        assert!(statement(&ruth()).is_empty());
    }

    #[test]
    fn one_minute_is_singular() {
        assert_eq!(words("en").minutes(1), "1 minute");
        assert_eq!(words("es").minutes(50), "50 minutos");
    }
}
