//! Each fault of a module, pathway or organization, by one change.

use super::shelf::{MODULE, ORGANIZATION, PATHWAY, RULES, Shelf, each_breaks};

#[test]
fn modules() {
    each_breaks(
        MODULE,
        &[
            ("mode = ", "colour = 1\nmode = ", "colour", "does not know the key `colour`"),
            ("instructor = \"Ada Example\"\n", "", "title", "`instructor` is missing"),
            (
                "minutes = 5",
                "minutes = 6",
                "minutes",
                "The module says 6 minutes, and its parts make 5: 3 for the lessons and 2 for the evaluation",
            ),
            (
                "provider = \"example-library\"",
                "provider = \"nobody\"",
                "provider",
                "There is no organization `nobody`",
            ),
            (
                "lessons = [\"hold-shelf\"]",
                "lessons = [\"hold-shelf\", \"nowhere\"]",
                "lessons",
                "There is no lesson `nowhere`",
            ),
            (
                "lessons = [\"hold-shelf\"]",
                "lessons = [\"hold-shelf\", \"hold-shelf\"]",
                "lessons",
                "The lesson `hold-shelf` is here twice",
            ),
            ("lesson = \"hold-shelf\"", "lesson = \"other\"", "lesson = ", "The lesson `other` is not in this module"),
            ("lesson = \"hold-shelf\"", "lesson = \"nowhere\"", "lesson = ", "There is no lesson `nowhere`"),
            ("pass = \"all\"", "pass = 49", "pass", "`pass` is not a rule"),
            ("pass = \"all\"", "pass = \"80\"", "pass", "`pass` is not a rule"),
            ("mode = \"individual_interactive\"", "mode = \"interactive\"", "mode", "`mode` is \"interactive\""),
            ("review_by = 2027", "review_by = 2025", "review_by", "comes before"),
            (
                "review_by = 2027",
                "valid_for_months = 0\nreview_by = 2027",
                "valid_for_months",
                "`valid_for_months` is 0",
            ),
            (
                "review_by = 2027",
                "valid_for_months = \"12\"\nreview_by = 2027",
                "valid_for_months",
                "should be a whole number",
            ),
            (
                "objectives = [\"Set up a hold shelf that shows nobody's name\"]",
                "objectives = []",
                "objectives",
                "`objectives` is empty",
            ),
            ("id = \"door\"", "id = \"Door\"", "id = \"Door\"", "cannot be an id"),
            ("id = \"nothing\"", "id = \"name\" # again", "# again", "The id `name` is used twice"),
            (
                "  feedback = \"A name beside a title tells who reads what.\"\n",
                "",
                "[[question.option]]",
                "`feedback` is missing",
            ),
            ("right = true", "right = false", "[[question]]", "No option is right"),
            ("right = false", "right = true", "[[question]]", "Every option is right"),
            ("right = false", "right = \"no\"", "right", "`right` should be true or false"),
            ("text = \"The reader's name\"", "text = \"The <b>name\"", "<b>", "There is HTML"),
            ("text = \"The reader's name\"", "text = \"The name[^lbr]\"", "[^lbr]", "cited but not declared"),
            ("kind = \"text\"", "kind = \"text\"\nlow = \"x\"", "low = \"x\"", "does not know the key `low`"),
            ("kind = \"text\"", "kind = \"stars\"", "kind = \"stars\"", "`kind` is \"stars\""),
            ("high = \"Very useful\"\n", "", "[[feedback]]", "`high` is missing"),
            ("id = \"change\"", "id = \"useful\" # again", "# again", "The id `useful` is used twice"),
            (
                "text = \"What should we change?\"",
                "text = 3",
                "text = 3",
                "`text` should be text, and this is a number",
            ),
        ],
    );
    let shelf = Shelf::new();
    let text = shelf.text(MODULE);
    shelf.write(MODULE, &text[..text.rfind("[[feedback]]").unwrap()]);
    shelf.assert_only(MODULE, "[[feedback]]", "The feedback form has 1 item");
    let (question, feedback) = (text.find("[[question]]").unwrap(), text.find("[[feedback]]").unwrap());
    shelf.write(MODULE, format!("{}{}", &text[..question], &text[feedback..]));
    shelf.assert_only(MODULE, "title", "The module has no evaluation");
    let option = text.rfind("  [[question.option]]").unwrap();
    shelf.write(MODULE, format!("{}{}", &text[..option], &text[feedback..]).replace("right = false", "right = true"));
    assert_eq!(shelf.read().faults.len(), 2);
}

const APPROVED: &str = "[[approval]]\nprogram = \"example-hours\"\nnumber = \"LEU 2026-17\"\nfrom = 2026-01-01\n";

/// The example module with this after its keys.
fn approved(approval: &str) -> Shelf {
    let shelf = Shelf::new();
    shelf.edit(MODULE, "[[question]]", &format!("{approval}\n[[question]]"));
    shelf
}

#[test]
fn a_module_is_approved_by_a_program_or_an_authority() {
    use super::super::Approver;
    let shelf = approved(APPROVED);
    let module = shelf.read().modules.remove(0).body;
    let one = &module.approvals[0];
    assert_eq!(
        (one.by.clone(), one.name.as_str()),
        (Approver::Program("example-hours".into()), "Example certification")
    );
    assert_eq!((one.number.as_str(), one.until), ("LEU 2026-17", None));
    let on = |day: &str| one.holds_on(day.parse().unwrap());
    assert!(on("2026-01-01") && on("2040-01-01") && !on("2025-12-31"));
    let kept: super::super::Module = serde_json::from_value(serde_json::to_value(&module).unwrap()).unwrap();
    assert_eq!(kept, module);

    let by_all = APPROVED.replace("program = \"example-hours\"", "authority = \"Example State Library\"");
    let shelf = approved(&format!("{by_all}until = 2026-12-31\n"));
    let library = shelf.read();
    assert_eq!(library.faults, []);
    let (one, rules) = (&library.modules[0].body.approvals[0], &library.rules[0].body);
    assert!(one.by.gives(rules) && !one.holds_on("2027-01-01".parse().unwrap()));
}

#[test]
fn an_approval_by_any_version_of_a_program_is_one_by_all_of_them() {
    let shelf = approved(&APPROVED.replace("example-hours", "example-hours-2030"));
    let text = shelf.text(RULES);
    let next = |year: u16| {
        let succession = "[succession]\nfollows = \"example-hours\"\n[unit]";
        let until = format!("effective_from = {year}-01-01\neffective_to = {}-12-31", year + 9);
        let text = text.replacen("effective_from = 2026-01-01", &until, 1);
        shelf.write(&format!("rules/example-hours-{year}.toml"), text.replacen("[unit]", succession, 1));
    };
    next(2030);
    next(2040);
    shelf.edit(RULES, "effective_from = 2026-01-01", "effective_from = 2026-01-01\neffective_to = 2029-12-31");
    let library = shelf.read();
    assert_eq!(library.faults, []);
    let by = &library.modules[0].body.approvals[0].by;
    assert_eq!(library.rules.len(), 3);
    for file in &library.rules {
        assert!(by.gives(&file.body), "{} is a version of the same program", file.body.code);
    }
}

#[test]
fn approvals() {
    for (from, to, at, message) in [
        ("example-hours", "nowhere", "program", "There are no rules `nowhere`"),
        ("program = \"example-hours\"", "authority = \"Nobody\"", "authority", "No rules here are of \"Nobody\""),
        ("number", "authority = \"Example State Library\"\nnumber", "authority", "names a program and an authority"),
        ("program = \"example-hours\"\n", "", "[[approval]]", "does not say whose it is"),
        ("number = \"LEU 2026-17\"\n", "", "[[approval]]", "`number` is missing"),
        ("from = 2026-01-01", "from = \"May\"", "from = \"May\"", "`from` should be a date"),
        ("from = 2026-01-01", "from = 2026-01-01\nuntil = 2025-12-31", "until", "comes before `from`"),
        ("from = 2026-01-01", "from = 2026-01-01\ntill = 2026-12-31", "till", "does not know the key `till`"),
    ] {
        let shelf = approved(&APPROVED.replacen(from, to, 1));
        shelf.assert_only(MODULE, at, message);
    }
}

#[test]
fn a_trial_of_a_module_bears_out_its_minutes() {
    let pilot = |median: &str| format!("[pilot]\ntesters = 5\nmedian = \"{median}\"\non = 2026-11-01\n");
    // Five minutes, and a quarter more or less.
    for median in ["3:45", "6:15"] {
        assert_eq!(approved(&pilot(median)).read().faults, [], "{median}");
    }
    for median in ["3:44", "6:16"] {
        approved(&pilot(median)).assert_only(MODULE, "[pilot]", "its trial is more than a quarter off that");
    }
    let module = approved(&pilot("5:00")).read().modules.remove(0).body;
    assert_eq!((module.pilot.unwrap().testers, module.onboarding), (5, false));
}

#[test]
fn a_percentage_passes() {
    let shelf = Shelf::new();
    shelf.edit(MODULE, "pass = \"all\"", "pass = 80");
    assert_eq!(shelf.read().modules[0].body.pass, super::super::PassRule::Percent(80));
}

#[test]
fn pathways() {
    each_breaks(
        PATHWAY,
        &[
            (
                "modules = [\"private-reading\"]",
                "modules = [\n\"nowhere\"]",
                "\"nowhere\"",
                "There is no module `nowhere`",
            ),
            ("modules = [\"private-reading\"]", "modules = []", "modules", "`modules` is empty"),
            ("electives = []", "electives = [\"private-reading\"]", "electives", "is in `modules` already"),
            ("stage = \"new-staff\"", "stage = \"new\"", "stage", "`stage` is \"new\""),
        ],
    );
    let shelf = Shelf::new();
    shelf.edit(PATHWAY, "electives = []\n", "");
    assert_eq!(shelf.read().faults, []);
}

#[test]
fn organizations() {
    each_breaks(
        ORGANIZATION,
        &[
            ("kind = \"library\"", "kind = \"museum\"", "kind", "`kind` is \"museum\""),
            ("America/Chicago", "America/Springfield", "time_zone", "is not a time zone"),
            ("ada@library.example", "ada at library.example", "contact_email", "is not a mail address"),
            ("https://library.example", "library.example", "website", "is not an address of the web"),
            ("\"EPL\"", "\"EPL1\"", "certificate_prefix", "cannot be a certificate prefix"),
            ("\"EPL\"", "\"E\"", "certificate_prefix", "cannot be a certificate prefix"),
            ("\"EPL\"", "\"EPLEPL\"", "certificate_prefix", "cannot be a certificate prefix"),
            ("established = 1911", "established = 19.11", "established", "should be a whole number"),
            ("seal_text = \"Example Public Library\"\n", "", "name", "`seal_text` is missing"),
        ],
    );
    let shelf = Shelf::new();
    shelf.write("organizations/second.toml", shelf.text(ORGANIZATION));
    let library = shelf.read();
    let found: Vec<&str> = library.faults.iter().map(|fault| fault.message.as_str()).collect();
    assert_eq!(
        found,
        [
            "The certificate prefix \"EPL\" is also that of second.",
            "The certificate prefix \"EPL\" is also that of example-library."
        ]
    );
    assert!(library.organizations.is_empty() && library.modules.len() == 1);
}
