//! What a file may be.

use crate::harness::source::Source;

/// Lines of a file at most.
const LONGEST: usize = 400;
/// Lines of a script of a page; one behaviour each needs fewer.
const LONGEST_SCRIPT: usize = 100;

/// Files that are too long, or that don't begin by saying what they are.
pub fn faults(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources {
        let lines = source.text.lines().count();
        let page_script = source.path.starts_with("static/");
        let longest = if page_script { LONGEST_SCRIPT - 1 } else { LONGEST };
        if lines > longest {
            faults.push(format!("{} has {lines} lines, and may have {longest}", source.path));
        }
        let begins = if source.path.ends_with(".rs") { "//! " } else { "//" };
        let comment = source.text.starts_with(begins) || (begins == "//" && source.text.starts_with("/*"));
        if !comment {
            faults.push(format!("{} must begin with {begins} and a sentence that says what it is", source.path));
        }
    }
    faults
}

/// Marks of unfinished work, and time taken from elsewhere than the clock.
pub fn left_over(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources {
        for (number, line) in source.text.lines().enumerate() {
            let at = format!("{}:{}", source.path, number + 1);
            for mark in ["TODO", "FIXME", "XXX", "todo!(", "unimplemented!(", "allow(dead_code)"] {
                if line.contains(mark) {
                    faults.push(format!("{at}: {mark}"));
                }
            }
            let code = line.split("//").next().unwrap_or("");
            let clock = source.path.starts_with("src/time");
            if !clock && ["Utc::now(", "Local::now(", "SystemTime::now("].iter().any(|now| code.contains(now)) {
                faults.push(format!("{at}: only the clock knows the time; take `now` from App"));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_long_or_silent_is_named() {
        let long = format!("//! Says what it is.\n{}", "\n".repeat(400));
        let script = format!("// Says what it is.\n{}", "\n".repeat(99));
        for (path, text, fault) in [
            ("src/a.rs", long.as_str(), "has 401 lines"),
            ("src/a.rs", "use x;", "must begin with //!"),
            ("static/js/a.js", script.as_str(), "has 100 lines"),
            ("static/js/a.js", "export {}", "must begin with //"),
        ] {
            let faults = faults(&[Source::sample(path, text)]);
            assert!(faults.len() == 1 && faults[0].contains(fault), "{path}: {faults:?}");
        }
        assert_eq!(faults(&[Source::sample("src/a.rs", "//! Fine.\n")]), Vec::<String>::new());
    }

    #[test]
    fn what_is_left_over_is_named() {
        for text in ["// TODO: more", "let now = Utc::now();", "#![allow(dead_code)]"] {
            assert_eq!(left_over(&[Source::sample("src/web/a.rs", text)]).len(), 1, "{text}");
        }
        assert_eq!(left_over(&[Source::sample("src/time/clock.rs", "Utc::now()")]), Vec::<String>::new());
    }
}
