//! Server settings computed from the memory and cores of the machine.
//!
//! The server shares a small machine with Carrel itself, so it takes half of what the Postgres
//! manual proposes for a machine of its own ("a reasonable starting value for `shared_buffers` is
//! 25% of the memory"), and never much of a large one.

/// What the machine, or the container, lets us use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Machine {
    /// Memory in mebibytes.
    pub memory_mib: u64,
    /// Processors.
    pub cores: u64,
}

/// Assumed where the system does not tell: a small rented server.
const UNKNOWN_MEMORY_MIB: u64 = 1024;

impl Machine {
    /// Looks at the machine. A container's limit counts when it is lower.
    pub fn here() -> Machine {
        let total = std::fs::read_to_string("/proc/meminfo").ok().and_then(|text| meminfo(&text));
        let limit = std::fs::read_to_string("/sys/fs/cgroup/memory.max")
            .ok()
            .and_then(|text| text.trim().parse::<u64>().ok())
            .map(|bytes| bytes / (1024 * 1024));
        let memory_mib = total.into_iter().chain(limit).min().unwrap_or(UNKNOWN_MEMORY_MIB);
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Machine { memory_mib, cores: u64::try_from(cores).unwrap_or(1) }
    }
}

fn meminfo(text: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix("MemTotal:"))?;
    let kib: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib / 1024)
}

/// The settings, as names and values for `-c`. LZ4 packs what goes to the log for a fifth of the work, but not
/// every server is built with it.
pub(super) fn options(
    machine: Machine,
    max_connections: u16,
    throwaway: bool,
    has_lz4: bool,
) -> Vec<(&'static str, String)> {
    let memory = machine.memory_mib;
    let mib = |value: u64| format!("{value}MB");
    // Sixteen requests sorting at once may take a quarter of the memory together.
    let work_mem = (memory / 64).clamp(4, 32);
    let gather = (machine.cores / 2).min(2);
    let mut options = vec![
        ("max_connections", max_connections.to_string()),
        // Kept free for superusers, who cannot sign in over the socket here.
        ("superuser_reserved_connections", "0".to_owned()),
        ("shared_buffers", mib((memory / 8).clamp(32, 2048))),
        ("effective_cache_size", mib((memory / 2).max(128))),
        ("work_mem", mib(work_mem)),
        ("maintenance_work_mem", mib((memory / 16).clamp(32, 512))),
        ("max_parallel_workers_per_gather", gather.to_string()),
        // Our queries are short; compiling them takes longer than running them.
        ("jit", "off".to_owned()),
        // Even small machines have solid state disks: a page elsewhere costs little more.
        ("random_page_cost", "1.1".to_owned()),
        ("checkpoint_timeout", "15min".to_owned()),
    ];
    options.push(("wal_compression", if has_lz4 { "lz4" } else { "on" }.to_owned()));
    if throwaway {
        for name in ["fsync", "synchronous_commit", "full_page_writes"] {
            options.push((name, "off".to_owned()));
        }
        options.push(("wal_level", "minimal".to_owned()));
        options.push(("max_wal_senders", "0".to_owned()));
        options.push(("max_wal_size", "4GB".to_owned()));
    }
    options
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    fn value(machine: Machine, name: &str) -> String {
        let options = options(machine, 40, false, true);
        options.into_iter().find(|(key, _)| *key == name).map(|(_, value)| value).unwrap()
    }

    #[test]
    fn a_small_machine_gets_small_buffers() {
        let machine = Machine { memory_mib: 512, cores: 1 };
        assert_eq!(value(machine, "shared_buffers"), "64MB");
        assert_eq!(value(machine, "work_mem"), "8MB");
        assert_eq!(value(machine, "max_parallel_workers_per_gather"), "0");
        assert_eq!(value(machine, "max_connections"), "40");
    }

    #[test]
    fn a_large_machine_is_not_eaten_up() {
        let machine = Machine { memory_mib: 512 * 1024, cores: 64 };
        assert_eq!(value(machine, "shared_buffers"), "2048MB");
        assert_eq!(value(machine, "work_mem"), "32MB");
        assert_eq!(value(machine, "max_parallel_workers_per_gather"), "2");
    }

    #[test]
    fn even_no_memory_gives_a_server_that_starts() {
        let machine = Machine { memory_mib: 0, cores: 0 };
        assert_eq!(value(machine, "shared_buffers"), "32MB");
        assert_eq!(value(machine, "work_mem"), "4MB");
    }

    #[test]
    fn only_a_throwaway_cluster_risks_its_data() {
        let machine = Machine { memory_mib: 2048, cores: 2 };
        let risky = |throwaway| options(machine, 20, throwaway, true).contains(&("fsync", "off".to_owned()));
        assert!(risky(true));
        assert!(!risky(false));
    }

    #[test]
    fn the_log_is_packed_by_what_the_server_has() {
        let machine = Machine { memory_mib: 2048, cores: 2 };
        for (has_lz4, wanted) in [(true, "lz4"), (false, "on")] {
            assert!(options(machine, 20, false, has_lz4).contains(&("wal_compression", wanted.to_owned())));
        }
    }

    #[test]
    fn memory_is_read_from_meminfo() {
        assert_eq!(meminfo("MemTotal:       24684412 kB\nMemFree: 1 kB\n"), Some(24105));
        assert_eq!(meminfo("MemFree: 1 kB\n"), None);
    }
}
