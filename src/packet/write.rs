//! A packet as a ZIP, written from the beginning to the end: nothing but the file at hand is held.

use std::io::Write;

use actix_web::web::Bytes;
use sha2::{Digest, Sha256};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::gather::Packet;
use super::manifest::{FORMAT, JWKS, KEYS, Listed, Manifest, NAME, PEM, SIGNED};
use super::{html, print, readme};
use crate::certificates::Notary;
use crate::store::Hash;

/// A ZIP that notes what is put into it. The same files in the same order give the same bytes.
pub(super) struct Archive<W: Write> {
    zip: ZipWriter<StreamWriter<W>>,
    listed: Vec<Listed>,
}

impl<W: Write> Archive<W> {
    pub fn new(out: W) -> Archive<W> {
        Archive { zip: ZipWriter::new_stream(out), listed: Vec::new() }
    }

    /// Puts a file in.
    pub fn add(&mut self, name: &str, content: &[u8]) -> anyhow::Result<()> {
        self.put(name, content)?;
        let sha256 = Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect();
        self.listed.push(Listed { name: name.to_owned(), size: u64::try_from(content.len())?, sha256 });
        Ok(())
    }

    fn put(&mut self, name: &str, content: &[u8]) -> anyhow::Result<()> {
        // The time of day would differ each time; when it was made stands in the list.
        let options = SimpleFileOptions::DEFAULT
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::DEFAULT)
            .unix_permissions(0o644);
        self.zip.start_file(name, options)?;
        self.zip.write_all(content)?;
        Ok(())
    }

    /// Puts the list of all files in, and the list signed where somebody can.
    pub fn finish(mut self, manifest: Manifest, notary: Option<&Notary>) -> anyhow::Result<W> {
        let manifest = Manifest { files: std::mem::take(&mut self.listed), ..manifest };
        let text = serde_json::to_vec_pretty(&manifest)?;
        self.put(NAME, &text)?;
        if let Some(notary) = notary {
            self.put(SIGNED, notary.sign(&text)?.as_bytes())?;
        }
        Ok(self.zip.finish()?.into_inner())
    }
}

/// Writes a packet. `fetch` brings a file of the store; it may wait, so this runs on a thread of its own.
///
/// # Errors
/// When nobody reads any more, or a file that was there is gone.
pub(super) fn write<W: Write>(
    packet: &Packet,
    out: W,
    fetch: impl Fn(Hash) -> anyhow::Result<Option<Bytes>>,
) -> anyhow::Result<W> {
    let mut archive = Archive::new(out);
    let summary = packet.summary();
    archive.add("README.txt", readme::text(packet).as_bytes())?;
    archive.add("summary.html", html::page(&summary).into_string().as_bytes())?;
    archive.add("summary.pdf", &print::pdf(&summary)?)?;
    archive.add("explanation.txt", packet.explanation().as_bytes())?;
    archive.add("activities.csv", &packet.spreadsheet()?)?;
    for (certificate, papers) in &packet.certificates {
        let name = |ending: &str| format!("certificates/{}.{ending}", certificate.code);
        let pdf = papers.pdf()?;
        archive.add(&name("pdf"), &pdf)?;
        if let Some(proven) = &papers.proven {
            archive.add(&name("credential.json"), &proven.credential)?;
            archive.add(&name("jwt"), proven.token.as_bytes())?;
            archive.add(&name("bundle.json"), &proven.bundle(&pdf)?)?;
        }
    }
    for evidence in packet.evidence().into_iter().filter(|one| one.there) {
        let content = fetch(evidence.hash)?;
        let content = content.ok_or_else(|| anyhow::anyhow!("{} is gone from the store", evidence.name()))?;
        archive.add(&evidence.name(), &content)?;
    }
    if let Some(notary) = &packet.notary {
        archive.add(JWKS, &serde_json::to_vec_pretty(&notary.jwks())?)?;
        archive.add(KEYS, &serde_json::to_vec_pretty(&notary.known())?)?;
        archive.add(PEM, readme::pem(&notary.key()).as_bytes())?;
    }
    archive.finish(packet.manifest(), packet.notary.as_ref())
}

impl Packet {
    /// The list without the files.
    fn manifest(&self) -> Manifest {
        let standing = &self.standing;
        let rules = &standing.rules;
        Manifest {
            format: FORMAT.to_owned(),
            iss: self.notary.as_ref().map(|notary| notary.did().to_owned()),
            iat: self.made_at.timestamp(),
            made_at: self.made_at,
            person: self.who.clone(),
            library: self.library.clone(),
            program: standing.enrollment.program.clone(),
            program_name: rules.program.name.clone(),
            from: standing.kept.period.span.starts,
            to: standing.ends,
            state: standing.kept.state.word().to_owned(),
            rules: rules.code.clone(),
            rules_version: rules.version.get(),
            rules_approved: standing.confirmed,
            files: Vec::new(),
        }
    }
}
