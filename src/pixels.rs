//! Pictures that people send, decoded.

use std::panic::{AssertUnwindSafe, catch_unwind};

use image::error::{DecodingError, ImageFormatHint};
use image::{DynamicImage, ImageDecoder, ImageError, ImageResult};

/// Decodes a picture within the decoder's limits. One that makes its decoder panic is as broken as one that the decoder
/// refuses: png 0.18.1 does for a palette of a length that the format doesn't allow (image-rs/image-png, issue 694).
///
/// # Errors
/// What the decoder says is wrong with it.
pub fn decode(decoder: impl ImageDecoder) -> ImageResult<DynamicImage> {
    // The decoder is gone afterwards, whatever state it was left in.
    let decoded = catch_unwind(AssertUnwindSafe(|| DynamicImage::from_decoder(decoder)));
    decoded.unwrap_or_else(|_| {
        Err(ImageError::Decoding(DecodingError::new(ImageFormatHint::Unknown, "the decoder gave up".to_owned())))
    })
}
