//! Durable jobs: rows under lease, run by workers that may be many.
