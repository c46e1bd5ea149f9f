//! The fuzzer of `inputs::pdf`: see there what must hold.

#![no_main]

#[path = "../inputs.rs"]
mod inputs;

libfuzzer_sys::fuzz_target!(|input: &[u8]| inputs::run("pdf", input));
