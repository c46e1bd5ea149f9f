//! Escaping: the only ways text may enter HTML here.

/// Appends `text` so that it reads as text, in an element or in a quoted attribute.
pub fn push_text(html: &mut String, text: &str) {
    for char in text.chars() {
        match char {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            // NUL is dropped: HTML forbids it and Postgres cannot store it.
            '\0' => {}
            _ => html.push(char),
        }
    }
}

/// Appends an address for `href` or `src`; what may not stand in an address is percent-encoded.
pub fn push_url(html: &mut String, url: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in url.bytes() {
        match byte {
            b'&' => html.push_str("&amp;"),
            b'\'' => html.push_str("&#39;"),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => html.push(char::from(byte)),
            b'-' | b'_' | b'.' | b'~' | b'+' | b'!' | b'*' | b'(' | b')' | b',' | b'%' | b'#' | b'@' | b'?' | b'='
            | b';' | b':' | b'/' | b'$' | b'[' | b']' => html.push(char::from(byte)),
            _ => {
                html.push('%');
                for digit in [byte >> 4, byte & 15] {
                    html.push(char::from(HEX[usize::from(digit)]));
                }
            }
        }
    }
}
