//! The owner's lock on a data directory: one Carrel at a time.
//!
//! It is a lock of the kernel on an open file, so it ends with the process however that dies, and
//! a file that is left lying around means nothing.

use std::fs::File;
use std::io::{Read, Seek, Write};

use anyhow::Context;
use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;

use super::place::Place;
use super::running::InUse;

/// Held for as long as this process owns the directory.
#[derive(Debug)]
pub(super) struct OwnerLock {
    file: File,
}

impl Drop for OwnerLock {
    fn drop(&mut self) {
        // Closing the file would do, but for a child that is between fork and exec just now and
        // holds it open with us. If this fails, the end of the process does it.
        flock(&self.file, FlockOperation::Unlock).ok();
    }
}

/// Takes the lock, or says who has it.
pub(super) fn acquire(place: &Place) -> anyhow::Result<OwnerLock> {
    let path = place.lock();
    let mut file = File::options()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        .with_context(|| format!("the lock file {} could not be opened", path.display()))?;
    match flock(&file, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => {}
        Err(Errno::WOULDBLOCK) => {
            let mut holder = String::new();
            // Only decoration for the message; an unreadable file costs nothing but the number.
            file.read_to_string(&mut holder).ok();
            let in_use = InUse { data_dir: place.data().to_owned(), holder: holder.trim().parse().ok() };
            return Err(in_use.into());
        }
        Err(error) => {
            return Err(error).with_context(|| format!("the file {} could not be locked", path.display()));
        }
    }
    // The number is for people who look; the lock itself does not depend on it.
    file.set_len(0)
        .and_then(|()| file.rewind())
        .and_then(|()| writeln!(file, "{}", std::process::id()))
        .with_context(|| format!("the lock file {} could not be written", path.display()))?;
    Ok(OwnerLock { file })
}
