//! A first visit to a lesson, as a browser makes it, and the step after: requests and bytes.

use crate::bench::figures::{Figure, Value};
use crate::bench::number::of_len;
use crate::bench::requests;
use crate::bench::stage::Stage;

/// What a page asks its browser to fetch at once.
#[derive(Debug, Default, PartialEq, Eq)]
struct Parts {
    /// Needed before anything is painted.
    sheets: Vec<String>,
    /// The rest: scripts, icons, pictures that aren't lazy.
    others: Vec<String>,
}

/// Looks through the tags of our own pages: attributes in quotes, no tag inside a comment.
fn parts(html: &str) -> Parts {
    let mut parts = Parts::default();
    for tag in html.split('<').skip(1).filter_map(|text| text.split('>').next()) {
        let value = |name: &str| {
            let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
            rest.split('"').next().map(str::to_owned)
        };
        let word = tag.split_whitespace().next().unwrap_or_default();
        match (word, value("rel").as_deref()) {
            ("link", Some("stylesheet")) => parts.sheets.extend(value("href")),
            ("link", Some("icon" | "modulepreload" | "preload")) => {
                // What stands in the page itself costs no request.
                parts.others.extend(value("href").filter(|address| !address.starts_with("data:")));
            }
            ("script", _) => parts.others.extend(value("src")),
            ("img", _) if value("loading").as_deref() != Some("lazy") => parts.others.extend(value("src")),
            _ => {}
        }
    }
    parts
}

/// Requests and bytes, answers' headers included.
pub async fn visit(stage: &Stage<'_>) -> anyhow::Result<Vec<Figure>> {
    let cookie = requests::cookie(stage.app, 3, Vec::new())?;
    let path = stage.target.page()?;
    let page = stage.page(&path, &cookie).await?;
    let plain = stage.plain_page(&path, &cookie).await?;
    let parts = parts(&String::from_utf8_lossy(&plain.body));
    let mut painted = page.wire;
    for sheet in &parts.sheets {
        painted += stage.page(sheet, "").await?.wire;
    }
    let mut all = painted;
    for other in &parts.others {
        all += stage.page(other, "").await?.wire;
    }
    let next = stage.page(&stage.target.next_page()?, &cookie).await?;
    let requests = 1 + parts.sheets.len() + parts.others.len();
    let value =
        |name: &str, unit, value| Value::new(format!("First visit to a lesson: {name}"), unit, vec![of_len(value)]);
    Ok(vec![
        value("requests", "requests", requests).at_most(3.0).into(),
        value("requests before it can be read", "requests", 1 + parts.sheets.len()).at_most(2.0).into(),
        value("bytes", "bytes", all).at_most(20_000.0).into(),
        value("bytes before it can be read", "bytes", painted).at_most(14_000.0).into(),
        Value::new("The step after: bytes, one request", "bytes", vec![of_len(next.wire)]).at_most(6_000.0).into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_browser_fetches_at_once_is_found() {
        let html = "<!DOCTYPE html><link rel=\"icon\" href=\"/s/a.svg\"><link rel=\"stylesheet\" href=\"/s/a.css\">\
            <link rel=\"alternate\" href=\"/es\"><script type=\"module\" src=\"/s/a.js\"></script>\
            <img src=\"/m/1.svg\" loading=\"lazy\"><img src=\"/m/2.svg\" alt=\"\"><a href=\"/\">x</a>";
        let found = parts(html);
        assert_eq!(found.sheets, ["/s/a.css"]);
        assert_eq!(found.others, ["/s/a.svg", "/s/a.js", "/m/2.svg"]);
    }
}
