//! Whether mail can leave. None is sent.

use std::time::Duration;

use super::{Finding, State};
use crate::config::Config;
use crate::mail;

/// How long a mail server may take to greet us and let us in.
const PATIENCE: Duration = Duration::from_secs(20);

/// Asks the mail server, if there is one.
pub async fn check(config: &Config) -> Finding {
    match tokio::time::timeout(PATIENCE, mail::check(config)).await {
        // Nobody is reached by mail that stays in files, which is right only for trying things out.
        Ok(Ok(sentence)) if config.smtp.is_none() => Finding::new(State::Warning, "mail", sentence),
        Ok(Ok(sentence)) => Finding::new(State::Ok, "mail", sentence),
        Ok(Err(error)) => {
            Finding::said(State::Problem, "mail", "doctor-mail-silent", &[("error", format!("{error:#}.").into())])
        }
        Err(_) => Finding::said(State::Problem, "mail", "doctor-mail-slow", &[]),
    }
}
