//! A made-up certificate, for the preview of a layout.

use chrono::NaiveDate;
use rand::SeedableRng;
use rand::rngs::StdRng;

use crate::app::App;
use crate::certificates::facts::{Assessment, CreditLine, Module, Provider, Signatory};
use crate::certificates::layout::{Layout, issued_as};
use crate::certificates::{Code, Facts, Prefix};
use crate::error::Result;
use crate::i18n::{Language, Words};
use crate::organizations::Organization;

/// What a certificate of this organization would say in this layout, of a learner who does not exist.
pub(super) fn facts(
    app: &App,
    organization: &Organization,
    layout: &Layout,
    version: u32,
    today: NaiveDate,
) -> Result<Facts> {
    let words = Words::of(layout.language.unwrap_or(Language::English));
    let prefix = Prefix::parse(&organization.body.certificate_prefix)
        .ok_or_else(|| anyhow::anyhow!("{} has no prefix for certificates", organization.slug))?;
    // The same code each time, so that only what is changed changes in the preview.
    let code = Code::random(&prefix, &mut StdRng::seed_from_u64(1));
    let plain = Facts {
        verify_url: app.config().url(&format!("/v/{code}")),
        code,
        language: words.language().tag().to_owned(),
        example: organization.body.example,
        learner: words.say("sample-learner"),
        library: Some(words.say("sample-library")),
        module: Module {
            title: words.say("sample-module"),
            description: words.say("sample-about"),
            objectives: vec![words.say("sample-objective")],
            approvals: Vec::new(),
            version: 1,
            hash: "0".repeat(64),
        },
        period: None,
        provider: Provider::of(organization),
        completed_on: today,
        delivery: words.say("attested-individual-interactive"),
        minutes: 50,
        credits: vec![CreditLine {
            code: None,
            programme: words.say("sample-program"),
            amount: "0.833".to_owned(),
            unit: words.say("sample-unit"),
            explanation: words.say("sample-explanation"),
            rules: words.fill("attested-rule", &[("name", words.say("sample-program").into()), ("version", 1.into())]),
        }],
        topics: vec![words.say("topic-public-service")],
        assessment: Assessment {
            rule: words.say("attested-all"),
            result: words.fill("attested-result", &[("right", 8.into()), ("questions", 8.into())]),
        },
        instructor: words.say("sample-instructor"),
        signatory: Signatory::of(organization),
        cosignatories: Vec::new(),
        wording: None,
        layout: None,
        issued_on: today,
        expires_on: None,
    };
    Ok(issued_as(layout, version, plain, today))
}
