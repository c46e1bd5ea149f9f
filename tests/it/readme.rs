//! The README says what the program does: its table of options is made from the options.

use std::fmt::Write;

use carrel::config::OPTIONS;

use crate::harness::{hold, repository};

const BEGIN: &str = "<!-- options -->\n";
const END: &str = "<!-- end of options -->";

/// The table of all options, in Markdown.
fn table() -> String {
    let mut out = String::from("| in `carrel.toml` | variable | default | what it does |\n|---|---|---|---|\n");
    for option in OPTIONS {
        let variable = format!("CARREL_{}", option.key.to_ascii_uppercase());
        let file = if option.secret { format!(", `{variable}_FILE`") } else { String::new() };
        let default = if option.default.is_empty() { String::new() } else { format!("`{}`", option.default) };
        writeln!(out, "| `{}` | `{variable}`{file} | {default} | {} |", option.key, option.sentence).unwrap();
    }
    out
}

#[test]
fn the_readme_lists_every_option() {
    let readme = std::fs::read_to_string(repository("README.md")).unwrap();
    let (before, rest) = readme.split_once(BEGIN).expect("README.md has no <!-- options -->");
    let (_, after) = rest.split_once(END).expect("README.md has no <!-- end of options -->");
    hold("README.md", &format!("{before}{BEGIN}{}{END}{after}", table()));
}
