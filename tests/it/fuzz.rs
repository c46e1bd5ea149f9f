//! What the fuzzers are fed with runs here too, so that the targets keep what they ask for.

use std::path::PathBuf;

use crate::harness::repository;

#[path = "../fuzz/inputs.rs"]
mod inputs;

/// The seeds of a target: the files in its folder, and the rules that ship for the one that reads rules.
fn seeds(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let mut folders = vec![repository(&format!("tests/fuzz/seeds/{target}"))];
    if target == "rules" {
        folders.push(repository("content/rules"));
    }
    let files = folders.iter().flat_map(|folder| std::fs::read_dir(folder).unwrap());
    let paths = files.map(|file| file.unwrap().path());
    paths.map(|path| (path.clone(), std::fs::read(path).unwrap())).collect()
}

#[test]
fn every_target_holds_for_its_seeds_for_what_is_cut_off_and_for_nothing_at_all() {
    for (target, _) in inputs::TARGETS {
        let run = |input: &[u8]| inputs::run(target, input);
        let seeds = seeds(target);
        assert!(seeds.len() > 2, "{target} has no seeds");
        for (path, seed) in seeds {
            // The path is said by what fails.
            assert!(std::panic::catch_unwind(|| run(&seed)).is_ok(), "{}", path.display());
            for part in [1, 3] {
                run(&seed[..seed.len() * part / 4]);
            }
        }
        run(b"");
    }
}

/// The dependencies of Carrel itself by a lock file.
fn locked(path: &str) -> Vec<String> {
    let lock: toml::Table = std::fs::read_to_string(repository(path)).unwrap().parse().unwrap();
    let package = |package: &&toml::Value| package["name"].as_str() == Some("carrel");
    let carrel = lock["package"].as_array().unwrap().iter().find(package).unwrap();
    // The version is said only where there are several.
    let name = |one: &toml::Value| one.as_str().unwrap().split(' ').next().unwrap().to_owned();
    carrel["dependencies"].as_array().unwrap().iter().map(name).collect()
}

#[test]
fn the_fuzzers_have_locked_every_dependency_so_that_they_start() {
    let fuzzed = locked("tests/fuzz/Cargo.lock");
    let mut missing = locked("Cargo.lock");
    missing.retain(|name| !fuzzed.contains(name));
    // What only the tests use is nothing to the fuzzers.
    let manifest: toml::Table = std::fs::read_to_string(repository("Cargo.toml")).unwrap().parse().unwrap();
    missing.retain(|name| manifest["dependencies"].get(name).is_some());
    assert!(missing.is_empty(), "run cargo update --workspace in tests/fuzz for {missing:?}");
}
