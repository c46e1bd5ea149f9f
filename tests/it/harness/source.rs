//! The program's source as the tests of its structure read it: files, tokens, paths.

use std::path::Path;

use super::repository;

/// A file of the repository.
pub struct Source {
    /// Its path from the root of the repository, with `/`.
    pub path: String,
    /// What is in it.
    pub text: String,
}

impl Source {
    /// A made-up file, to show that a rule is held.
    pub fn sample(path: &str, text: &str) -> Source {
        Source { path: path.to_owned(), text: text.to_owned() }
    }

    /// The file of this path.
    pub fn read(path: &str) -> Source {
        let text = std::fs::read_to_string(repository(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        Source { path: path.to_owned(), text }
    }

    /// The module it is: `src/web/form.rs` is `["web", "form"]`.
    pub fn module(&self) -> Vec<String> {
        let path = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        let mut parts: Vec<String> = path.split('/').map(str::to_owned).collect();
        if parts.last().is_some_and(|last| last == "mod" || last == "lib") {
            parts.pop();
        }
        parts
    }

    /// Its tokens; comments are left out.
    pub fn tokens(&self) -> Vec<Token> {
        tokens(&self.text)
    }
}

/// All files below a folder with one of these endings, in order; the generated crate is left out.
pub fn files(folder: &str, endings: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    collect(&repository(folder), endings, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn collect(folder: &Path, endings: &[&str], found: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        let skipped = name == "node_modules" || path.ends_with("src/schema");
        if path.is_dir() && !skipped {
            collect(&path, endings, found);
        } else if endings.iter().any(|ending| name.ends_with(&format!(".{ending}"))) {
            let short = path.strip_prefix(repository("")).unwrap_or(&path);
            found.push(Source::read(&short.to_string_lossy().replace('\\', "/")));
        }
    }
}

/// A piece of Rust, and the line it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Counted from 1.
    pub line: usize,
    /// What it is.
    pub kind: Kind,
}

/// Kinds of tokens, as far as the tests care.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name or a keyword.
    Ident(String),
    /// The content of a string as it is written, escapes and all.
    Str(String),
    /// Any other sign.
    Sign(char),
}

impl Token {
    /// The name, if it is one.
    pub fn ident(&self) -> Option<&str> {
        if let Kind::Ident(name) = &self.kind { Some(name) } else { None }
    }

    /// The content, if it is a string.
    pub fn string(&self) -> Option<&str> {
        if let Kind::Str(text) = &self.kind { Some(text) } else { None }
    }

    /// Whether it is this sign.
    pub fn is(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }
}

/// Takes Rust apart.
pub fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let (mut at, mut line, mut found) = (0, 1, Vec::new());
    while let Some(&c) = chars.get(at) {
        let next = chars.get(at + 1).copied();
        let start = at;
        match c {
            '/' if next == Some('/') => at = find(&chars, at, |c| c == '\n'),
            '/' if next == Some('*') => at = end_of_comment(&chars, at),
            '"' => {
                at = end_of_string(&chars, at + 1);
                found.push(Token { line, kind: Kind::Str(chars[start + 1..at - 1].iter().collect()) });
            }
            'r' | 'b' | 'c' if raw_hashes(&chars, at).is_some() => {
                let (open, hashes) = raw_hashes(&chars, at).unwrap();
                at = end_of_raw(&chars, open, hashes);
                found.push(Token { line, kind: Kind::Str(chars[open..at - hashes - 1].iter().collect()) });
            }
            '\'' if next == Some('\\') => at = find(&chars, at + 3, |c| c == '\'') + 1,
            '\'' if chars.get(at + 2) == Some(&'\'') => at += 3,
            _ if c.is_alphanumeric() || c == '_' => {
                at = find(&chars, at, |c| !c.is_alphanumeric() && c != '_');
                found.push(Token { line, kind: Kind::Ident(chars[start..at].iter().collect()) });
            }
            _ => {
                at += 1;
                if !c.is_whitespace() {
                    found.push(Token { line, kind: Kind::Sign(c) });
                }
            }
        }
        line += chars[start..at].iter().filter(|c| **c == '\n').count();
    }
    found
}

fn find(chars: &[char], from: usize, test: impl Fn(char) -> bool) -> usize {
    (from..chars.len()).find(|at| test(chars[*at])).unwrap_or(chars.len())
}

fn end_of_comment(chars: &[char], from: usize) -> usize {
    let (mut at, mut depth) = (from + 2, 1);
    while depth > 0 && at < chars.len() {
        match (chars[at], chars.get(at + 1)) {
            ('*', Some('/')) => (depth, at) = (depth - 1, at + 2),
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            _ => at += 1,
        }
    }
    at
}

fn end_of_string(chars: &[char], from: usize) -> usize {
    let mut at = from;
    while at < chars.len() && chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// For `r"`, `r#"`, `br"`: where the content begins, and how many hashes end it.
fn raw_hashes(chars: &[char], at: usize) -> Option<(usize, usize)> {
    if at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_') {
        return None;
    }
    let mut open = at;
    while matches!(chars.get(open), Some('r' | 'b' | 'c')) && open - at < 2 {
        open += 1;
    }
    let hashes = find(chars, open, |c| c != '#') - open;
    let raw = chars[at..open].contains(&'r');
    (raw && chars.get(open + hashes) == Some(&'"')).then_some((open + hashes + 1, hashes))
}

fn end_of_raw(chars: &[char], from: usize, hashes: usize) -> usize {
    let ends = |at: usize| chars[at] == '"' && chars[at + 1..].iter().take_while(|c| **c == '#').count() >= hashes;
    (from..chars.len()).find(|at| ends(*at)).unwrap_or(chars.len() - hashes - 1) + 1 + hashes
}

/// A path in the code, resolved to begin at the crate: `["accounts", "users", "User"]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Used {
    /// The line it stands in.
    pub line: usize,
    /// Its parts.
    pub path: Vec<String>,
}

/// Every path of this file that begins with `crate::` or leaves its module by `super::`.
pub fn paths(source: &Source) -> Vec<Used> {
    let tokens = source.tokens();
    let file = source.module();
    let mut found = Vec::new();
    // The inline modules around the token at hand, each with the depth of its braces.
    let (mut inside, mut depth): (Vec<(String, usize)>, usize) = (Vec::new(), 0);
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        if token.is('{') {
            depth += 1;
            if at >= 2
                && tokens[at - 2].ident() == Some("mod")
                && let Some(name) = tokens[at - 1].ident()
            {
                inside.push((name.to_owned(), depth));
            }
        } else if token.is('}') {
            inside.retain(|(_, opened)| *opened < depth);
            depth = depth.saturating_sub(1);
        } else if matches!(token.ident(), Some("crate" | "super" | "self")) && !follows_path(&tokens, at) {
            let here: Vec<String> = file.iter().cloned().chain(inside.iter().map(|(name, _)| name.clone())).collect();
            let base = if token.ident() == Some("crate") { Vec::new() } else { here.clone() };
            let from = if token.ident() == Some("super") { at } else { at + 1 };
            tree(&tokens, from, base, &mut found);
        }
        at += 1;
    }
    found
}

/// Whether the token goes on a path: in `a::self`, or in the `crate` of `pub(in crate::x)`.
fn follows_path(tokens: &[Token], at: usize) -> bool {
    at >= 2 && tokens[at - 1].is(':') && tokens[at - 2].is(':')
}

/// Reads `::a::{b, c::d}` or `super::super::a`, each leaf as one path.
fn tree(tokens: &[Token], at: usize, mut path: Vec<String>, found: &mut Vec<Used>) -> usize {
    let mut at = at;
    let mut line = tokens.get(at).map_or(0, |token| token.line);
    let mut empty = true;
    loop {
        match tokens.get(at) {
            Some(token) if token.ident() == Some("super") => {
                path.pop();
                (at, empty) = (at + 1, false);
            }
            Some(token)
                if token.ident().is_some_and(|name| name != "as" && name != "for") && (empty || joined(tokens, at)) =>
            {
                line = token.line;
                path.push(token.ident().unwrap_or_default().to_owned());
                (at, empty) = (at + 1, false);
            }
            Some(token) if token.is(':') && tokens.get(at + 1).is_some_and(|token| token.is(':')) => {
                at += 2;
                if tokens.get(at).is_some_and(|token| token.is('{')) {
                    at += 1;
                    while tokens.get(at).is_some_and(|token| !token.is('}')) {
                        let next = tree(tokens, at, path.clone(), found);
                        // Over `as name`, the comma, and whatever was not understood.
                        at = (next.max(at + 1)..tokens.len())
                            .find(|at| tokens[*at].is('}') || tokens[at - 1].is(','))
                            .unwrap_or(tokens.len());
                    }
                    return at + 1;
                }
                empty = true;
            }
            _ => break,
        }
    }
    if !path.is_empty() {
        found.push(Used { line, path });
    }
    at
}

fn joined(tokens: &[Token], at: usize) -> bool {
    at >= 2 && tokens[at - 1].is(':') && tokens[at - 2].is(':')
}

#[test]
fn strings_comments_and_lifetimes_are_told_apart() {
    let text = "fn f<'a>(x: &'a str) { let c = '\"'; /* \"no /* deeper */ \" */ say(\"a \\\" b\", r#\"raw \"x\" \"#); } // \"no\"";
    let strings: Vec<String> = tokens(text).iter().filter_map(|token| token.string().map(str::to_owned)).collect();
    assert_eq!(strings, ["a \\\" b", "raw \"x\" "]);
}

#[test]
fn paths_are_found_in_trees_in_expressions_and_through_super() {
    let text = "use crate::{a, b::{C, d::E as F}, g::*};\nfn f() { crate::h::i::<u8>(); self::own::j() }\nuse super::k;\n\
        mod tests { use super::*; use super::super::l; fn g(x: crate::m::N) {} }";
    let found: Vec<String> =
        paths(&Source::sample("src/web/form.rs", text)).iter().map(|used| used.path.join("::")).collect();
    assert_eq!(
        found,
        ["a", "b::C", "b::d::E", "g", "h::i", "web::form::own::j", "web::k", "web::form", "web::l", "m::N"]
    );
}
