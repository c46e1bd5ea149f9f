//! Every kind of job, in one list.

use crate::app::App;
use crate::certificates::AttestCertificates;
use crate::jobs::Registry;
use crate::mail::{Mailer, SendMessage};

/// What the workers of this program can run.
pub fn registry() -> Registry<App> {
    Registry::new().with::<AttestCertificates>().with_part::<Mailer, SendMessage>(|app| app.mailer().clone())
}
