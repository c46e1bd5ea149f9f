//! Each fault of a rule set, by one change of the README's example.

use super::shelf::{RULES, Shelf, each_breaks};

#[test]
fn values() {
    each_breaks(
        RULES,
        &[
            ("method = \"bands\"", "method = \"roughly\"", "method", "`method` is \"roughly\""),
            ("version = 1\n", "version = 1\ncolor = 1\n", "color", "does not know the key `color`"),
            ("status = \"draft\"\n", "", "name = \"Example", "`status` is missing"),
            ("status = \"draft\"", "status = \"ready\"", "status", "`status` is \"ready\""),
            ("version = 1", "version = 0", "version", "`version` is 0"),
            ("version = 1", "version = 1\ncode = \"other\"", "code", "`code` is \"other\""),
            ("effective_from = 2026-01-01", "effective_from = \"soon\"", "effective_from", "should be a date"),
            ("credit = \"0.5\"\n\n", "credit = 0.5\n\n", "credit = 0.5", "should be text, and this is a number"),
            ("credit = \"0.5\"\n\n", "credit = \"0.5000\"\n\n", "credit = \"0.5000\"", "is not an amount of credit"),
            ("quantity = \"45\"", "quantity = \"-45\"", "quantity", "is not an amount of credit"),
            ("quantity = \"45\"", "quantity = \"0\"", "quantity", "`quantity` is zero"),
            ("months = 36", "months = 0", "months", "`months` is 0"),
            (
                "months = 36",
                "months = 36\ncertificate_valid_months = 241",
                "certificate_valid_months",
                "`certificate_valid_months` is 241",
            ),
            (
                "months = 36",
                "months = 36\ncertificate_valid_months = \"36\"",
                "certificate_valid_months",
                "should be a whole number",
            ),
            ("\"America/Chicago\"", "\"Chicago\"", "time_zone", "is not a time zone"),
            ("url = \"https://", "url = \"", "url", "is not an address of the web"),
            ("read_on = 2026-11-21\n", "", "[[sources]]", "`read_on` is missing"),
            ("from = \"semester_hour\"", "from = \"hour\"", "from = \"hour\"", "`from` is \"hour\""),
            ("kind = \"min\"", "kind = \"least\"", "kind = \"least\"", "`kind` is \"least\""),
            ("kind = \"webinar\"", "kind = \"film\"", "kind = \"film\"", "`kind` is \"film\""),
            (
                "credit = \"needs_decision\"",
                "credit = \"perhaps\"",
                "credit = \"perhaps\"",
                "is not an amount of credit",
            ),
            ("within_days = 90", "within_days = \"90\"", "within_days", "should be a whole number"),
            ("[reporting]\n", "[kinds]\ncounted = [\"film\"]\n[reporting]\n", "counted", "`counted` holds \"film\""),
            ("anchor = \"issue_date\"", "anchor = \"easter\"", "anchor", "`anchor` is \"easter\""),
        ],
    );
}

#[test]
fn what_does_not_fit_together() {
    each_breaks(
        RULES,
        &[
            ("to = 44", "to = 43", "to = 43", "Nothing says what 44 minutes make"),
            ("from = 90", "from = 91", "to = 89", "Nothing says what 90 minutes make"),
            ("from = 45", "from = 44", "from = 44", "not in order, or they overlap"),
            ("min_minutes = 20", "min_minutes = 19", "min_minutes", "Nothing says what 19 minutes make"),
            (
                "[[test]]\n",
                "[[track]]\ncode = \"librarian\" # again\nname = \"Same\"\nquantity = \"1\"\nmonths = 12\nanchor = \"issue_date\"\n\n[[test]]\n",
                "# again",
                "`librarian` is used twice",
            ),
            (
                "categories = [\"technology\"]\n\n[[test.entry]]",
                "categories = [\"tech\"]\n\n[[test.entry]]",
                "[\"tech\"]",
                "no category `tech`",
            ),
            (
                "unmet = [\"Technology\"]\n",
                "unmet = [\"Technology\"]\n[[test.expect.category]]\ncode = \"tech\"\ncredit = \"1\"\n",
                "code = \"tech\"\ncredit",
                "no category `tech`",
            ),
            ("method = \"bands\"", "method = \"bands\"\nstep = \"1\"", "method", "A step is for methods that step"),
            ("method = \"bands\"", "method = \"bands\"\nbetween = \"?\"", "between", "`between` is about steps"),
            ("name = \"CE credit\"", "name = \"class\"\ncounts_items = true", "method", "belong together"),
            ("anchor = \"issue_date\"", "anchor = \"fixed_mm_dd\"", "anchor", "needs that day, a year and whole years"),
            ("anchor = \"issue_date\"", "anchor = \"issue_date\"\nday = \"06-30\"", "anchor", "the same for everybody"),
            ("quantity = \"5\"", "quantity = \"46\"", "quantity = \"46\"", "asks for more than the track"),
            (
                "categories = [\"technology\"]\nsource",
                "categories = [\"tech\"]\nsource",
                "categories",
                "no category `tech`",
            ),
            (
                "source = \"manual\"\n\n[reporting]",
                "source = \"book\"\n\n[reporting]",
                "source = \"book\"",
                "no source `book`",
            ),
            ("track = \"librarian\"", "track = \"director\"", "track = \"director\"", "There is no track `director`"),
            (
                "effective_from = 2026-01-01",
                "effective_from = 2026-01-01\neffective_to = 2025-01-01",
                "effective_to",
                "lies before",
            ),
            (
                "kind = \"certificate\"\nsubject = \"person\"",
                "kind = \"license\"\nsubject = \"board\"",
                "[program]",
                "Only a person",
            ),
            ("[unit]", "[succession]\nfollows = \"example-hours\"\n[unit]", "[succession]", "follow themselves"),
            (
                "[[category]]\n",
                "[[mode_category]]\nmodes = [\"live\"]\n\n[[category]]\n",
                "[[mode_category]]",
                "to a category, or to a question",
            ),
            (
                "[reporting]\n",
                "[kinds]\ncounted = [\"visit\"]\nrefused = [\"visit\"]\n\n[reporting]\n",
                "refused",
                "a visit to a library is counted and refused",
            ),
        ],
    );
}

#[test]
fn a_form() {
    each_breaks(
        RULES,
        &[
            ("columns = [\"date\"", "columns = [\"day\"", "columns", "`columns` holds \"day\""),
            ("columns = [\"date\"", "columns = [\"provider\"", "columns", "A column is here twice"),
            ("\"title\", \"provider\"", "\"provider\"", "columns", "does not say what the training was called"),
            ("title = \"Summary of continuing education\"\n", "", "[form]", "`title` is missing"),
            ("title = \"Summary of continuing education\"", "title = \"\"", "title = \"\"", "`title` is empty"),
            ("[\"Applicant\", ", "[\"\", ", "signatures", "is not a text, or is empty"),
            (
                "source = \"manual\"\n\n[[track]]",
                "source = \"book\"\n\n[[track]]",
                "source = \"book\"",
                "no source `book`",
            ),
            (
                "source = \"manual\"\n\n[[track]]",
                "signed_by = \"Ada\"\n\n[[track]]",
                "signed_by",
                "does not know the key",
            ),
            (
                "source = \"manual\"\n\n[[track]]",
                "by_heading = 1\n\n[[track]]",
                "by_heading",
                "should be true or false",
            ),
        ],
    );
}

#[test]
fn a_form_stands_by_headings_only_where_there_are_some_and_may_leave_the_columns_out() {
    let plain = include_str!("../../../content/rules/contact-hour.toml");
    let with =
        |form: &str| super::super::rule_set("contact-hour", &format!("{plain}\n[form]\ntitle = \"Hours\"\n{form}"));
    let line = plain.lines().count() + 4;
    for form in ["by_heading = true", "columns = [\"title\", \"heading\"]"] {
        let faults = with(form).unwrap_err();
        assert!(faults.len() == 1 && faults[0].line == line, "{faults:?}");
        assert!(faults[0].message.contains("no headings"), "{faults:?}");
    }
    let form = with("declaration = \"I was there.\"").unwrap().form.unwrap();
    assert!(form.columns.is_empty() && !form.by_heading && form.source.is_none());
    assert_eq!(form.declaration.as_deref(), Some("I was there."));
}

#[test]
fn two_minimums_can_not_ask_for_one_exclusive_category() {
    let shelf = Shelf::new();
    shelf.edit(RULES, "exclusive = false", "exclusive = true");
    let constraint =
        "[[track.constraint]]\nname = \"Again\"\nkind = \"min\"\nquantity = \"5\"\ncategories = [\"technology\"]\n\n";
    shelf.edit(RULES, "[[test]]", &format!("{constraint}[[test]]"));
    let faults = shelf.read().faults;
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(faults[0].message.contains("Two minimums ask for `technology`"), "{faults:?}");
}

#[test]
fn without_source_case_or_track_it_is_no_rule_set() {
    let shelf = Shelf::new();
    let text = shelf.text(RULES);
    let tests = text.find("[[test]]").unwrap();
    shelf.write(RULES, &text[..tests]);
    shelf.assert_only(RULES, "name = ", "The rules have no case");
    let tracks = text.find("[[track]]").unwrap();
    let single = "[[test]]\nminutes = 45\ncredit = \"1\"\n";
    shelf.write(RULES, format!("{}{single}", &text[..tracks]));
    shelf.assert_only(RULES, "name = ", "The rules have no track");
    let sources = text.find("[[sources]]").unwrap()..text.find("[program]").unwrap();
    shelf.write(RULES, format!("sources = []\n{}{}", &text[..sources.start], &text[sources.end..]));
    shelf.assert_only(RULES, "sources", "The rules have no source");
}

#[test]
fn a_file_that_is_no_rule_set_is_named() {
    let shelf = Shelf::new();
    shelf.write("rules/notes.md", "x");
    let faults = shelf.read().faults;
    assert!(faults.len() == 1 && faults[0].item.is_none() && faults[0].message.contains("notes.md"), "{faults:?}");
}

#[test]
fn every_file_that_ships_can_be_read() {
    let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/content/rules");
    let mut count = 0;
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let code = path.file_stem().unwrap().to_str().unwrap();
        let rules = super::super::rule_set(code, &std::fs::read_to_string(&path).unwrap());
        assert!(rules.is_ok(), "{}: {:?}", path.display(), rules.err());
        count += 1;
    }
    assert_eq!(count, 12);
}
