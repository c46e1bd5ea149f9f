//! The digest as HTML: one column of tables with styles in the elements, for mail programs of any
//! age; a block of its own for dark ones. No pictures, no fonts to fetch, under 20 kB (ux.md 11).

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::letter::{Letter, Link};

const SERIF: &str = "font-family:'Palatino Linotype',Palatino,'Book Antiqua',Georgia,serif;";
const SANS: &str = "font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";
const MONO: &str = "font-family:Consolas,Menlo,monospace;";

/// No pure white or black, so that a forced inversion stays readable.
const STYLE: &str = ":root{color-scheme:light dark;supported-color-schemes:light dark}\
@media(max-width:600px){.col{width:100%!important}.pad{padding-left:20px!important;padding-right:20px!important}}\
@media(prefers-color-scheme:dark){body,.bg{background:#171a16!important}.cd{background:#20241e!important;border-color:#dfb05a #3a4036 #3a4036!important}\
.ink{color:#f3ead7!important}.sf{color:#c5baa3!important}.lk{color:#93d3b2!important}.bt{background:#93d3b2!important}.bt a{color:#0e2219!important}\
.on{background:#93d3b2!important}.off{background:#3a4036!important}}";

/// The whole message.
pub(super) fn html(letter: &Letter, subject: &str) -> Markup {
    let language = letter.words.language().tag();
    html! {
        (DOCTYPE)
        html lang=(language) {
            head {
                meta charset="utf-8";
                title { (subject) }
                meta name="viewport" content="width=device-width,initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="supported-color-schemes" content="light dark";
                style { (PreEscaped(STYLE)) }
            }
            body.bg style="margin:0;padding:0;background:#faf5e9" {
                div role="main" lang=(language) {
                    div style="display:none;max-height:0;overflow:hidden" { (preheader(letter)) }
                    table.bg role="presentation" width="100%" cellspacing="0" cellpadding="0" border="0" style="background:#faf5e9" { tr { td align="center" style="padding:24px 8px" {
                        table.col role="presentation" width="560" cellspacing="0" cellpadding="0" border="0" style="width:560px;max-width:100%" {
                            tr { td.pad style="padding:0 28px 14px" { (top(letter)) } }
                            tr { td.cd.pad style="background:#fffdf7;border:1px solid #dccfb4;border-top:6px solid #b9842b;border-radius:3px;padding:28px" { (body(letter)) } }
                            tr { td.pad.sf style={ "padding:20px 28px;" (SANS) "font-size:14px;line-height:21px;color:#574b3d" } { (foot(letter)) } }
                        }
                    } } }
                }
            }
        }
    }
}

/// What mail programs show beside the subject.
fn preheader(letter: &Letter) -> &str {
    match (&letter.lesson, &letter.note) {
        (Some(lesson), _) if !lesson.summary.is_empty() => &lesson.summary,
        (Some(lesson), _) => &lesson.meta,
        (None, Some(note)) => &note.text,
        (None, None) => letter.ending.iter().chain(&letter.due).next().map_or("", |due| &due.sentence),
    }
}

fn top(letter: &Letter) -> Markup {
    html! {
        table role="presentation" width="100%" cellspacing="0" cellpadding="0" border="0" { tr {
            td.ink style={ (SERIF) "font-size:22px;font-weight:bold;color:#241e17" } { (letter.site) }
            td.sf align="right" style={ (SANS) "font-size:14px;color:#574b3d" } { (letter.day) }
        } }
    }
}

fn body(letter: &Letter) -> Markup {
    html! {
        h1.ink style={ "margin:0 0 8px;" (SERIF) "font-size:28px;line-height:34px;font-weight:bold;color:#241e17" } { (letter.heading) }
        @if let Some(intro) = &letter.intro {
            p.sf style={ "margin:0 0 24px;" (SANS) "font-size:16px;line-height:24px;color:#574b3d" } { (intro) }
        }
        @if let Some(lesson) = &letter.lesson {
            table role="presentation" width="100%" cellspacing="0" cellpadding="0" border="0" { tr {
                @if let Some(mark) = &lesson.mark {
                    td width="64" valign="top" align="center" style={ (MONO) "font-size:14px;line-height:19px;font-weight:bold;padding-right:12px;border-right:2px solid #cf8f86" } {
                        span.lk style="color:#2a4b70" { @for (index, part) in mark.split(' ').enumerate() { @if index > 0 { br; } (part) } }
                    }
                }
                td valign="top" style=(if lesson.mark.is_some() { "padding-left:16px" } else { "" }) {
                    h2.ink style={ "margin:0 0 6px;" (SERIF) "font-size:22px;line-height:27px;font-weight:bold;color:#241e17" } lang=[lesson.lang] { (lesson.title) }
                    p.ink style={ "margin:0 0 16px;" (SANS) "font-size:16px;line-height:24px;color:#241e17" } {
                        span lang=[lesson.lang] { (lesson.summary) } " " span.sf style="color:#574b3d" { (lesson.meta) }
                    }
                    table role="presentation" cellspacing="0" cellpadding="0" border="0" { tr { td.bt style="background:#1d5540;border-radius:3px" {
                        a href=(lesson.button.url) style={ "display:inline-block;padding:12px 22px;" (SANS) "font-size:17px;font-weight:bold;line-height:22px;color:#fffbef;text-decoration:none" } { (lesson.button.label) }
                    } } }
                }
            } }
        }
        @for due in letter.ending.iter().chain(&letter.due) {
            (heading(&due.heading))
            p.ink style={ "margin:0 0 12px;" (SANS) "font-size:16px;line-height:24px;color:#241e17" } {
                (due.sentence) " " a.lk href=(due.link.url) style="color:#1d5540" { (due.link.label) }
            }
        }
        @if let Some(far) = &letter.so_far {
            (heading(&far.heading))
            table role="presentation" width="100%" cellspacing="0" cellpadding="0" border="0" { tr {
                @if far.percent > 0 { td.on width={ (far.percent) "%" } height="12" style="background:#1d5540;font-size:1px;line-height:12px" { (PreEscaped("&nbsp;")) } }
                @if far.percent < 100 { td.off width={ (100 - far.percent) "%" } height="12" style="background:#dccfb4;font-size:1px;line-height:12px" { (PreEscaped("&nbsp;")) } }
            } }
            (paragraph(&far.sentence))
        }
        @if let Some(note) = &letter.note {
            (heading(&note.heading))
            @for line in note.text.split('\n').filter(|line| !line.trim().is_empty()) { (paragraph(line)) }
        }
        p.sf style={ "margin:28px 0 0;" (SANS) "font-size:16px;line-height:24px;color:#574b3d" } { (letter.reply) }
    }
}

fn heading(text: &str) -> Markup {
    html! { h2.ink style={ "margin:32px 0 8px;" (SERIF) "font-size:20px;line-height:26px;color:#241e17" } { (text) } }
}

fn paragraph(text: &str) -> Markup {
    html! { p.ink style={ "margin:8px 0 0;" (SANS) "font-size:16px;line-height:24px;color:#241e17" } { (text) } }
}

fn foot(letter: &Letter) -> Markup {
    let link = |link: &Link| html! { a.lk href=(link.url) style="color:#1d5540" { (link.label) } };
    html! {
        @if let Some(quiet) = &letter.quiet { (quiet) br; br; }
        (letter.why) " " (link(&letter.change)) ". " (link(&letter.stop)) "."
        br; br;
        (letter.sender) ". " (letter.untracked)
    }
}

#[cfg(test)]
mod tests {
    use super::super::text::tests::sample;
    use super::*;

    #[test]
    fn it_is_small_escaped_and_says_what_the_text_says() {
        let letter = sample();
        let html = html(&letter, "7 minutes").into_string();
        assert!(html.len() < 20_000, "{} bytes", html.len());
        assert!(html.contains("your &lt;first&gt; hour") && html.contains("the &amp; fair"), "{html}");
        for url in [&letter.change.url, &letter.stop.url] {
            assert!(html.contains(&format!("href=\"{url}\"")), "{url}");
        }
        assert!(html.contains("prefers-color-scheme:dark") && html.contains("width=\"75%\""));
        for never in ["<img", "<script", "http://", "url("] {
            assert!(!html.contains(never), "{never}");
        }
    }

    #[test]
    fn a_full_bar_has_no_empty_end() {
        let mut letter = sample();
        if let Some(far) = &mut letter.so_far {
            far.percent = 100;
        }
        let html = html(&letter, "x").into_string();
        assert!(html.contains("width=\"100%\" height=\"12\"") && !html.contains("width=\"0%\""));
    }
}
