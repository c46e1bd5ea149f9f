//! Certificates that were issued before anything was signed, or while the site had no address to sign with.

use diesel::prelude::*;
use diesel_async::{AsyncConnection, RunQueryDsl};
use serde::{Deserialize, Serialize};

use super::attest::attest_issued;
use super::queries::{self, Certificate};
use crate::accounts::UserId;
use crate::app::App;
use crate::db::schema::{certificate_credentials, certificates};
use crate::error::Result;
use crate::jobs::Job;

/// Certificates in one transaction, while which others of the same issuer wait.
const BATCH: i64 = 500;

/// Signs every certificate that isn't signed yet. Run twice it finds nothing more to do, for what is
/// signed is passed over.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct AttestCertificates {}

impl Job<App> for AttestCertificates {
    const NAME: &'static str = "attest_certificates";

    async fn run(self, app: &App) -> anyhow::Result<()> {
        attest_missing(app).await?;
        Ok(())
    }
}

/// Signs every certificate that isn't signed yet, the oldest first, a few at a time. Returns how many it
/// was. Where the site's address can't be that of an issuer, it is none.
pub async fn attest_missing(app: &App) -> Result<usize> {
    let (mut conn, mut done) = (app.conn().await?, 0);
    loop {
        let signed = conn
            .transaction(async |conn| {
                use certificates as c;
                let signed = certificate_credentials::table
                    .filter(certificate_credentials::user_id.eq(c::user_id))
                    .filter(certificate_credentials::certificate_id.eq(c::id));
                let missing: Vec<(UserId, super::CertificateId)> = c::table
                    .filter(diesel::dsl::not(diesel::dsl::exists(signed)))
                    .order((c::issued_at, c::id))
                    .limit(BATCH)
                    .select((c::user_id, c::id))
                    .load(conn)
                    .await?;
                let mut open: Vec<Certificate> = Vec::with_capacity(missing.len());
                for (user, id) in missing {
                    open.push(queries::by_id(conn, user, id).await?);
                }
                attest_issued(conn, app, &open, app.now()).await
            })
            .await?;
        done += signed;
        if signed == 0 {
            return Ok(done);
        }
    }
}
