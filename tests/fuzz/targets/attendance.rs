//! The fuzzer of `inputs::attendance`: see there what must hold.

#![no_main]

#[path = "../inputs.rs"]
mod inputs;

libfuzzer_sys::fuzz_target!(|input: &[u8]| inputs::run("attendance", input));
