//! Words by which a text leans on an authority, so that its step has to name a source.
//!
//! The format itself asks for a source beside a year, a percentage, an amount or a section of law.
//! The strict settings look for more, and are content with a source anywhere in the step.

/// Words that are claims wherever they stand.
const SINGLE: [&str; 4] = ["percent", "constitution", "congress", "legislature"];
/// Who can be said to say something.
const SPEAKERS: [&str; 20] = [
    "ADA",
    "CFR",
    "CIPA",
    "COPPA",
    "DMCA",
    "FERPA",
    "FLSA",
    "FMLA",
    "HIPAA",
    "LSTA",
    "OSHA",
    "law",
    "laws",
    "court",
    "courts",
    "regulation",
    "regulations",
    "study",
    "studies",
    "survey",
];
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
/// Words after which nothing is claimed: "ask what the law says".
const ASKING: [&str; 8] = ["how", "if", "unless", "what", "when", "where", "whether", "which"];
/// How many words back an asking word may stand.
const BACK: usize = 4;

/// The first words of an English text that lean on an authority.
pub(super) fn authority(text: &str) -> Option<String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.iter().enumerate().find_map(|(at, word)| {
        if SINGLE.contains(&word.to_lowercase().as_str()) {
            return Some((*word).to_owned());
        }
        let before = at.checked_sub(1).map(|at| words[at]).unwrap_or_default();
        // "Fair Labor Standards Act", "First Amendment"; and not "Act now".
        if matches!(*word, "Act" | "Amendment") && before.starts_with(char::is_uppercase) {
            return Some(format!("{before} {word}"));
        }
        let says = words.get(at + 1).filter(|next| SAYING.contains(next))?;
        let speaks = SPEAKERS.iter().any(|speaker| speaker == word || word.to_lowercase() == *speaker);
        let asked =
            words[at.saturating_sub(BACK)..at].iter().any(|word| ASKING.contains(&word.to_lowercase().as_str()));
        (speaks && !asked).then(|| format!("{word} {says}"))
    })
}

#[cfg(test)]
mod tests {
    use super::authority;

    #[test]
    fn an_authority_is_named_by_what_it_is_called_or_does() {
        for (text, wanted) in [
            ("The Fair Labor Standards Act covers you.", "Standards Act"),
            ("CIPA requires a filter.", "CIPA requires"),
            ("By the First Amendment you may.", "First Amendment"),
            ("Law protects this.", "Law protects"),
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
            "Ask what your state law says.",
            "Post it where the law says, in time.",
            "Ada found it.",
            "A study room",
            "Send ADA complaints on.",
            "",
        ] {
            assert_eq!(authority(text), None, "{text}");
        }
    }
}
