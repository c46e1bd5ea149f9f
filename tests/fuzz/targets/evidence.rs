//! The fuzzer of `inputs::evidence`: see there what must hold.

#![no_main]

#[path = "../inputs.rs"]
mod inputs;

libfuzzer_sys::fuzz_target!(
    init: {
        // A decoder may panic, which is caught: only what is not caught ends the run.
        drop(std::panic::take_hook());
    },
    |input| inputs::run("evidence", input)
);
