//! Words by which a text leans on an authority, so that its step has to name a source.
//!
//! The format itself asks for a source beside a year, a percentage, an amount or a section of law.
//! The strict settings look for more, and are content with a source anywhere in the step.

/// Acts and rules by the letters they are known by.
const KNOWN: [&str; 12] =
    ["ADA", "CFR", "CIPA", "COPPA", "DMCA", "FERPA", "FLSA", "FMLA", "HIPAA", "LSTA", "OSHA", "USC"];
/// Words that are claims wherever they stand.
const SINGLE: [&str; 6] = ["percent", "constitution", "congress", "legislature", "ordinance", "ordinances"];
/// What a law, a court or a study is said to do.
const SAYING: [&str; 16] = [
    "allows",
    "bans",
    "covers",
    "demands",
    "finds",
    "forbids",
    "found",
    "gives",
    "lets",
    "limits",
    "permits",
    "prohibits",
    "protects",
    "requires",
    "ruled",
    "says",
];
const SPEAKERS: [&str; 9] =
    ["law", "laws", "court", "courts", "regulation", "regulations", "study", "studies", "survey"];

/// The first words of an English text that lean on an authority.
pub(super) fn authority(text: &str) -> Option<String> {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').filter(|word| !word.is_empty()).collect();
    words.iter().enumerate().find_map(|(at, word)| {
        let small = word.to_lowercase();
        let before = at.checked_sub(1).map(|at| words[at]);
        let next = words.get(at + 1).map(|next| next.to_lowercase());
        if KNOWN.contains(word) || SINGLE.contains(&small.as_str()) {
            return Some((*word).to_owned());
        }
        // "Fair Labor Standards Act", and not "Act now".
        if *word == "Act" && before.is_some_and(|before| before.starts_with(char::is_uppercase)) {
            return Some(format!("{} Act", before.unwrap_or_default()));
        }
        if *word == "Amendment" {
            return Some(format!("{} Amendment", before.unwrap_or_default()));
        }
        let says = next.filter(|next| SAYING.contains(&next.as_str()));
        says.filter(|_| SPEAKERS.contains(&small.as_str())).map(|next| format!("{small} {next}"))
    })
}

#[cfg(test)]
mod tests {
    use super::authority;

    #[test]
    fn an_authority_is_named_by_what_it_is_called_or_does() {
        for (text, wanted) in [
            ("The Fair Labor Standards Act covers you.", "Standards Act"),
            ("CIPA asks for a filter.", "CIPA"),
            ("By the First Amendment you may.", "First Amendment"),
            ("State law protects this.", "law protects"),
            ("Half, or fifty percent.", "percent"),
        ] {
            assert_eq!(authority(text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn other_words_are_no_claim() {
        for text in [
            "Act now.",
            "You act as a guide.",
            "Ask what the law is.",
            "Ada found it.",
            "A study room",
            "Follow your policy.",
            "",
        ] {
            assert_eq!(authority(text), None, "{text}");
        }
    }
}
