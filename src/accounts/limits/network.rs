//! Where a request comes from, coarse enough that it names a neighborhood and not a machine.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use actix_web::HttpRequest;

use crate::app::App;

/// A network: what is left of an IP address when the part that names a machine is gone. It has no
/// `Debug` on purpose, so that it can't be logged.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Network {
    /// The first 24 bits of an IPv4 address.
    V4([u8; 3]),
    /// The first 48 bits of an IPv6 address: what one site is given (RFC 6177).
    V6([u8; 6]),
    /// The connection says nothing, as on a Unix socket.
    Unknown,
}

impl Network {
    /// The network that a request came from.
    pub fn of(app: &App, request: &HttpRequest) -> Network {
        let peer = request.peer_addr().map(|peer| peer.ip());
        let forwarded = app.config().trusted_proxy.then(|| forwarded(request)).flatten();
        forwarded.or(peer).map_or(Network::Unknown, Network::from_ip)
    }

    fn from_ip(ip: IpAddr) -> Network {
        match ip.to_canonical() {
            IpAddr::V4(ip) => {
                let [a, b, c, _] = ip.octets();
                Network::V4([a, b, c])
            }
            IpAddr::V6(ip) => {
                let [a, b, c, d, e, f, ..] = ip.octets();
                Network::V6([a, b, c, d, e, f])
            }
        }
    }
}

/// Whether the browser runs on the same machine as the server, with no proxy between them.
pub fn on_this_machine(request: &HttpRequest) -> bool {
    let proxied = ["x-forwarded-for", "forwarded", "via"].iter().any(|name| request.headers().contains_key(*name));
    let peer = request.peer_addr().map(|peer| peer.ip().to_canonical());
    !proxied && matches!(peer, Some(IpAddr::V4(Ipv4Addr::LOCALHOST) | IpAddr::V6(Ipv6Addr::LOCALHOST)))
}

/// The address that the nearest proxy added: the last one. Those before it may be made up.
fn forwarded(request: &HttpRequest) -> Option<IpAddr> {
    let line = request.headers().get_all("x-forwarded-for").last()?.to_str().ok()?;
    address(line.rsplit(',').next()?.trim())
}

fn address(text: &str) -> Option<IpAddr> {
    let bare = text.trim_start_matches('[').trim_end_matches(']');
    bare.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|socket| socket.ip()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use actix_web::test::TestRequest;

    use super::*;

    fn network(ip: &str) -> Network {
        Network::from_ip(ip.parse().unwrap())
    }

    #[test]
    fn machines_of_one_network_are_one_and_others_are_not() {
        assert!(network("203.0.113.7") == network("203.0.113.250"));
        assert!(network("203.0.113.7") != network("203.0.114.7"));
        assert!(network("2001:db8:1::1") == network("2001:db8:1:ffff::2"));
        assert!(network("2001:db8:1::1") != network("2001:db8:2::1"));
        assert!(network("::ffff:203.0.113.7") == network("203.0.113.9"));
    }

    #[test]
    fn only_the_last_forwarded_address_counts() {
        let request =
            TestRequest::default().insert_header(("x-forwarded-for", "10.9.8.7, 203.0.113.7")).to_http_request();
        assert_eq!(forwarded(&request), Some("203.0.113.7".parse().unwrap()));
        let request = TestRequest::default().insert_header(("x-forwarded-for", "nonsense")).to_http_request();
        assert_eq!(forwarded(&request), None);
        for (text, ip) in [("203.0.113.7:99", "203.0.113.7"), ("[2001:db8::1]:99", "2001:db8::1"), ("[::1]", "::1")] {
            assert_eq!(address(text), Some(ip.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn a_proxied_request_is_never_from_this_machine() {
        let peer = "127.0.0.1:4000".parse().unwrap();
        assert!(on_this_machine(&TestRequest::default().peer_addr(peer).to_http_request()));
        let proxied = TestRequest::default().peer_addr(peer).insert_header(("x-forwarded-for", "203.0.113.7"));
        assert!(!on_this_machine(&proxied.to_http_request()));
        assert!(!on_this_machine(&TestRequest::default().to_http_request()));
    }
}
