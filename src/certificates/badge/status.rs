//! The list that says which credentials were withdrawn: a bit for each (W3C Bitstring Status List).

use std::io::{Read, Write};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use chrono::{DateTime, Utc};
use flate2::read::MultiGzDecoder;
use flate2::{Compression, GzBuilder};
use serde::{Deserialize, Serialize};

use super::context;
use super::issuer::Issuer;
use super::model::{self, Document, Envelope, ShapeError, StatusEntry};
use super::moment;

/// Places in a list: the least that the standard allows, so that one place says nothing of whose it is.
pub const PLACES: u32 = 131_072;
/// Largest list that is read, in bytes; packed, it is at most a hundredth larger.
const LARGEST: u64 = 1 << 20;
/// What a list says of a place.
const PURPOSE: &str = "revocation";
/// How long an answer may be kept, in milliseconds: a withdrawal is public within a minute.
const FRESH: u32 = 60_000;

/// Bits, the first of them the highest of the first byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bits(Vec<u8>);

impl Default for Bits {
    fn default() -> Bits {
        Bits(vec![0; usize::try_from(PLACES / 8).unwrap_or_default()])
    }
}

impl Bits {
    /// A list in which these places are withdrawn. Places beyond [`PLACES`] are passed over.
    pub fn of(withdrawn: impl IntoIterator<Item = u32>) -> Bits {
        let mut bits = Bits::default();
        for place in withdrawn {
            let (byte, bit) = position(place);
            if let Some(byte) = bits.0.get_mut(byte) {
                *byte |= bit;
            }
        }
        bits
    }

    /// Whether a place is withdrawn; `None` beyond the end of the list.
    pub fn is_withdrawn(&self, place: u32) -> Option<bool> {
        let (byte, bit) = position(place);
        self.0.get(byte).map(|byte| byte & bit != 0)
    }

    /// The list packed with gzip, in base64url behind the `u` that says so. Equal lists give equal texts.
    pub fn encode(&self) -> String {
        let mut packed = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
        let bytes = packed.write_all(&self.0).and_then(|()| packed.finish());
        // Writing to memory does not fail.
        format!("u{}", BASE64.encode(bytes.unwrap_or_default()))
    }

    /// Reads a packed list. `None` for one that isn't, that is shorter than the standard allows, or that
    /// would fill more than a megabyte.
    pub fn decode(text: &str) -> Option<Bits> {
        let letters = text.strip_prefix('u')?;
        if u64::try_from(letters.len()).ok()? > 2 * LARGEST {
            return None;
        }
        let mut bytes = Vec::new();
        let packed = BASE64.decode(letters).ok()?;
        let size = MultiGzDecoder::new(&packed[..]).take(LARGEST + 1).read_to_end(&mut bytes).ok()?;
        let size = u64::try_from(size).ok()?;
        (size <= LARGEST && size >= u64::from(PLACES / 8)).then_some(Bits(bytes))
    }
}

/// The byte and the bit of a place.
fn position(place: u32) -> (usize, u8) {
    (usize::try_from(place / 8).unwrap_or(usize::MAX), 0x80 >> (place % 8))
}

/// A list as a credential, which is signed like any other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct StatusList {
    #[serde(rename = "@context")]
    context: Vec<String>,
    id: String,
    #[serde(rename = "type")]
    kind: Vec<String>,
    issuer: String,
    valid_from: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_until: Option<String>,
    credential_subject: List,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct List {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    status_purpose: String,
    encoded_list: String,
    ttl: u32,
}

impl StatusList {
    /// The list at an address, as it is now. After `until` it proves nothing any more, so that an old copy
    /// can't hide a withdrawal.
    pub fn new(address: &str, issuer: &Issuer, bits: &Bits, now: DateTime<Utc>, until: DateTime<Utc>) -> StatusList {
        StatusList {
            context: context::STATUS_LIST.map(str::to_owned).to_vec(),
            id: address.to_owned(),
            kind: StatusList::KINDS.map(str::to_owned).to_vec(),
            issuer: issuer.did().to_owned(),
            valid_from: moment::text(now),
            valid_until: Some(moment::text(until)),
            credential_subject: List {
                id: format!("{address}#list"),
                kind: "BitstringStatusList".to_owned(),
                status_purpose: PURPOSE.to_owned(),
                encoded_list: bits.encode(),
                ttl: FRESH,
            },
        }
    }

    /// What it says of a credential's place: whether it was withdrawn. `None` when the place is in another
    /// list, or in none.
    pub fn says(&self, entry: &StatusEntry) -> Option<bool> {
        let same = entry.status_list_credential == self.id && entry.status_purpose == PURPOSE;
        let place = entry.status_list_index.parse().ok().filter(|_| same)?;
        Bits::decode(&self.credential_subject.encoded_list)?.is_withdrawn(place)
    }

    /// The identifier of who issued it.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// From when until when it proves anything.
    pub fn window(&self) -> Option<(DateTime<Utc>, Option<DateTime<Utc>>)> {
        let until = match &self.valid_until {
            Some(until) => Some(moment::read(until)?),
            None => None,
        };
        Some((moment::read(&self.valid_from)?, until))
    }
}

impl StatusEntry {
    /// A place in the list at an address. `None` beyond its end.
    pub fn new(list: &str, place: u32) -> Option<StatusEntry> {
        (place < PLACES).then(|| StatusEntry {
            id: format!("{list}#{place}"),
            kind: "BitstringStatusListEntry".to_owned(),
            status_purpose: PURPOSE.to_owned(),
            status_list_index: place.to_string(),
            status_list_credential: list.to_owned(),
        })
    }
}

impl Document for StatusList {
    const KINDS: [&'static str; 2] = ["VerifiableCredential", "BitstringStatusListCredential"];
    const CONTEXTS: &'static [&'static str] = &context::STATUS_LIST;

    fn envelope(&self) -> Envelope<'_> {
        Envelope {
            context: &self.context,
            id: &self.id,
            kind: &self.kind,
            issuer: &self.issuer,
            valid_from: &self.valid_from,
            valid_until: self.valid_until.as_deref(),
        }
    }

    fn check_inside(&self) -> Result<(), ShapeError> {
        model::one_kind(&self.credential_subject.kind, "BitstringStatusList")?;
        model::address(&self.credential_subject.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_first_place_is_the_highest_bit() {
        let bits = Bits::of([0, 9, PLACES]);
        assert_eq!(bits.0[..2], [0x80, 0x40]);
        assert_eq!(
            [0, 1, 9, PLACES - 1, PLACES].map(|place| bits.is_withdrawn(place)),
            [Some(true), Some(false), Some(true), Some(false), None]
        );
    }

    #[test]
    fn the_empty_list_of_the_standard_is_read() {
        // The example of W3C Bitstring Status List 1.0, section 2.2.
        let text = "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA";
        assert_eq!(Bits::decode(text), Some(Bits::default()));
    }

    #[test]
    fn a_list_that_is_short_broken_or_a_bomb_is_refused() {
        let packed = |size: usize| {
            let mut packed = GzBuilder::new().write(Vec::new(), Compression::best());
            packed.write_all(&vec![0; size]).unwrap();
            format!("u{}", BASE64.encode(packed.finish().unwrap()))
        };
        assert!(Bits::decode(&packed(16_384)).is_some());
        for text in [packed(16_383), packed(30_000_000), String::new(), "uAAAA".into(), packed(16_384)[1..].into()] {
            assert_eq!(Bits::decode(&text), None);
        }
    }

    proptest! {
        #[test]
        fn any_list_survives_packing(withdrawn in proptest::collection::btree_set(0..PLACES, 0..200), other in 0..PLACES) {
            let bits = Bits::of(withdrawn.iter().copied());
            let read = Bits::decode(&bits.encode()).unwrap();
            prop_assert_eq!(&read, &bits);
            prop_assert!(withdrawn.iter().all(|place| read.is_withdrawn(*place) == Some(true)));
            prop_assert_eq!(read.is_withdrawn(other), Some(withdrawn.contains(&other)));
        }
    }
}
