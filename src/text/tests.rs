//! What text must and must never become.

use proptest::prelude::*;
use scraper::Html;

use super::links::{Target, target};
use super::*;

fn around_all(markdown: &str, inline: bool) -> Page {
    let lesson = |slug: &str| (slug == "weeding").then(|| "/l/COL-14".to_owned());
    let picture = Picture { url: "/media/ab.svg".to_owned(), width: 640, height: 360 };
    let image = |file: &str| (file == "a.svg").then(|| picture.clone());
    let source =
        |id: &str| (id == "lbr").then(|| Citation { number: 2, name: "Source 2: \"Bill\" <of> Rights".to_owned() });
    let around = Around { lesson: &lesson, image: &image, source: &source };
    if inline { render_inline(markdown, &around) } else { render(markdown, &around) }
}

fn html(markdown: &str) -> String {
    let page = around_all(markdown, false);
    assert_eq!(page.troubles, [], "{markdown}");
    page.html.trim_end().to_owned()
}

fn trouble(markdown: &str) -> TroubleKind {
    let mut page = around_all(markdown, false);
    assert_eq!(page.troubles.len(), 1, "{markdown}: {:?}", page.troubles);
    page.troubles.remove(0).kind
}

#[test]
fn markdown_becomes_html() {
    assert_eq!(html("One *two* **three**\nfour"), "<p>One <em>two</em> <strong>three</strong>\nfour</p>");
    assert_eq!(html("- a\n- b"), "<ul><li>a</li>\n<li>b</li>\n</ul>");
    assert_eq!(html("3. a"), "<ol start=\"3\"><li>a</li>\n</ol>");
    assert_eq!(html("### Head"), "<h2>Head</h2>");
    assert_eq!(html("a < b & \"c\""), "<p>a &lt; b &amp; “c”</p>");
    let table = html("| a | b |\n|---|--:|\n| 1 | 2 |");
    assert!(table.contains("<th scope=\"col\">a</th><th scope=\"col\" class=\"num\">b</th>"), "{table}");
    assert!(table.contains("<tbody><tr><td>1</td><td class=\"num\">2</td></tr></tbody>"), "{table}");
}

#[test]
fn a_citation_is_a_link_with_a_name() {
    assert_eq!(
        html("Added later.[^lbr]"),
        "<p>Added later.<sup class=\"cite\"><a href=\"#s-lbr\" aria-label=\"Source 2: &quot;Bill&quot; &lt;of&gt; Rights\">2</a></sup></p>"
    );
    assert_eq!(trouble("Added later.[^nobody]"), TroubleKind::NoSource("nobody".to_owned()));
    assert_eq!(trouble("Text.\n\n[^lbr]: A note"), TroubleKind::Note("lbr".to_owned()));
}

#[test]
fn links_lead_only_where_they_may() {
    assert_eq!(
        html("[x](https://ala.org/a?b&c)"),
        "<p><a href=\"https://ala.org/a?b&amp;c\" rel=\"noopener\">x</a></p>"
    );
    assert_eq!(html("[x](lesson:weeding)"), "<p><a href=\"/l/COL-14\">x</a></p>");
    assert_eq!(html("[x](/record)"), "<p><a href=\"/record\">x</a></p>");
    assert_eq!(html("<ada@library.example>"), "<p><a href=\"mailto:ada@library.example\">ada@library.example</a></p>");
    assert_eq!(trouble("[x](lesson:nowhere)"), TroubleKind::NoLesson("nowhere".to_owned()));
    assert_eq!(trouble("[](https://ala.org)"), TroubleKind::EmptyLink("https://ala.org".to_owned()));
    for refused in [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "vbscript:x",
        "https:evil",
        "ftp://x.example",
    ] {
        assert_eq!(trouble(&format!("[x]({refused})")), TroubleKind::Link(refused.to_owned()));
        assert_eq!(around_all(&format!("[x]({refused})"), false).html.trim_end(), "<p>x</p>");
    }
    for refused in ["java\tscript:x", "/\\evil.example", " javascript:x", "", "java\nscript:x", "mailto:nobody"] {
        assert_eq!(target(refused), Target::Refused, "{refused:?}");
    }
    assert_eq!(target("a/b:c"), Target::Inside);
}

#[test]
fn pictures_have_size_and_description() {
    assert_eq!(
        html("![What *it* \"shows\"](a.svg \"caption\")"),
        "<p><img src=\"/media/ab.svg\" width=\"640\" height=\"360\" loading=\"lazy\" alt=\"What it “shows”\"></p>"
    );
    assert!(html("![decoration](a.svg)").contains("alt=\"\""));
    assert_eq!(trouble("![](a.svg)"), TroubleKind::NoAlt("a.svg".to_owned()));
    assert_eq!(trouble("![x](b.svg)"), TroubleKind::NoImage("b.svg".to_owned()));
}

#[test]
fn raw_html_is_shown_as_text_and_named() {
    assert!(matches!(trouble("<script>alert(1)</script>"), TroubleKind::Html(_)));
    assert_eq!(
        around_all("a <img src=x onerror=y> b", false).html.trim_end(),
        "<p>a &lt;img src=x onerror=y&gt; b</p>"
    );
    assert!(matches!(trouble("<!-- hidden -->"), TroubleKind::Html(_)));
    assert_eq!(trouble("Title\n==="), TroubleKind::Heading(1));
    assert_eq!(trouble("    code"), TroubleKind::Code);
}

#[test]
fn a_line_of_words_has_no_blocks() {
    let page = around_all("Ask *first*.[^lbr]", true);
    assert!(page.troubles.is_empty() && page.html.starts_with("Ask <em>first</em>.<sup"), "{}", page.html);
    assert_eq!(page.plain, "Ask first.");
    for (markdown, kind) in
        [("- a", "a list"), ("# a", "a heading"), ("a\n\nb", "a second paragraph"), ("> a", "a quotation")]
    {
        assert_eq!(around_all(markdown, true).troubles[0].kind, TroubleKind::NotInline(kind), "{markdown}");
    }
}

#[test]
fn blocks_know_their_lines_words_and_sources() {
    let page = around_all("One.\n\n- Two **b** is 2019.[^lbr]\n\n  More.\n  - Inner\n\n> Quoted", false);
    let blocks: Vec<(usize, &str, usize)> =
        page.blocks.iter().map(|block| (block.line, block.text.as_str(), block.citations.len())).collect();
    assert_eq!(blocks, [(0, "One.", 0), (2, "Two b is 2019. More.", 1), (5, "Inner", 0), (7, "Quoted", 0)]);
}

#[test]
fn words_and_time_are_counted() {
    assert_eq!(words("One, two-three — \u{2022} don't 4"), 4);
    assert_eq!(words("one—two"), 2);
    assert_eq!(
        [reading_seconds(0), reading_seconds(1), reading_seconds(5), reading_seconds(200), reading_seconds(2000)],
        [0, 0, 2, 60, 600]
    );
}

#[test]
fn sentences_end_where_a_reader_stops() {
    let text = "Ask Dr. Lee of the U.S. Office. \"Why?\" she said. It is e.g. this. ¿Cuándo? Hoy.";
    let found: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
    assert_eq!(
        found,
        ["Ask Dr. Lee of the U.S. Office.", "\"Why?\" she said.", "It is e.g. this.", "¿Cuándo?", "Hoy."]
    );
}

#[test]
fn the_last_fact_is_the_strong_one() {
    let fact = |markdown| last_fact(&around_all(markdown, false));
    assert_eq!(fact("First.\n\nKeep **the slip**. Then go.\n\nEnd."), Some("Keep the slip.".to_owned()));
    assert_eq!(fact("First. Then this."), Some("Then this.".to_owned()));
    assert_eq!(
        fact("1. **Ask.** Ask for the card of the officer. Then wait."),
        Some("Ask. Ask for the card of the officer.".to_owned())
    );
    assert_eq!(fact("### Only a heading"), None);
    assert_eq!(fact(""), None);
    let long = fact(&"word ".repeat(100)).unwrap();
    assert!(long.ends_with("word…") && long.chars().count() <= 161, "{long}");
}

#[test]
fn slugs_are_plain() {
    assert_eq!(slug("  Rights & Privacy: it's 2nd — Año! "), "rights-privacy-its-2nd-ano");
    assert_eq!(slug("???"), "");
    assert!(is_slug("a-2") && !is_slug("") && !is_slug("-a") && !is_slug("a--b") && !is_slug("A") && !is_slug("a_b"));
}

const TAGS: [&str; 24] = [
    "html",
    "head",
    "body",
    "p",
    "h2",
    "h3",
    "h4",
    "h5",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "code",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "em",
    "strong",
    "br",
    "hr",
];
const MORE_TAGS: [&str; 4] = ["a", "sup", "img", "div"];
const ATTRIBUTES: [&str; 10] =
    ["href", "rel", "aria-label", "class", "scope", "start", "src", "width", "height", "alt"];

fn assert_safe(html: &str) {
    assert!(!html.to_lowercase().contains("<script"), "{html}");
    for node in Html::parse_fragment(html).tree.nodes() {
        let Some(element) = node.value().as_element() else { continue };
        assert!(TAGS.contains(&element.name()) || MORE_TAGS.contains(&element.name()), "{} in {html}", element.name());
        for (name, value) in element.attrs() {
            assert!(ATTRIBUTES.contains(&name) || name == "loading", "{name} in {html}");
            let address = value.trim_start().to_lowercase();
            assert!(
                name != "href"
                    || !["javascript:", "data:", "vbscript:", "//", "\\"].iter().any(|bad| address.starts_with(bad)),
                "{html}"
            );
        }
    }
}

fn nasty() -> impl Strategy<Value = String> {
    let pieces = [
        "<script>",
        "</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=x>",
        "[a](",
        "javascript:x)",
        "](",
        "![",
        "\"",
        "'",
        "`",
        "**",
        "*",
        "_",
        "<",
        ">",
        "&",
        "&#x6a;",
        "&quot;",
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "> ",
        "    ",
        "| a | b |\n|---|---|\n",
        "[^lbr]",
        "[^x]: ",
        "[^",
        "]",
        ")",
        "# ",
        "### ",
        "---\n",
        "<a href='x' onclick='y'>",
        "<!--",
        "-->",
        "<![CDATA[",
        "<?",
        "lesson:weeding",
        "a.svg",
        "\t",
        "\\",
        "\0",
        "\u{202e}",
        "https://x.example/\" onmouseover=\"y",
        "data:text/html,",
        "```",
        "~~~",
        "<http://x>",
        "é",
        "🦉",
    ];
    let piece = prop_oneof![4 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned), 1 => ".{0,6}"];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_unsafe_html(text in nasty()) {
        for inline in [false, true] {
            let page = around_all(&text, inline);
            assert_safe(&page.html);
            prop_assert!(!page.html.contains('\0') && !page.plain.contains('\0'));
            let _ = (last_fact(&page), words(&page.plain));
        }
    }

    #[test]
    fn sentences_lie_in_their_text(text in "[A-Za-z .?!\"é…”\n]{0,80}") {
        let mut end = 0;
        for range in sentences(&text) {
            prop_assert!(range.start >= end && !text[range.clone()].trim().is_empty());
            end = range.end;
        }
    }

    #[test]
    fn a_slug_is_a_slug(text in ".{0,40}") {
        let slug = slug(&text);
        prop_assert!(slug.is_empty() || is_slug(&slug), "{slug}");
    }
}
