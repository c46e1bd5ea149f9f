//! Logs: one line for each request, with nothing in it that tells who it was.
//!
//! A path may hold a certificate's code or a sign-in token and a query what someone looked for, so
//! the line has the pattern of the route instead. Addresses and browsers are not logged at all.

use std::io::IsTerminal;
use std::time::Instant;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::{Error, HttpMessage};
use anyhow::Context;
use tracing::Span;
use tracing_actix_web::{RequestId, RootSpanBuilder};
use tracing_subscriber::EnvFilter;

use crate::config::Config;

/// What is asked so often that it is shown only when somebody looks closely.
const QUIET: [&str; 3] = ["/healthz", "/readyz", "/s/{name}"];

/// Begins to write logs to standard error, as the configuration says.
///
/// # Errors
/// When the filter can't be read, or logs are being written already.
pub fn init(config: &Config) -> anyhow::Result<()> {
    let filter = filter(&config.log_level)?;
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    let begun = if config.log_json {
        builder.json().flatten_event(true).with_current_span(true).with_span_list(false).try_init()
    } else {
        builder.with_target(false).try_init()
    };
    begun.map_err(|error| anyhow::anyhow!("logs can't be written: {error}"))
}

fn filter(wanted: &str) -> anyhow::Result<EnvFilter> {
    let one_level = ["error", "warn", "info", "debug", "trace"].contains(&wanted);
    let all = if one_level { format!("warn,carrel={wanted}") } else { wanted.to_owned() };
    let filter = EnvFilter::try_new(&all).with_context(|| {
        format!("log_level: \"{wanted}\" is neither a level (error, warn, info, debug, trace) nor a filter like carrel=debug,warn")
    })?;
    // Below this the driver writes out the values of its statements: names, addresses, answers.
    Ok(filter.add_directive("tokio_postgres=warn".parse()?))
}

/// The span around a request.
pub(super) struct Request;

/// When a request came in.
struct Begun(Instant);

impl RootSpanBuilder for Request {
    fn on_request_start(request: &ServiceRequest) -> Span {
        request.extensions_mut().insert(Begun(Instant::now()));
        let route = request.match_pattern().unwrap_or_else(|| "none".to_owned());
        let id = request.extensions().get::<RequestId>().map(ToString::to_string).unwrap_or_default();
        tracing::info_span!("request", id, method = request.method().as_str(), route)
    }

    fn on_request_end<B: MessageBody>(_: Span, outcome: &Result<ServiceResponse<B>, Error>) {
        let Ok(response) = outcome else { return };
        let request = response.request();
        let begun = request.extensions().get::<Begun>().map(|begun| begun.0.elapsed());
        let ms = begun.map_or(0, |took| u64::try_from(took.as_millis()).unwrap_or(u64::MAX));
        let status = response.status().as_u16();
        if request.match_pattern().is_some_and(|route| QUIET.contains(&route.as_str())) {
            tracing::debug!(status, ms, "answered");
        } else {
            tracing::info!(status, ms, "answered");
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::filter;

    #[test]
    fn one_level_is_ours_and_leaves_the_libraries_at_warnings() {
        let text = filter("debug").unwrap().to_string();
        assert!(
            text.contains("carrel=debug") && text.contains("warn") && text.contains("tokio_postgres=warn"),
            "{text}"
        );
    }

    #[test]
    fn no_filter_lets_the_driver_write_out_values() {
        for wanted in ["trace", "tokio_postgres=trace", "carrel=info,tokio_postgres=debug"] {
            assert!(filter(wanted).unwrap().to_string().contains("tokio_postgres=warn"), "{wanted}");
        }
    }

    #[test]
    fn what_is_no_filter_is_named() {
        let error = filter("carrel=loud").unwrap_err().to_string();
        assert!(error.contains("log_level") && error.contains("carrel=loud"), "{error}");
    }
}
