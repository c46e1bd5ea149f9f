//! Reads a pasted list of libraries: one a line, the name and then the region, as people type it or as a
//! spreadsheet makes it.

/// More lines than this are sent in parts.
pub(super) const LONGEST: usize = 5_000;
/// What a certificate has room for, in characters.
const NAME_CHARACTERS: usize = 120;
const REGION_CHARACTERS: usize = 60;

/// A line that can't be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Its number, from one on, empty lines included.
    pub line: usize,
    /// Whether something is missing; else it is too long.
    pub missing: bool,
}

/// Names with their regions, without a first line that only names the columns.
pub(super) fn libraries(pasted: &str) -> Result<Vec<(String, String)>, Fault> {
    let mut found = Vec::new();
    for (line, text) in (1..).zip(pasted.trim_start_matches('\u{feff}').lines()) {
        let fields = fields(text);
        let field = |at: usize| fields.get(at).cloned().unwrap_or_default();
        let (name, region) = (field(0), field(1));
        if fields.iter().all(String::is_empty) || (line == 1 && is_header(&name)) {
            continue;
        }
        if name.is_empty() {
            return Err(Fault { line, missing: true });
        }
        if name.chars().count() > NAME_CHARACTERS || region.chars().count() > REGION_CHARACTERS {
            return Err(Fault { line, missing: false });
        }
        found.push((name, region));
    }
    Ok(found)
}

fn is_header(name: &str) -> bool {
    ["library", "name", "biblioteca", "nombre"].contains(&name.to_lowercase().as_str())
}

fn fields(line: &str) -> Vec<String> {
    let delimiter = [b'\t', b';'].into_iter().find(|mark| line.as_bytes().contains(mark)).unwrap_or(b',');
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(line.as_bytes());
    let Some(Ok(record)) = reader.records().next() else { return Vec::new() };
    // One line, single spaces, as the names in profiles are.
    record.iter().map(|field| field.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_however_it_was_made() {
        let elm = ("Elm Creek Library".to_owned(), "North".to_owned());
        for text in [
            "Elm Creek Library, North",
            "Library,Region\r\nElm Creek Library,North\r\n",
            "\"Elm Creek Library\";North",
            "\u{feff}Elm  Creek Library\tNorth\n\n",
        ] {
            assert_eq!(libraries(text).as_deref(), Ok(std::slice::from_ref(&elm)), "{text}");
        }
        assert_eq!(libraries("Elm Creek"), Ok(vec![("Elm Creek".to_owned(), String::new())]));
    }

    #[test]
    fn a_line_that_cannot_be_used_is_named() {
        assert_eq!(libraries("Elm\n, North"), Err(Fault { line: 2, missing: true }));
        assert_eq!(libraries(&"x".repeat(121)), Err(Fault { line: 1, missing: false }));
        assert_eq!(libraries("\n\n"), Ok(Vec::new()));
    }
}
