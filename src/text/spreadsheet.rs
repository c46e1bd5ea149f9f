//! Cells that a spreadsheet program shows and never runs.

use std::borrow::Cow;

/// The text as the cell of a CSV file. A spreadsheet takes what begins with `=`, `+`, `-`, `@`, a tab
/// or a line break for a formula, so such text gets an apostrophe before it, which shows it as it is
/// (OWASP, "CSV Injection").
pub fn cell(text: &str) -> Cow<'_, str> {
    let begin = text.trim_start_matches(' ');
    let formula = begin.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if formula { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn a_formula_becomes_text_and_text_stays_as_it_is() {
        for formula in ["=HYPERLINK(\"http://evil.example\")", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"]
        {
            assert_eq!(cell(formula), format!("'{formula}"));
        }
        for text in ["Rights and privacy", "", "a=b", "0.833", "'already"] {
            assert_eq!(cell(text), text);
        }
    }
}
