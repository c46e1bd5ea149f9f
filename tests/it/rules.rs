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
    let line = wrong.lines().position(|line| line == "credit = \"0.75\"").unwrap() + 1;
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
    assert!(said.contains(" Mend the rule") && !said.contains(".."), "{said}");

    std::fs::write(&file, wrong.replace("method = \"bands\"", "method = \"band\"")).unwrap();
    let (status, said) = carrel(&["rules", "test"], &file);
    assert_eq!(status, Some(1));
    assert!(said.contains(": `method` is \"band\"") && said.ends_with("1 thing to mend.\n"), "{said}");
}

#[test]
fn a_file_that_nobody_would_load_is_named_and_not_passed_over() {
    let dir = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(repository("content/rules/nebraska.toml")).unwrap();
    let file = dir.path().join("rules/Nebraska_X.toml");
    std::fs::create_dir_all(dir.path().join("rules")).unwrap();
    std::fs::write(&file, &text).unwrap();
    let (status, said) = carrel(&["rules", "test"], &file);
    assert_eq!(status, Some(1), "{said}");
    assert!(said.starts_with(&format!("{}:1: `Nebraska_X` cannot be a name here", file.display())), "{said}");
    let other = dir.path().join("rules/nebraska.tml");
    std::fs::write(&other, &text).unwrap();
    let (status, said) = carrel(&["rules", "test"], &other);
    assert_eq!(status, Some(1), "{said}");
    assert!(said.starts_with(&format!("{}:1: Carrel reads only files that end in .toml", other.display())), "{said}");
}

#[test]
fn a_source_that_nobody_can_have_read_yet_is_named_with_its_line() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("rules/nebraska.toml");
    std::fs::create_dir_all(dir.path().join("rules")).unwrap();
    let text = std::fs::read_to_string(repository("content/rules/nebraska.toml")).unwrap();
    let ahead = text.replacen("read_on = 2026-11-22", "read_on = 9126-11-22", 1);
    std::fs::write(&file, &ahead).unwrap();
    let line = ahead.lines().position(|line| line.contains("9126-11-22")).unwrap() + 1;
    let at = format!("{}:{line}: A source was read on 9126-11-22, and that day has not come.", file.display());
    for (command, path) in [(["rules", "test"], file.as_path()), (["content", "check"], dir.path())] {
        let (status, said) = carrel(&command, path);
        assert!(status == Some(1) && said.starts_with(&at), "{said}");
    }
}
