//! Plain text in which web addresses can be followed.

use maud::{Markup, html};

/// The text as it is, each `http` or `https` address in it a link.
pub(super) fn linked(text: &str) -> Markup {
    html! {
        @for piece in pieces(text) {
            @match piece {
                Piece::Text(text) => (text),
                Piece::Address(address) => a href=(address) { (address) },
            }
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Piece<'a> {
    Text(&'a str),
    Address(&'a str),
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut rest, mut from) = (text, 0);
    while let Some(start) = next(rest, from) {
        let address = address(&rest[start..]);
        if address.ends_with("://") {
            from = start + address.len();
            continue;
        }
        if start > 0 {
            pieces.push(Piece::Text(&rest[..start]));
        }
        pieces.push(Piece::Address(address));
        (rest, from) = (&rest[start + address.len()..], 0);
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// Where the next address may begin.
fn next(text: &str, from: usize) -> Option<usize> {
    let found = ["https://", "http://"].into_iter().filter_map(|start| text[from..].find(start));
    found.min().map(|at| from + at)
}

/// The address that a text begins with, without the mark that ends its sentence.
fn address(text: &str) -> &str {
    let end = text.find(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"'));
    text[..end.unwrap_or(text.len())].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\''])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_address_is_a_link_and_the_sentence_around_it_is_not() {
        assert_eq!(
            pieces("Sign in (https://x.example/signin/a?b=c#d).\nOr http://y.example"),
            [
                Piece::Text("Sign in ("),
                Piece::Address("https://x.example/signin/a?b=c#d"),
                Piece::Text(").\nOr "),
                Piece::Address("http://y.example"),
            ]
        );
        assert_eq!(pieces("http:// is no address"), [Piece::Text("http:// is no address")]);
        assert_eq!(pieces("javascript:alert(1)"), [Piece::Text("javascript:alert(1)")]);
    }

    #[test]
    fn nothing_breaks_out_of_the_page() {
        let html = linked("<b> http://x.example/\"onclick=x&y").into_string();
        assert_eq!(html, "&lt;b&gt; <a href=\"http://x.example/\">http://x.example/</a>&quot;onclick=x&amp;y");
    }

    proptest! {
        #[test]
        fn no_letter_is_lost_and_every_link_is_of_the_web(text in "(\\PC|https?://|\\s){0,40}") {
            let pieces = pieces(&text);
            let whole: String = pieces.iter().map(|piece| match piece {
                Piece::Text(text) | Piece::Address(text) => *text,
            }).collect();
            prop_assert_eq!(&whole, &text);
            for piece in pieces {
                if let Piece::Address(address) = piece {
                    prop_assert!(address.starts_with("http://") || address.starts_with("https://"));
                }
            }
        }
    }
}
