//! Finding notes by their words: in the note, or in the titles of its lesson and step.

/// The words that are looked for, in small letters; none for what has no letter or number.
pub fn wanted(query: &str) -> Vec<String> {
    let words = query.split_whitespace().take(10).map(str::to_lowercase);
    words.filter(|word| word.chars().any(char::is_alphanumeric)).collect()
}

/// Whether every word stands somewhere in these texts, whole or as the beginning of a longer one.
pub fn matches(wanted: &[String], texts: &[&str]) -> bool {
    let texts: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
    let begins = |text: &str, word: &str| {
        let mut at = text.match_indices(word).map(|(at, _)| at);
        at.any(|at| !text[..at].ends_with(char::is_alphanumeric))
    };
    wanted.iter().all(|word| texts.iter().any(|text| begins(text, word)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_word_must_begin_somewhere() {
        let texts = ["Ask Pat about the MUSTIE list.", "Weeding without tears"];
        for found in ["mustie", "PAT weed", "  tears ", "list", "", "& %"] {
            assert!(matches(&wanted(found), &texts), "{found}");
        }
        for missing in ["eeding", "pat missing", "tears."] {
            assert!(!matches(&wanted(missing), &texts), "{missing}");
        }
        assert!(matches(&wanted("canción"), &["Una CANCIÓN"]));
    }

    proptest! {
        #[test]
        fn a_text_is_found_by_its_first_word(text in "\\PC{0,60}") {
            let first: String = text.split_whitespace().next().unwrap_or_default().to_owned();
            prop_assert!(matches(&wanted(&first), &[&text]));
        }
    }
}
