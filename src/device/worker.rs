//! `/sw.js`: the service worker, with what only this program knows in front of it.

use std::sync::LazyLock;

use actix_web::HttpResponse;
use actix_web::web::Data;
use sha2::{Digest, Sha256};

use super::shell;
use crate::app::App;
use crate::i18n::{Language, Words};
use crate::web::{Frame, assets};

/// What pages need without a network: what every page is made of, and the page that stands in.
fn files() -> Vec<&'static str> {
    let mut files = assets::all();
    files.insert(0, "/offline");
    files
}

/// Changes with everything that the worker lays out beforehand.
fn release(site: &str) -> String {
    static WORKER: LazyLock<String> = LazyLock::new(assets::worker);
    let page = shell::page(&Frame::of_nobody(site, Words::of(Language::English))).into_string();
    let print = Sha256::new().chain_update(&*WORKER).chain_update(page).chain_update(assets::release()).finalize();
    print.iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

fn script(site: &str) -> serde_json::Result<String> {
    let release = serde_json::to_string(&release(site))?;
    let files = serde_json::to_string(&files())?;
    Ok(format!("const RELEASE = {release};\nconst FILES = {files};\n{}", assets::worker()))
}

/// The script. Browsers ask for it again at each visit, and compare.
pub(super) async fn show(app: Data<App>) -> crate::error::Result<HttpResponse> {
    let script = script(&app.config().name).map_err(anyhow::Error::from)?;
    Ok(HttpResponse::Ok()
        .content_type("text/javascript; charset=utf-8")
        .insert_header(("cache-control", "no-cache"))
        .body(script))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn what_is_laid_out_beforehand_is_small() {
        let zip = |bytes: &[u8]| {
            let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
            encoder.write_all(bytes).unwrap_or_default();
            encoder.finish().map_or(usize::MAX, |zipped| zipped.len())
        };
        let page = shell::page(&Frame::of_nobody("Carrel", Words::default())).into_string();
        let files: usize = assets::all().iter().map(|address| zip(assets::plain(address))).sum();
        let all = files + zip(page.as_bytes()) + zip(script("Carrel").unwrap_or_default().as_bytes());
        assert!(all <= 60_000, "{all} bytes compressed");
    }

    #[test]
    fn another_name_of_the_site_is_another_release() {
        assert_eq!(release("Carrel"), release("Carrel"));
        assert_ne!(release("Carrel"), release("Willow Creek"));
    }
}
