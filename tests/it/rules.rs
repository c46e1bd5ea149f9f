//! `carrel rules test` runs the cases of rule sets, and so does `carrel content check`.

use std::path::Path;
use std::process::Command;

use crate::harness::repository;

/// What a command says on standard output, and its status.
fn carrel(arguments: &[&str], path: &Path) -> (Option<i32>, String) {
    let command = Command::new(env!("CARGO_BIN_EXE_carrel")).args(arguments).arg(path).output().unwrap();
    (command.status.code(), String::from_utf8(command.stdout).unwrap())
}

#[test]
fn every_rule_set_that_ships_passes_its_cases() {
    for entry in std::fs::read_dir(repository("content/rules")).unwrap() {
        let path = entry.unwrap().path();
        let (status, said) = carrel(&["rules", "test"], &path);
        assert_eq!((status, said.lines().count()), (Some(0), 1), "{said}");
        assert!(said.starts_with(&format!("{}: all ", path.display())) && said.ends_with(" cases pass.\n"), "{said}");
    }
}

#[test]
fn a_case_that_fails_is_named_with_its_line_by_both_commands() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("rules/iowa.toml");
    std::fs::create_dir_all(dir.path().join("rules")).unwrap();
    let text = std::fs::read_to_string(repository("content/rules/iowa.toml")).unwrap();
    let wrong = text.replace("minutes = 50\ncredit = \"1\"", "minutes = 50\ncredit = \"0.75\"");
    let line = wrong.lines().position(|line| line == "credit = \"0.75\"").unwrap() - 1;
    std::fs::write(&file, &wrong).unwrap();
    let at = format!("{}:{line}: ", file.display());

    let (status, said) = carrel(&["rules", "test"], &file);
    assert_eq!(status, Some(1));
    let start = format!("{at}the test says 50 minutes make 0.75, but: 50 minutes make 1 CE hour");
    assert!(said.starts_with(&start), "{start} in {said}");
    assert!(said.ends_with(&format!("{}: 1 of 22 cases fail.\n", file.display())), "{said}");

    let (status, said) = carrel(&["content", "check"], dir.path());
    assert_eq!(status, Some(1));
    assert!(said.starts_with(&format!("{at}This case does not come out: the test says 50 minutes")), "{said}");

    std::fs::write(&file, wrong.replace("method = \"bands\"", "method = \"band\"")).unwrap();
    let (status, said) = carrel(&["rules", "test"], &file);
    assert_eq!(status, Some(1));
    assert!(said.contains(": `method` is \"band\"") && said.ends_with("1 thing to mend.\n"), "{said}");
}
