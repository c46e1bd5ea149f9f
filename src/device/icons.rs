//! `/icons/{name}`: the lamp of the site as an icon of a device, drawn from the same lines in each size.

use std::sync::LazyLock;

use actix_web::HttpResponse;
use actix_web::web::Path;
use anyhow::Context;
use image::ImageEncoder;
use image::codecs::png::PngEncoder;
use kurbo::{BezPath, PathEl};
use serde_json::{Value, json};
use tiny_skia::{Color, FillRule, Paint, PathBuilder, Pixmap, Transform};

use crate::error::{Error, Result};

/// The drawing, on a square of 24: each part with its color.
const LAMP: [(&str, [u8; 3]); 2] =
    [("M3 11.5C3 6.6 6 4 12 4s9 2.6 9 7.5z", [0x1d, 0x55, 0x40]), ("M11 11h2v8h4v2H7v-2h4z", [0xb9, 0x84, 0x2b])];
/// The paper behind it.
const PAPER: [u8; 3] = [0xfa, 0xf5, 0xe9];
const SIDE: f32 = 24.0;

/// One of the icons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Icon {
    name: &'static str,
    /// Width and height in pixels; 0 for the drawing itself.
    pixels: u16,
    /// Whether a device may cut it to a shape: then the drawing keeps to the middle.
    maskable: bool,
}

impl Icon {
    /// All of them.
    pub const ALL: [Icon; 4] = [
        Icon { name: "carrel.svg", pixels: 0, maskable: false },
        Icon { name: "carrel-192.png", pixels: 192, maskable: false },
        Icon { name: "carrel-512.png", pixels: 512, maskable: false },
        Icon { name: "carrel-mask-512.png", pixels: 512, maskable: true },
    ];

    /// How the manifest names it.
    pub fn in_manifest(self) -> Value {
        let size = self.pixels;
        let sizes = if size == 0 { "any".to_owned() } else { format!("{size}x{size}") };
        json!({
            "src": format!("/icons/{}", self.name),
            "sizes": sizes,
            "type": self.content_type(),
            "purpose": if self.maskable { "maskable" } else { "any" },
        })
    }

    fn content_type(self) -> &'static str {
        if self.pixels == 0 { "image/svg+xml" } else { "image/png" }
    }

    /// How much of the side the drawing takes: a mask may leave a circle of four fifths.
    fn scale(self) -> f32 {
        if self.maskable { 0.62 } else { 0.84 }
    }

    fn draw(self) -> anyhow::Result<Vec<u8>> {
        if self.pixels == 0 { Ok(self.svg().into_bytes()) } else { self.png() }
    }

    fn svg(self) -> String {
        let hex = |[red, green, blue]: [u8; 3]| format!("#{red:02x}{green:02x}{blue:02x}");
        let parts = LAMP.map(|(path, color)| format!("<path fill=\"{}\" d=\"{path}\"/>", hex(color))).concat();
        let shift = SIDE * (1.0 - self.scale()) / 2.0;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\"><path fill=\"{}\" d=\"M0 0h24v24H0z\"/>\
             <g transform=\"translate({shift} {shift}) scale({})\">{parts}</g></svg>",
            hex(PAPER),
            self.scale()
        )
    }

    fn png(self) -> anyhow::Result<Vec<u8>> {
        let side = u32::from(self.pixels);
        let mut pixmap = Pixmap::new(side, side).context("an icon without size")?;
        pixmap.fill(Color::from_rgba8(PAPER[0], PAPER[1], PAPER[2], 255));
        let scale = f32::from(self.pixels) / SIDE * self.scale();
        let shift = f32::from(self.pixels) * (1.0 - self.scale()) / 2.0;
        let place = Transform::from_scale(scale, scale).post_translate(shift, shift);
        for (path, [red, green, blue]) in LAMP {
            let mut paint = Paint::default();
            paint.set_color_rgba8(red, green, blue, 255);
            pixmap.fill_path(&outline(path)?, &paint, FillRule::Winding, place, None);
        }
        let mut bytes = Vec::new();
        // Nothing shines through, so that the bytes mean the same as in a picture of its own colors.
        PngEncoder::new(&mut bytes).write_image(pixmap.data(), side, side, image::ExtendedColorType::Rgba8)?;
        Ok(bytes)
    }
}

/// A path of the drawing for the one who paints it.
fn outline(path: &str) -> anyhow::Result<tiny_skia::Path> {
    let mut builder = PathBuilder::new();
    for element in BezPath::from_svg(path)?.elements() {
        match *element {
            PathEl::MoveTo(to) => builder.move_to(single(to.x), single(to.y)),
            PathEl::LineTo(to) => builder.line_to(single(to.x), single(to.y)),
            PathEl::QuadTo(by, to) => builder.quad_to(single(by.x), single(by.y), single(to.x), single(to.y)),
            PathEl::CurveTo(first, second, to) => builder.cubic_to(
                single(first.x),
                single(first.y),
                single(second.x),
                single(second.y),
                single(to.x),
                single(to.y),
            ),
            PathEl::ClosePath => builder.close(),
        }
    }
    builder.finish().context("an empty path")
}

/// The drawing has few digits: nothing is lost.
#[allow(clippy::as_conversions)]
fn single(number: f64) -> f32 {
    number as f32
}

static DRAWN: LazyLock<Vec<(Icon, Vec<u8>)>> =
    LazyLock::new(|| Icon::ALL.into_iter().filter_map(|icon| Some((icon, icon.draw().ok()?))).collect());

/// One of the icons. They are drawn when the first is asked for.
pub(super) async fn show(name: Path<String>) -> Result<HttpResponse> {
    let (icon, bytes) = DRAWN.iter().find(|(icon, _)| icon.name == name.as_str()).ok_or(Error::NotFound)?;
    Ok(HttpResponse::Ok()
        .content_type(icon.content_type())
        .insert_header(("cache-control", "public, max-age=604800"))
        .body(bytes.clone()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn every_icon_is_drawn_in_its_size_and_small() {
        for (icon, bytes) in DRAWN.iter().filter(|(icon, _)| icon.pixels > 0) {
            let picture = image::load_from_memory(bytes).unwrap().to_rgba8();
            let side = u32::from(icon.pixels);
            assert_eq!(picture.dimensions(), (side, side));
            assert!(bytes.len() < 12_000, "{} has {} bytes", icon.name, bytes.len());
            // The shade of the lamp is green, the corner is paper.
            assert_eq!(picture.get_pixel(side / 2, side * 2 / 5).0, [0x1d, 0x55, 0x40, 255], "{}", icon.name);
            assert_eq!(picture.get_pixel(1, 1).0[..3], PAPER, "{}", icon.name);
        }
        assert_eq!(DRAWN.len(), Icon::ALL.len());
    }

    #[test]
    fn a_mask_cuts_nothing_off() {
        let (icon, bytes) = DRAWN.iter().find(|(icon, _)| icon.maskable).unwrap();
        let picture = image::load_from_memory(bytes).unwrap().to_rgba8();
        let half = f64::from(icon.pixels) / 2.0;
        for (x, y, pixel) in picture.enumerate_pixels() {
            let away = (f64::from(x) + 0.5 - half).hypot(f64::from(y) + 0.5 - half);
            assert!(away <= half * 0.8 || pixel.0[..3] == PAPER, "something at {x} {y}");
        }
    }
}
