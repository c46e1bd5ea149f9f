//! Style sheets, scripts and icons: in the binary, under names that change with their content.

use std::collections::HashMap;
use std::io::Write;
use std::sync::LazyLock;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use flate2::write::GzEncoder;
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use super::Routes;
use crate::error::{Error, Result};

#[derive(RustEmbed)]
#[folder = "static"]
#[include = "css/*.css"]
#[include = "js/*.js"]
struct Files;

/// One file as it is served.
struct Asset {
    content_type: &'static str,
    plain: Vec<u8>,
    brotli: Vec<u8>,
    gzip: Vec<u8>,
}

/// All files by served name, and the served name of each.
struct Shelf {
    served: HashMap<String, Asset>,
    names: HashMap<String, String>,
}

static SHELF: LazyLock<Shelf> = LazyLock::new(Shelf::fill);

impl Shelf {
    fn fill() -> Shelf {
        let mut shelf = Shelf { served: HashMap::new(), names: HashMap::new() };
        let mut sheets: Vec<_> = Files::iter().filter(|name| name.starts_with("css/")).collect();
        sheets.sort();
        let sheets = sheets.iter().filter_map(|name| Files::get(name));
        let css: Vec<u8> = sheets.flat_map(|file| without_remarks(&file.data)).collect();
        shelf.put("carrel.css", css);
        for name in Files::iter().filter(|name| !name.starts_with("css/")) {
            if let (Some(file), Some(short)) = (Files::get(&name), name.rsplit('/').next()) {
                shelf.put(short, file.data.to_vec());
            }
        }
        shelf
    }

    fn put(&mut self, name: &str, plain: Vec<u8>) {
        let print: String = Sha256::digest(&plain).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let served = format!("{stem}.{print}.{extension}");
        let content_type = match extension {
            "css" => "text/css; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "svg" => "image/svg+xml",
            "png" => "image/png",
            _ => "application/octet-stream",
        };
        let asset = Asset { content_type, brotli: brotli(&plain), gzip: gzip(&plain), plain };
        self.names.insert(name.to_owned(), format!("/s/{served}"));
        self.served.insert(served, asset);
    }
}

/// A style sheet without the lines that are only a remark: readers of the source need them, browsers don't.
fn without_remarks(css: &[u8]) -> Vec<u8> {
    let is_remark = |line: &&[u8]| line.starts_with(b"/*") && line.ends_with(b"*/");
    css.split(|byte| *byte == b'\n').filter(|line| !is_remark(line)).collect::<Vec<_>>().join(&b'\n')
}

fn brotli(plain: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    // Writing to memory can't fail; an empty result is never served.
    if brotli::BrotliCompress(&mut &plain[..], &mut out, &params).is_err() {
        out.clear();
    }
    out
}

fn gzip(plain: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(plain).and_then(|()| encoder.finish()).unwrap_or_default()
}

/// The address of a file, by its short name: `carrel.css`, `player.js`.
pub fn address(name: &str) -> &'static str {
    SHELF.names.get(name).map_or("", String::as_str)
}

/// Compresses all files now, not at the first request.
pub fn prepare() {
    LazyLock::force(&SHELF);
}

/// The one route.
pub fn routes() -> Routes {
    Routes::new().get("/s/{name}", serve)
}

async fn serve(request: HttpRequest, name: web::Path<String>) -> Result<HttpResponse> {
    let asset = SHELF.served.get(name.as_str()).ok_or(Error::NotFound)?;
    let accepted = request.headers().get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
    let (encoding, body) = if accepted.contains("br") && !asset.brotli.is_empty() {
        ("br", &asset.brotli)
    } else if accepted.contains("gzip") && !asset.gzip.is_empty() {
        ("gzip", &asset.gzip)
    } else {
        ("identity", &asset.plain)
    };
    Ok(HttpResponse::Ok()
        .content_type(asset.content_type)
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((header::VARY, "Accept-Encoding"))
        .insert_header((header::CONTENT_ENCODING, encoding))
        .body(body.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_sheet_keeps_to_its_budget() {
        let sheet = &SHELF.served[address("carrel.css").trim_start_matches("/s/")];
        assert!(sheet.gzip.len() <= 7_000, "{} bytes compressed", sheet.gzip.len());
        assert!(!sheet.plain.windows(2).any(|pair| pair == b"/*"), "a remark is served");
    }

    #[test]
    fn a_name_that_is_not_ours_has_no_address() {
        assert_eq!(address("jquery.js"), "");
    }
}
