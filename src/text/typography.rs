//! Signs of good print where no Markdown is read: titles, summaries, headings.

/// Straight quotation marks and apostrophes as they stand in print, as Markdown's smart punctuation has
/// them in the text itself: a mark after a space, a bracket or a dash opens, any other closes.
pub fn curly(text: &str) -> String {
    let mut before = ' ';
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        let opens = before.is_whitespace() || matches!(before, '(' | '[' | '-' | '–' | '—' | '“' | '‘' | '¿' | '¡');
        let char = match (char, opens) {
            ('"', true) => '“',
            ('"', false) => '”',
            ('\'', true) => '‘',
            ('\'', false) => '’',
            _ => char,
        };
        out.push(char);
        before = char;
    }
    out
}

/// What closes a sentence that ends with these words: a period, unless they bring their own mark.
pub fn full_stop(words: &str) -> &'static str {
    let bare = words.trim_end_matches(['”', '’', '"', '\'', ')', '»']);
    if bare.is_empty() || bare.ends_with(['.', '?', '!', '…']) { "" } else { "." }
}

#[cfg(test)]
mod tests {
    use super::{curly, full_stop};

    #[test]
    fn quotes_open_and_close_and_apostrophes_are_apostrophes() {
        for (straight, printed) in [
            ("Lorna's card", "Lorna’s card"),
            ("\"You have changed\"", "“You have changed”"),
            ("The paper says \"search warrant\"", "The paper says “search warrant”"),
            ("\"He said 'no' twice\"", "“He said ‘no’ twice”"),
            ("(\"a\") and b—\"c\"", "(“a”) and b—“c”"),
            ("the patrons' names", "the patrons’ names"),
            ("«Nada»", "«Nada»"),
        ] {
            assert_eq!(curly(straight), printed);
            assert_eq!(curly(printed), printed, "a second time changes nothing");
        }
    }

    #[test]
    fn words_close_their_sentence_once() {
        assert_eq!(full_stop("The letter test"), ".");
        assert_eq!(full_stop("Which one goes?"), "");
        assert_eq!(full_stop("“Are you sure?”"), "");
        assert_eq!(full_stop(""), "");
    }
}
