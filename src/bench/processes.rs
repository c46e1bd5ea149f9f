//! What processes cost: processor time and memory of a whole tree of them, from `/proc`.

use std::collections::HashMap;
use std::fs;
use std::time::Duration;

use anyhow::Context;

/// Units of time in `/proc/PID/stat` to the second: `USER_HZ` of proc(5), 100 on Linux for every
/// processor that Rust's standard library is built for.
const TICKS: u64 = 100;

/// One line of `/proc/PID/stat`, as far as it matters here.
#[derive(Debug, PartialEq, Eq)]
struct Stat {
    parent: i32,
    /// User and system time, with that of children that have ended and were collected.
    ticks: u64,
}

/// Fields are counted from the last parenthesis, because the name before it may hold anything (proc(5)).
fn parse(line: &str) -> Option<Stat> {
    let fields: Vec<&str> = line.rsplit_once(')')?.1.split_whitespace().collect();
    let number = |field: usize| fields.get(field).and_then(|text| text.parse::<u64>().ok());
    let ticks = [11, 12, 13, 14].into_iter().map(number).sum::<Option<u64>>()?;
    Some(Stat { parent: fields.get(1)?.parse().ok()?, ticks })
}

fn all() -> anyhow::Result<HashMap<i32, Stat>> {
    let entries = fs::read_dir("/proc").context("This system has no /proc to read what processes cost")?;
    let stat = |pid: i32| Some((pid, parse(&fs::read_to_string(format!("/proc/{pid}/stat")).ok()?)?));
    Ok(entries.flatten().filter_map(|entry| stat(entry.file_name().to_str()?.parse().ok()?)).collect())
}

/// These processes and all that they and their children started.
fn tree(all: &HashMap<i32, Stat>, roots: &[i32]) -> Vec<i32> {
    let mut found: Vec<i32> = roots.iter().copied().filter(|pid| all.contains_key(pid)).collect();
    let mut at = 0;
    while let Some(parent) = found.get(at).copied() {
        found.extend(all.iter().filter(|(_, stat)| stat.parent == parent).map(|(pid, _)| *pid));
        at += 1;
    }
    found
}

/// User and system time that these processes and their children have used so far, those that have
/// ended included. To a hundredth of a second for each process.
pub fn cpu(roots: &[i32]) -> anyhow::Result<Duration> {
    let all = all()?;
    let ticks: u64 = tree(&all, roots).iter().filter_map(|pid| all.get(pid)).map(|stat| stat.ticks).sum();
    Ok(Duration::from_millis(ticks * 1_000 / TICKS))
}

/// Memory in KiB. What several processes share is divided among them ("proportional set size").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// All of it.
    pub pss: u64,
    /// The part in shared memory, which for Postgres is its cache.
    pub shared: u64,
}

impl Memory {
    /// Without what is shared: for Postgres, without its cache.
    pub fn own(self) -> u64 {
        self.pss.saturating_sub(self.shared)
    }
}

fn rollup(text: &str) -> Memory {
    let value = |key: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(key))?;
        line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()
    };
    Memory { pss: value("Pss:").unwrap_or(0), shared: value("Pss_Shmem:").unwrap_or(0) }
}

/// Memory that this process and its children hold now.
///
/// # Errors
/// When this account may not look, because the processes belong to another.
pub fn memory(root: i32) -> anyhow::Result<Memory> {
    let mut sum = Memory::default();
    for pid in tree(&all()?, &[root]) {
        let path = format!("/proc/{pid}/smaps_rollup");
        match fs::read_to_string(&path) {
            Ok(text) => {
                let one = rollup(&text);
                sum = Memory { pss: sum.pss + one.pss, shared: sum.shared + one.shared };
            }
            // A process that has just ended holds nothing.
            Err(_) if pid != root && !fs::exists(format!("/proc/{pid}/stat")).unwrap_or(false) => {}
            Err(error) => return Err(error).with_context(|| format!("{path} can't be read")),
        }
    }
    Ok(sum)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const LINE: &str = "42 (a) b (c) S 7 42 42 0 -1 4194560 100 2 0 0 30 12 5 3 20 0 1 0 9 1 1 18446744073709551615";

    #[test]
    fn a_name_may_hold_spaces_and_parentheses() {
        assert_eq!(parse(LINE), Some(Stat { parent: 7, ticks: 50 }));
        assert_eq!(parse("42 (broken"), None);
    }

    #[test]
    fn a_tree_has_grandchildren_and_no_strangers() {
        let stat = |parent| Stat { parent, ticks: 1 };
        let all = HashMap::from([(1, stat(0)), (2, stat(1)), (3, stat(2)), (4, stat(1)), (5, stat(9))]);
        let mut found = tree(&all, &[2, 5, 77]);
        found.sort_unstable();
        assert_eq!(found, [2, 3, 5]);
    }

    #[test]
    fn shared_memory_is_told_apart() {
        let memory = rollup("55-66 ---p 0 [rollup]\nRss: 900 kB\nPss:  500 kB\nPss_Anon: 90 kB\nPss_Shmem:  400 kB\n");
        assert_eq!((memory.pss, memory.own()), (500, 100));
    }

    #[test]
    fn this_process_costs_something() {
        let pid = i32::try_from(std::process::id()).unwrap();
        assert!(memory(pid).unwrap().pss > 0);
        assert!(cpu(&[pid]).is_ok());
    }
}
