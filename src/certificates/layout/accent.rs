//! A color that text can be set in: legible on the certificate's paper.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The least contrast of text to its ground (WCAG 2.2, 1.4.3).
const LEAST: f64 = 4.5;
/// The paper on the page, darker than that of the PDF.
const PAPER: [u8; 3] = [0xff, 0xfd, 0xf7];

/// A color of red, green and blue that can be read on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Accent([u8; 3]);

/// Why something is no color for a certificate.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum BadAccent {
    /// Not written as `#1d5540`.
    #[error("not a color")]
    Form,
    /// Too light; so much contrast it has, in hundredths to one.
    #[error("too light")]
    Light(u32),
}

impl Default for Accent {
    fn default() -> Accent {
        Accent([0x1d, 0x55, 0x40])
    }
}

impl Accent {
    /// Red, green, blue.
    pub fn rgb(self) -> [u8; 3] {
        self.0
    }

    /// Six digits, as in an address.
    pub fn digits(self) -> String {
        let [red, green, blue] = self.0;
        format!("{red:02x}{green:02x}{blue:02x}")
    }
}

impl FromStr for Accent {
    type Err = BadAccent;

    fn from_str(text: &str) -> Result<Accent, BadAccent> {
        let digits = text.trim().trim_start_matches('#');
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(BadAccent::Form);
        }
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).map_err(|_| BadAccent::Form);
        let color = [part(0)?, part(2)?, part(4)?];
        let contrast = contrast(color, PAPER);
        if contrast < LEAST {
            let hundredths = (100..=450).take_while(|step| f64::from(*step) <= contrast * 100.0).last();
            return Err(BadAccent::Light(hundredths.unwrap_or(100)));
        }
        Ok(Accent(color))
    }
}

impl fmt::Display for Accent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.digits())
    }
}

impl TryFrom<String> for Accent {
    type Error = BadAccent;

    fn try_from(text: String) -> Result<Accent, BadAccent> {
        text.parse()
    }
}

impl From<Accent> for String {
    fn from(accent: Accent) -> String {
        accent.to_string()
    }
}

/// How two colors stand out from each other, from 1 to 21 (WCAG 2.2, contrast ratio).
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(color: [u8; 3]) -> f64 {
    let [red, green, blue] = color.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_color_is_read_and_written_alike() {
        let accent: Accent = " #1D5540 ".parse().unwrap();
        assert_eq!((accent, accent.to_string().as_str()), (Accent::default(), "#1d5540"));
        assert_eq!(serde_json::from_str::<Accent>("\"#1d5540\"").unwrap(), accent);
    }

    #[test]
    fn what_is_no_color_or_too_light_to_read_is_refused() {
        for bad in ["", "#12345", "#12345g", "green", "#1d55401", "#é1234"] {
            assert_eq!(bad.parse::<Accent>(), Err(BadAccent::Form), "{bad}");
        }
        assert_eq!("#ffffff".parse::<Accent>(), Err(BadAccent::Light(101)));
        // Gray on white: 4.54 to 1; a step lighter 4.48. The paper takes a little more.
        assert!("#757575".parse::<Accent>().is_ok());
        assert!(matches!("#777777".parse::<Accent>(), Err(BadAccent::Light(430..450))));
        assert!(serde_json::from_str::<Accent>("\"#ffff00\"").is_err());
    }

    #[test]
    fn black_on_white_is_twenty_one_to_one() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
    }
}
