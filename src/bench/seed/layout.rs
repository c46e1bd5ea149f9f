//! The layout of the certificates that are measured: a logo and two signatures, as an association has.

use std::io::Cursor;

use anyhow::Context;
use image::{ImageFormat, Rgba, RgbaImage};

use crate::accounts::UserId;
use crate::app::App;
use crate::bench::target::Target;
use crate::certificates::layout::{self, Layout, Picture, Purpose, Signing};
use crate::db::Conn;

/// Gives the provider a layout with every picture it can have.
pub async fn dress(conn: &mut Conn, app: &App, target: &Target, by: UserId) -> anyhow::Result<()> {
    let organization = target.provider.id;
    let mut layout = Layout::default();
    for (purpose, across) in [(Purpose::Logo, 1.0), (Purpose::Signature, 3.0), (Purpose::Signature, 5.0)] {
        let picture = Picture::from_upload(&drawn(across)?, purpose)?;
        layout::keep_picture(conn, organization, &picture, app.now()).await?;
        match purpose {
            Purpose::Logo => layout.logo = Some(picture.hash),
            Purpose::Signature => layout.signatories.push(Signing {
                name: format!("Signatory {}", layout.signatories.len() + 1),
                title: "Continuing education".to_owned(),
                signature: Some(picture.hash),
            }),
        }
    }
    let saved = layout::save(conn, organization, 0, &layout, by, app.now()).await?;
    saved.context("the provider has a layout already").map(drop)
}

/// A line like that of a pen, swinging so often across the sheet, on nothing; as a PNG file.
fn drawn(across: f64) -> anyhow::Result<Vec<u8>> {
    let ink = |x: u32, y: u32| {
        let middle = 100.0 + 80.0 * (f64::from(x) / 600.0 * across * std::f64::consts::TAU).sin();
        (f64::from(y) - middle).abs() < 6.0
    };
    let picture = RgbaImage::from_fn(600, 200, |x, y| if ink(x, y) { Rgba([20, 40, 90, 255]) } else { Rgba([0; 4]) });
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png)?;
    Ok(bytes.into_inner())
}
