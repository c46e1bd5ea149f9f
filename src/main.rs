//! The program `carrel`: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    carrel::cli::main()
}
