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
        let mut scripts: Vec<_> =
            Files::iter().filter_map(|name| name.strip_prefix("js/").map(str::to_owned)).collect();
        scripts.sort();
        for name in scripts.iter().filter(|name| *name != WORKER) {
            shelf.put_script(name);
        }
        shelf
    }

    /// Puts a module behind those it imports: its name changes with theirs.
    fn put_script(&mut self, name: &str) {
        if self.names.contains_key(name) {
            return;
        }
        // Known from here on, so that two modules that import each other come to an end.
        self.names.insert(name.to_owned(), format!("/s/{name}"));
        let mut text = script(name);
        for imported in imports(&text) {
            self.put_script(&imported);
            let served = self.names.get(&imported).map_or("", String::as_str).trim_start_matches("/s/");
            text = text.replace(&format!("\"./{imported}\""), &format!("\"./{served}\""));
        }
        self.put(name, tight(&squeezed(&text)).into_bytes());
    }

    fn put(&mut self, name: &str, plain: Vec<u8>) {
        let print: String = Sha256::digest(&plain).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
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

/// A style sheet without the lines that are only a remark, and without the line ends that say nothing: readers
/// of the source need them, browsers don't.
fn without_remarks(css: &[u8]) -> Vec<u8> {
    let is_remark = |line: &&[u8]| line.starts_with(b"/*") && line.ends_with(b"*/");
    let goes_on = |line: &[u8]| line.last().is_none_or(|last| b";{},".contains(last));
    let lines = css.split(|byte| *byte == b'\n').filter(|line| !is_remark(line));
    lines.flat_map(|line| [line, if goes_on(line) { b"" } else { b"\n" }].concat()).collect()
}

/// The worker is served at an address of its own, put together from these: not every browser lets a
/// worker import.
const WORKER: &str = "sw.js";
const WORKER_PARTS: [&str; 3] = ["store.js", "outbox.js", WORKER];

/// A script without the lines that are only a remark, and without indentation: no text goes over a line's end.
fn script(name: &str) -> String {
    let file = Files::get(&format!("js/{name}")).map(|file| file.data).unwrap_or_default();
    let text = String::from_utf8_lossy(&file);
    let lines = text.lines().map(str::trim_start).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// The same without the line ends that say nothing, after a sign that ends no statement but with itself.
fn tight(script: &str) -> String {
    let goes_on = |line: &str| line.ends_with([';', '{', ',', '(', '[']);
    script.lines().flat_map(|line| [line, if goes_on(line) { "" } else { "\n" }]).collect()
}

/// The same without the spaces beside signs that need none. What stands in quotes stays as it is, and so does a line
/// from its first backtick or slash on: a template or a pattern may be anything.
fn squeezed(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    for line in script.lines() {
        let mut rest = line;
        while let Some(at) = rest.find(['"', '`', '/']) {
            let (code, quoted) = rest.split_at(at);
            let second = quoted.match_indices('"').nth(1).filter(|_| quoted.starts_with('"'));
            let (quoted, after) = quoted.split_at(second.map_or(quoted.len(), |(end, _)| end + 1));
            out.extend([without_spaces(code).as_str(), quoted]);
            rest = after;
        }
        out.extend([without_spaces(rest).as_str(), "\n"]);
    }
    out
}

fn without_spaces(code: &str) -> String {
    let binds = |sign: char| "=<>&|?,:{}".contains(sign);
    let mut out = String::with_capacity(code.len());
    let mut signs = code.chars().peekable();
    while let Some(sign) = signs.next() {
        let beside = out.chars().next_back().is_some_and(binds) || signs.peek().copied().is_some_and(binds);
        if sign != ' ' || !beside {
            out.push(sign);
        }
    }
    out
}

/// The modules that a script imports, at once or later.
fn imports(script: &str) -> Vec<String> {
    let quoted = script.split("\"./").skip(1).filter_map(|rest| rest.split('"').next());
    quoted.filter(|name| name.ends_with(".js")).map(str::to_owned).collect()
}

/// The script of the service worker, without what only the program that serves it knows.
pub fn worker() -> String {
    let parts = WORKER_PARTS.iter().map(|name| script(name));
    let lines: Vec<String> = parts.flat_map(|part| part.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    let lines = lines.iter().filter(|line| !line.starts_with("import "));
    let lines: String = lines.map(|line| format!("{}\n", line.trim_start_matches("export "))).collect();
    squeezed(&lines)
}

/// Says which program this is, as far as pages are concerned: it changes with any file they use.
pub fn release() -> &'static str {
    static RELEASE: LazyLock<String> = LazyLock::new(|| {
        let names = all().join(" ") + env!("CARGO_PKG_VERSION");
        Sha256::digest(names).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
    });
    &RELEASE
}

/// The addresses of everything that pages need to work without a network, in a steady order.
pub fn all() -> Vec<&'static str> {
    let mut all: Vec<_> = SHELF.names.values().map(String::as_str).collect();
    all.sort_unstable();
    all
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

/// The bytes at an address, as they are before they travel.
pub fn plain(address: &str) -> &'static [u8] {
    SHELF.served.get(address.trim_start_matches("/s/")).map_or(&[], |asset| &asset.plain)
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
    fn the_scripts_keep_to_their_budget() {
        let scripts = SHELF.served.iter().filter(|(name, _)| name.ends_with(".js"));
        let sizes: usize = scripts.map(|(_, asset)| asset.brotli.len()).sum();
        let worker = brotli(worker().as_bytes()).len();
        assert!(sizes + worker <= 20_000, "{sizes} bytes compressed, and the worker {worker}");
    }

    #[test]
    fn a_module_is_served_under_a_name_that_follows_from_what_it_imports() {
        let player = &SHELF.served[address("player.js").trim_start_matches("/s/")];
        let text = String::from_utf8_lossy(&player.plain);
        let desk = address("desk.js").trim_start_matches("/s/");
        assert!(text.contains(&format!("import(\"./{desk}\")")), "{text}");
        for (name, asset) in SHELF.served.iter().filter(|(name, _)| name.ends_with(".js")) {
            for imported in imports(&String::from_utf8_lossy(&asset.plain)) {
                assert!(SHELF.served.contains_key(&imported), "{name} imports {imported}, which is not served");
            }
        }
    }

    #[test]
    fn lines_are_joined_only_where_nothing_changes() {
        assert_eq!(tight("a();\nif (b) {\nc(\n1,\n2)\n}\nd\n"), "a();if (b) {c(1,2)\n}\nd\n");
    }

    #[test]
    fn spaces_go_only_where_they_say_nothing() {
        for (line, squeezed_line) in [
            ("const a = b ? c : { d, e };", "const a=b?c:{d,e};"),
            ("f(\"a, b = c\", g => !h)", "f(\"a, b = c\",g=>!h)"),
            ("x = `${a ?? \"\"} => ${b}` + c - d;", "x=`${a ?? \"\"} => ${b}` + c - d;"),
            ("return text.match(/a , b/) || c / 2;", "return text.match(/a , b/) || c / 2;"),
            ("import { a } from \"./b.js\";", "import{a}from \"./b.js\";"),
        ] {
            assert_eq!(squeezed(line), format!("{squeezed_line}\n"));
        }
    }

    #[test]
    fn the_worker_is_one_piece() {
        let text = worker();
        assert!(!text.contains("import ") && !text.contains("export "), "{text}");
        assert!(text.contains("async function send(") && text.contains("addEventListener(\"fetch\""));
    }

    #[test]
    fn a_name_that_is_not_ours_has_no_address() {
        assert_eq!(address("jquery.js"), "");
    }
}
