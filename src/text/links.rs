//! Where a link may lead.

/// What kind of place an address names.
#[derive(Debug, PartialEq, Eq)]
pub enum Target<'a> {
    /// Another lesson, by its slug: `lesson:weeding`.
    Lesson(&'a str),
    /// Another site, by http or https.
    Outside,
    /// This site, by a relative address.
    Inside,
    /// A mail address.
    Mail,
    /// Anything else. Such a link is not made.
    Refused,
}

/// Sorts an address. Only http, https, mailto, `lesson:` and relative addresses pass.
///
/// Browsers drop tabs and line breaks inside an address and read `\` as `/`, so an address that
/// holds a control character or a backslash is refused rather than guessed at.
pub fn target(url: &str) -> Target<'_> {
    if url.is_empty() || url.starts_with(' ') || url.chars().any(|c| c.is_control() || c == '\\') {
        return Target::Refused;
    }
    if let Some(slug) = url.strip_prefix("lesson:") {
        return Target::Lesson(slug);
    }
    let path = url.find(['/', '?', '#']).unwrap_or(url.len());
    match url[..path].split_once(':') {
        None if url.starts_with("//") => Target::Refused,
        None => Target::Inside,
        Some((scheme, _)) => match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => web(url),
            "mailto" if url.contains('@') => Target::Mail,
            _ => Target::Refused,
        },
    }
}

/// Http addresses need a host: `https:x` is read differently by different browsers.
fn web(url: &str) -> Target<'_> {
    match url.split_once("://") {
        Some((_, host)) if host.starts_with(|c: char| c.is_alphanumeric() || c == '[') => Target::Outside,
        _ => Target::Refused,
    }
}
