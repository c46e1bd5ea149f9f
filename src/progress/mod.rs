//! Learning events, the reducer that makes progress of them, and completions.
