//! Cells that a spreadsheet program shows and never runs.

use std::borrow::Cow;

/// The text as the cell of a CSV file. A spreadsheet takes what begins with `=`, `+`, `-`, `@`, a tab
/// or a carriage return for a formula, so such text gets an apostrophe before it, which shows it as
/// it is.
pub fn cell(text: &str) -> Cow<'_, str> {
    let looks_like_a_formula =
        text.starts_with(['=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']);
    if looks_like_a_formula { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn a_formula_becomes_text_and_text_stays_as_it_is() {
        for formula in ["=HYPERLINK(\"http://evil.example\")", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1"] {
            assert_eq!(cell(formula), format!("'{formula}"));
        }
        for text in ["Rights and privacy", "", "a=b", "0.833", "'already"] {
            assert_eq!(cell(text), text);
        }
    }
}
