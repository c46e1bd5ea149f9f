//! Checking a packet from its file alone: the signature of the list, the hash of every file, that nothing is missing
//! and nothing was added, and each certificate. It knows no database, no network and no clock.

mod beside;
mod found;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{Read, Seek};

use sha2::{Digest, Sha256};
use zip::ZipArchive;

use super::manifest::{FORMAT, KEYS, Listed, Manifest, NAME, SIGNED};
use crate::certificates::{self, Finding, Held, Holds, KnownKeys, Part};

use beside::nothing_beside;
pub use found::{Found, Report};

/// Files at most.
const MOST_FILES: usize = 5_000;
/// Largest file that is held, in bytes: the list, and what belongs to a certificate.
const LARGEST_HELD: u64 = 8 << 20;
/// Largest file of all, in bytes: evidence may have 50 MB.
const LARGEST: u64 = 128 << 20;
/// All files together, in bytes, unpacked.
const MOST_BYTES: u64 = 4 << 30;
/// Longest name, in bytes.
const LONGEST_NAME: usize = 200;

/// Checks a packet. With `trusted`, only those keys count; without, those in the packet do, which shows that it is
/// whole but not whose it is.
pub fn check<R: Read + Seek>(mut packet: R, trusted: Option<&KnownKeys>) -> Report {
    let mut report = Report::default();
    let whole = nothing_beside(&mut packet);
    let Ok(archive) = ZipArchive::new(packet) else {
        report.add(Found::NoPacket);
        return report;
    };
    let mut opened = Opened { archive, report };
    if opened.looks_right() {
        opened.check(trusted);
    }
    if !whole {
        opened.report.add(Found::Beside);
    }
    opened.report
}

/// Whether it is a ZIP at all, whatever stands before it.
pub fn is_packet<R: Read + Seek>(file: R) -> bool {
    ZipArchive::new(file).is_ok()
}

struct Opened<R> {
    archive: ZipArchive<R>,
    report: Report,
}

/// Why a file was not read.
enum Unread {
    Missing,
    Large,
    Broken,
}

impl<R: Read + Seek> Opened<R> {
    /// Whether it can be opened without harm. A name twice hides a file, and so does what stands before the first.
    fn looks_right(&mut self) -> bool {
        if self.archive.len() > MOST_FILES {
            self.report.add(Found::TooMany);
        }
        if self.archive.has_duplicate_names() || self.archive.offset() != 0 {
            self.report.add(Found::Hidden);
        }
        let names = self.names();
        for name in names.iter().filter(|name| !fit(name)) {
            self.report.add(Found::BadName(name.clone()));
        }
        !self.report.is_false()
    }

    /// Every name; one that can't be read becomes one that doesn't fit.
    fn names(&self) -> Vec<String> {
        self.archive.file_names().map(|name| name.map_or_else(|_| "\u{fffd}".to_owned(), Cow::into_owned)).collect()
    }

    fn check(&mut self, trusted: Option<&KnownKeys>) {
        let Some((manifest, text)) = self.manifest() else { return };
        self.report.about = Some(manifest.clone());
        self.signature(&manifest, &text, trusted);
        self.files(&manifest);
        if !self.report.is_false() {
            self.certificates(&manifest, trusted);
        }
    }

    fn manifest(&mut self) -> Option<(Manifest, Vec<u8>)> {
        let text = match self.held(NAME) {
            Ok(text) => text,
            Err(why) => {
                self.unread(NAME, &why);
                return None;
            }
        };
        match serde_json::from_slice::<Manifest>(&text).ok().filter(|manifest| manifest.format == FORMAT) {
            Some(manifest) => Some((manifest, text)),
            None => {
                self.report.add(Found::Unreadable(NAME.to_owned()));
                None
            }
        }
    }

    /// Whether the list is signed, by whom, and while the key was in use.
    fn signature(&mut self, manifest: &Manifest, text: &[u8], trusted: Option<&KnownKeys>) {
        let token = match self.held(SIGNED) {
            Ok(token) => token,
            Err(why) => return self.unread(SIGNED, &why),
        };
        let keys = match trusted {
            Some(trusted) => trusted.clone(),
            None => match self.held(KEYS).map(|keys| serde_json::from_slice::<KnownKeys>(&keys)) {
                Ok(Ok(keys)) => keys,
                Ok(Err(_)) => return self.report.add(Found::Unreadable(KEYS.to_owned())),
                Err(why) => return self.unread(KEYS, &why),
            },
        };
        let opened = certificates::open_statement(&String::from_utf8_lossy(&token), &keys);
        let (signed, did, key) = match opened {
            Ok(opened) => opened,
            Err(fault) => return self.report.add(Found::NotSigned(fault)),
        };
        let in_use = keys.find(&key).is_some_and(|known| known.in_use(manifest.made_at));
        if signed != text || manifest.iss.as_deref() != Some(did.as_str()) {
            self.report.add(Found::OtherList);
        } else if !in_use || manifest.iat != manifest.made_at.timestamp() {
            self.report.add(Found::NotSigned(certificates::Fault::Retired));
        } else {
            self.report.add(Found::Signed { did, at: manifest.made_at });
            self.report.add(if trusted.is_some() { Found::KeysTrusted } else { Found::KeysUnproven });
        }
    }

    /// Whether every file that is listed is there as it was, and no other.
    fn files(&mut self, manifest: &Manifest) {
        let sum = manifest.files.iter().fold(0_u64, |sum, file| sum.saturating_add(file.size));
        if sum > MOST_BYTES {
            return self.report.add(Found::TooMuch);
        }
        let mut listed: BTreeSet<&str> = [NAME, SIGNED].into();
        for file in &manifest.files {
            if !listed.insert(&file.name) {
                self.report.add(Found::Unreadable(NAME.to_owned()));
            }
            match self.same(file) {
                Ok(true) => {}
                Ok(false) => self.report.add(Found::Altered(file.name.clone())),
                Err(why) => self.unread(&file.name, &why),
            }
        }
        let names = self.names();
        for name in names.iter().filter(|name| !listed.contains(name.as_str())) {
            self.report.add(Found::Added(name.clone()));
        }
        if !self.report.is_false() {
            self.report.add(Found::Whole { files: manifest.files.len(), bytes: sum });
        }
    }

    /// Whether a file has its size and its hash. No more of it is unpacked than there should be.
    fn same(&mut self, file: &Listed) -> Result<bool, Unread> {
        if file.size > LARGEST {
            return Err(Unread::Large);
        }
        let index = self.archive.index_for_name(&file.name).ok_or(Unread::Missing)?;
        let mut content = self.archive.by_index(index).map_err(|_| Unread::Broken)?.take(file.size + 1);
        let (mut digest, mut size, mut piece) = (Sha256::new(), 0_u64, vec![0_u8; 64 * 1024]);
        loop {
            // A checksum that doesn't fit shows here as well.
            let read = content.read(&mut piece).map_err(|_| Unread::Broken)?;
            if read == 0 {
                break;
            }
            digest.update(piece.get(..read).unwrap_or_default());
            size = size.saturating_add(u64::try_from(read).unwrap_or(u64::MAX));
        }
        let hash: String = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(size == file.size && hash == file.sha256)
    }

    /// Each certificate, as of when the packet was made: what it said then is what was signed.
    fn certificates(&mut self, manifest: &Manifest, trusted: Option<&KnownKeys>) {
        let codes = manifest.files.iter().filter_map(|file| {
            file.name.strip_prefix("certificates/")?.strip_suffix(".bundle.json").map(str::to_owned)
        });
        for code in codes.collect::<Vec<_>>() {
            let name = |ending: &str| format!("certificates/{code}.{ending}");
            let names = [name("bundle.json"), name("jwt"), name("credential.json"), name("pdf")];
            let mut held = Vec::with_capacity(names.len());
            for name in &names {
                match self.held(name) {
                    Ok(content) => held.push(content),
                    Err(why) => self.unread(name, &why),
                }
            }
            let [bundle, token, credential, pdf] = held.as_slice() else { continue };
            let papers = Held { bundle, token, credential, pdf };
            let found = match certificates::check_papers(papers, trusted, manifest.made_at) {
                Ok(findings) => judged(code.clone(), findings),
                Err(part) => {
                    let [bundle, token, credential, pdf] = names;
                    Found::CertificateFalse(match part {
                        Part::Bundle => bundle,
                        Part::Token => token,
                        Part::Credential => credential,
                        Part::Pdf => pdf,
                    })
                }
            };
            self.report.add(found);
        }
    }

    /// The whole of a file that may be held.
    fn held(&mut self, name: &str) -> Result<Vec<u8>, Unread> {
        let index = self.archive.index_for_name(name).ok_or(Unread::Missing)?;
        let mut content = Vec::new();
        let file = self.archive.by_index(index).map_err(|_| Unread::Broken)?;
        file.take(LARGEST_HELD + 1).read_to_end(&mut content).map_err(|_| Unread::Broken)?;
        let large = u64::try_from(content.len()).is_ok_and(|size| size > LARGEST_HELD);
        if large { Err(Unread::Large) } else { Ok(content) }
    }

    fn unread(&mut self, name: &str, why: &Unread) {
        let name = name.to_owned();
        self.report.add(match why {
            Unread::Missing => Found::Missing(name),
            Unread::Large => Found::TooLarge(name),
            Unread::Broken => Found::Altered(name),
        });
    }
}

/// What is to be said of a certificate of which this was found.
fn judged(code: String, findings: Vec<Finding>) -> Found {
    match findings.into_iter().find(|finding| finding.holds() == Holds::No) {
        None => Found::Certificate(code),
        Some(finding @ (Finding::Withdrawn { .. } | Finding::Replaced { .. } | Finding::PastDate { .. })) => {
            Found::CertificateOver(code, finding)
        }
        Some(finding) => Found::CertificateWrong(code, finding),
    }
}

/// Whether a name leads nowhere but below the folder into which a packet is unpacked, on any system.
fn fit(name: &str) -> bool {
    let plain = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
    };
    name.len() <= LONGEST_NAME && name.split('/').all(plain)
}
