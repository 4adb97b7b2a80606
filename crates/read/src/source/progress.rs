//! How far the reading of a large file is.

use std::fmt;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Told how much is read and, where that is known, of how much.
#[derive(Clone, Default)]
pub struct Progress(Option<Arc<Told>>);

struct Told {
    read: AtomicU64,
    tell: Box<dyn Fn(u64, Option<u64>) + Send + Sync>,
}

impl Progress {
    /// Calls `tell` as a scan goes on.
    pub fn new(tell: impl Fn(u64, Option<u64>) + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(Told { read: AtomicU64::new(0), tell: Box::new(tell) })))
    }

    /// Begins anew.
    pub(crate) fn begin(&self) {
        if let Some(told) = &self.0 {
            told.read.store(0, Ordering::Relaxed);
        }
    }

    /// So much more is read.
    pub(crate) fn add(&self, more: u64, all: Option<u64>) {
        if let Some(told) = &self.0 {
            (told.tell)(told.read.fetch_add(more, Ordering::Relaxed) + more, all);
        }
    }
}

/// Who is told is no part of what is read.
impl PartialEq for Progress {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Progress {}

impl fmt::Debug for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Progress")
    }
}

/// A reader of so many bytes that tells how far it is.
pub(super) struct Telling<R> {
    pub reader: R,
    pub progress: Progress,
    pub all: Option<u64>,
}

impl<R: Read> Read for Telling<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        self.progress.add(read as u64, self.all);
        Ok(read)
    }
}
