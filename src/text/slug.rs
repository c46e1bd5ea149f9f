//! Slugs: names that can stand in an address and in a file name.

/// Makes a slug of a title: small ASCII letters and digits, joined by single hyphens.
pub fn slug(title: &str) -> String {
    let mut slug = String::with_capacity(title.len());
    for char in title.chars().flat_map(char::to_lowercase) {
        match fold(char) {
            Some(letter) => slug.push(letter),
            None if matches!(char, '\'' | '’') => {}
            None if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            None => {}
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Whether a text is a slug already: small letters and digits, joined by single hyphens.
pub fn is_slug(text: &str) -> bool {
    text.split('-')
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}

fn fold(char: char) -> Option<char> {
    match char {
        'a'..='z' | '0'..='9' => Some(char),
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => Some('a'),
        'é' | 'è' | 'ê' | 'ë' => Some('e'),
        'í' | 'ì' | 'î' | 'ï' => Some('i'),
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' => Some('o'),
        'ú' | 'ù' | 'û' | 'ü' => Some('u'),
        'ñ' => Some('n'),
        'ç' => Some('c'),
        _ => None,
    }
}
