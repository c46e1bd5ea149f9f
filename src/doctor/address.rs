//! Whether the address that people are given can be the right one.

use super::{Finding, State};
use crate::config::Config;

/// Looks at `base_url` beside `listen`; nothing is sent anywhere.
pub fn check(config: &Config) -> Finding {
    let said = |state, key: &str| Finding::said(state, "address", key, &[("url", config.base_url.as_str().into())]);
    let Some(host) = host(&config.base_url) else { return said(State::Problem, "doctor-address-path") };
    let only_here = is_loopback(host);
    if only_here && !config.listen.ip().is_loopback() {
        said(State::Warning, "doctor-address-only-here")
    } else if only_here {
        said(State::Ok, "doctor-address-this-machine")
    } else if !config.secure() {
        said(State::Warning, "doctor-address-plain")
    } else if !config.trusted_proxy {
        said(State::Warning, "doctor-address-proxy")
    } else {
        said(State::Ok, "doctor-address-good")
    }
}

/// The host of an address that has nothing behind it but a port: pages are at the root of a site.
fn host(base_url: &str) -> Option<&str> {
    let (_, rest) = base_url.split_once("://")?;
    if rest.contains(['/', '?', '#', '@']) {
        return None;
    }
    let host = match rest.strip_prefix('[') {
        Some(six) => six.split_once(']')?.0,
        None => rest.split(':').next()?,
    };
    Some(host).filter(|host| !host.is_empty())
}

fn is_loopback(host: &str) -> bool {
    host == "localhost"
        || host.ends_with(".localhost")
        || host.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_found_and_paths_are_not_taken() {
        assert_eq!(host("https://learn.example.org"), Some("learn.example.org"));
        assert_eq!(host("http://[::1]:8080"), Some("::1"));
        assert_eq!(host("http://127.0.0.1:8080"), Some("127.0.0.1"));
        for wrong in ["https://example.org/learn", "https://", "https://:80", "https://me@example.org"] {
            assert_eq!(host(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn this_machine_has_many_names() {
        for name in ["localhost", "carrel.localhost", "127.0.0.1", "127.8.8.8", "::1"] {
            assert!(is_loopback(name), "{name}");
        }
        assert!(!is_loopback("192.168.1.7") && !is_loopback("localhost.example.org"));
    }
}
