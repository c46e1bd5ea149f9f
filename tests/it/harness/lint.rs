//! What every page that any test sees must keep: names, headings, ids, and nothing inline.

use std::collections::HashSet;

use scraper::{ElementRef, Html};

use super::controls::name_of;
use super::page::css;

/// What is wrong with a page, if anything.
pub fn faults(html: &Html) -> Vec<String> {
    let mut faults = Vec::new();
    let root = html.root_element();
    let whole = html.select(&css("head > title")).next().is_some();
    if whole {
        if root.attr("lang").is_none_or(str::is_empty) {
            faults.push("the page has no language".to_owned());
        }
        for (selector, what) in [("h1", "headings of the first level"), ("main", "main parts")] {
            let count = html.select(&css(selector)).count();
            if count != 1 {
                faults.push(format!("the page has {count} {what}, and must have one"));
            }
        }
    }
    faults.extend(ids(html));
    faults.extend(names(html));
    faults.extend(inline(html));
    // What the message loader puts where it finds nothing.
    if root.text().any(|text| text.contains("Unknown localization")) {
        faults.push("a message is missing".to_owned());
    }
    faults
}

fn ids(html: &Html) -> Vec<String> {
    let mut faults = Vec::new();
    let mut seen = HashSet::new();
    for element in html.select(&css("[id]")) {
        let id = element.attr("id").unwrap_or("");
        if !seen.insert(id) {
            faults.push(format!("the id {id:?} is there twice"));
        }
    }
    for attribute in ["for", "aria-labelledby", "aria-describedby", "aria-controls"] {
        for element in html.select(&css(&format!("[{attribute}]"))) {
            for id in element.attr(attribute).unwrap_or("").split_whitespace() {
                if !seen.contains(id) {
                    faults.push(format!("{attribute}={id:?} leads to nothing"));
                }
            }
        }
    }
    faults
}

fn names(html: &Html) -> Vec<String> {
    let controls = css("a[href], button:not([hidden]), summary, input:not([type=hidden]), textarea, select");
    let unnamed = html.select(&controls).filter(|control| name_of(html, *control).is_empty());
    let mut faults: Vec<_> = unnamed.map(|control| format!("no name: {}", control.html())).collect();
    let pictures = css("img:not([alt])");
    faults.extend(html.select(&pictures).map(|picture| format!("no alternative text: {}", picture.html())));
    faults
}

/// The Content-Security-Policy would silently leave these out.
fn inline(html: &Html) -> Vec<String> {
    let is_inline = |element: &ElementRef<'_>| {
        let tag = element.value().name();
        tag == "style"
            || (tag == "script" && element.attr("src").is_none())
            || element.value().attrs().any(|(name, _)| name == "style" || name.starts_with("on"))
    };
    let all = css("*");
    html.select(&all)
        .filter(is_inline)
        .map(|element| format!("inline style or script: <{}>", element.value().name()))
        .collect()
}

#[test]
fn each_fault_of_a_page_is_named() {
    let page = |body: &str| {
        faults(&Html::parse_document(&format!(
            "<html lang=en><head><title>T</title></head><body><main><h1>T</h1>{body}</main></body></html>"
        )))
    };
    assert_eq!(page("<p id=a>fine</p><label for=b>Name</label><input id=b name=b>"), Vec::<String>::new());
    for (body, named) in [
        ("<h1>again</h1>", "has 2 headings"),
        ("<p id=a></p><p id=a></p>", "\"a\" is there twice"),
        ("<input name=x aria-label=X aria-describedby=x-hint>", "leads to nothing"),
        ("<button></button>", "no name"),
        ("<img src=x>", "no alternative text"),
        ("<p style='color:red'></p>", "inline style"),
        ("<p>Unknown localization key: \"x\"</p>", "a message is missing"),
    ] {
        assert!(page(body).iter().any(|fault| fault.contains(named)), "{body}: {:?}", page(body));
    }
}
