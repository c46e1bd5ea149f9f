//! The fuzzer of `inputs::people`: see there what must hold.

#![no_main]

#[path = "../inputs.rs"]
mod inputs;

libfuzzer_sys::fuzz_target!(|input: &[u8]| inputs::run("people", input));
