//! A photo or file that shows that training was done: what it is by its bytes, and what is kept of it.
//!
//! A picture is decoded within bounds, turned upright, scaled and encoded anew, so that nothing of the
//! file itself stays: no place, no camera, nothing hidden. A PDF stays as it is and is only downloaded.

mod picture;
mod sniff;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use actix_web::web::Bytes;
use tokio::sync::Semaphore;

use crate::error::Result;
use crate::store::Kind;

/// The largest file that is taken, in bytes (ux.md 4.4).
pub const LARGEST: usize = 10 * 1024 * 1024;
/// The longer side of a picture that is kept, in pixels: small print on a certificate is still read.
pub const LONGEST_SIDE: u32 = 2_000;

/// What is kept of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clean {
    /// The bytes.
    pub content: Bytes,
    /// What they are.
    pub kind: Kind,
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing in it.
    Empty,
    /// More than [`LARGEST`].
    TooLarge,
    /// A picture with more pixels than are decoded here.
    TooManyPixels,
    /// A picture as phones keep it, which few programs can read: HEIC or AVIF.
    Heic,
    /// None of the kinds that are taken.
    Unknown,
    /// It ends too early, or isn't what it says.
    Broken,
}

impl Refusal {
    /// The message that says what to do.
    pub fn key(self) -> &'static str {
        match self {
            Refusal::Empty => "evidence-empty",
            Refusal::TooLarge => "evidence-too-large",
            Refusal::TooManyPixels => "evidence-too-many-pixels",
            Refusal::Heic => "evidence-heic",
            Refusal::Unknown => "evidence-unknown",
            Refusal::Broken => "evidence-broken",
        }
    }
}

/// What of this file is kept. Works the processor for up to a second: see [`cleaned`].
///
/// # Errors
/// Says why the file is not taken.
pub fn clean(file: &[u8]) -> std::result::Result<Clean, Refusal> {
    if file.is_empty() {
        return Err(Refusal::Empty);
    }
    if file.len() > LARGEST {
        return Err(Refusal::TooLarge);
    }
    match sniff::sniff(file) {
        sniff::Found::Picture(format) => Ok(Clean { content: picture::anew(file, format)?.into(), kind: Kind::Jpeg }),
        sniff::Found::Pdf => Ok(Clean { content: Bytes::copy_from_slice(file), kind: Kind::Pdf }),
        sniff::Found::Heic => Err(Refusal::Heic),
        sniff::Found::Broken => Err(Refusal::Broken),
        sniff::Found::Unknown => Err(Refusal::Unknown),
    }
}

/// One picture is decoded at a time: a large one takes a few hundred megabytes while it is worked on.
pub struct Bench(Semaphore);

impl Default for Bench {
    fn default() -> Bench {
        Bench(Semaphore::new(1))
    }
}

/// The same beside the requests that are being answered, one file after the other.
///
/// # Errors
/// When the work itself fails; a file that is not taken is the inner one.
pub async fn cleaned(bench: &Bench, file: Vec<u8>) -> Result<std::result::Result<Clean, Refusal>> {
    let _turn = bench.0.acquire().await.map_err(anyhow::Error::from)?;
    Ok(tokio::task::spawn_blocking(move || clean(&file)).await.map_err(anyhow::Error::from)?)
}
