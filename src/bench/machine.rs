//! The machine that the figures were taken on: without it they say little.

use std::fs;

use super::number::float;

/// One line about processors, memory, system, and how busy it was.
pub fn describe() -> String {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let cpuinfo = read("/proc/cpuinfo");
    let model = field(&cpuinfo, "model name").unwrap_or("a processor without a name");
    let kib = field(&read("/proc/meminfo"), "MemTotal")
        .and_then(|text| text.strip_suffix("kB")?.trim().parse().ok())
        .unwrap_or(0);
    let system = read("/proc/sys/kernel/osrelease");
    let load = read("/proc/loadavg");
    let load = load.split(' ').next().unwrap_or("unknown");
    format!(
        "{cores} × {model}, {:.0} GiB of memory, Linux {}; load average {load} when it began",
        float(kib) / 1_048_576.0,
        system.trim()
    )
}

/// The first `name : value` of a listing.
fn field<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let lines = text.lines().filter_map(|line| line.split_once(':'));
    lines.into_iter().find(|(key, _)| key.trim() == name).map(|(_, value)| value.trim())
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn a_field_of_a_listing_is_found() {
        let text = "processor\t: 0\nmodel name\t: Any CPU @ 2.00GHz\nmodel name\t: another\n";
        assert_eq!(field(text, "model name"), Some("Any CPU @ 2.00GHz"));
        assert_eq!(field(text, "cache size"), None);
    }
}
