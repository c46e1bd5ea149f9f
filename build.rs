//! Tells cargo to build anew when a file is added to a folder that becomes part of the binary.

fn main() {
    for folder in ["migrations", "static", "src/i18n/locales"] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
