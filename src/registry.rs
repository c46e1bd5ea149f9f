//! Every kind of job, in one list.

use crate::app::App;
use crate::certificates::AttestCertificates;
use crate::credit::programs::KeepStandings;
use crate::jobs::Registry;
use crate::joining::BringLate;
use crate::mail::{Mailer, SendMessage};
use crate::registrar::IssueCertificates;
use crate::study::EnterLessons;

/// What the workers of this program can run.
pub fn registry() -> Registry<App> {
    Registry::<App>::new()
        .with_part::<Mailer, SendMessage>(|app| app.mailer().clone())
        .with::<AttestCertificates>()
        .with::<IssueCertificates>()
        .with::<KeepStandings>()
        .with::<EnterLessons>()
        .with::<BringLate>()
}
