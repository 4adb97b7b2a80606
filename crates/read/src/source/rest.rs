//! The rows of a large file that are not in the grid of its first rows.
//!
//! They are read again from the start, as often as they are asked for, and never all at once unless the
//! whole grid is wanted.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use super::decoding::Decoding;
use super::encoding::Encoding;
use super::origin::Fingerprint;
use super::reading::{Large, Reading};

/// What follows the first rows of a large file.
#[derive(Debug, Clone)]
pub struct Rest {
    pub(crate) data: Data,
    /// Whether the bytes are packed by gzip.
    pub(super) packed: bool,
    pub(crate) kind: Kind,
    /// How many bytes the first rows take in UTF-8; of Parquet, how many rows there are.
    pub(crate) start: usize,
    /// The length of the byte-order mark.
    pub(super) mark: usize,
    /// How the text is written, where that is not UTF-8.
    pub(super) encoding: Option<Encoding>,
    pub(crate) large: Large,
    /// How many decisions were made about the first rows.
    pub(super) decisions: usize,
    pub(super) reading: Reading,
}

/// What the bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text { delimiter: u8 },
    Parquet,
}

/// Where the bytes come from.
#[derive(Debug, Clone)]
pub enum Data {
    File(PathBuf),
    Bytes(Arc<Vec<u8>>),
    Piped(Arc<Mutex<Spool>>),
}

impl Data {
    /// The bytes from the first on.
    ///
    /// # Errors
    /// When the file cannot be opened.
    pub fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        Ok(match self {
            Self::File(path) => Box::new(File::open(path)?),
            Self::Bytes(bytes) => Box::new(BytesReader { bytes: bytes.clone(), at: 0 }),
            Self::Piped(spool) => Box::new(SpoolReader { spool: spool.clone(), at: 0 }),
        })
    }

    /// The same, unpacked where they are packed by gzip.
    ///
    /// # Errors
    /// As [`Data::open`].
    pub fn unpacked(&self, packed: bool) -> io::Result<Box<dyn Read + Send>> {
        const BUFFER: usize = 128 << 10;
        let reader = self.open()?;
        Ok(match packed {
            true => {
                let reader = io::BufReader::with_capacity(BUFFER, reader);
                Box::new(flate2::bufread::MultiGzDecoder::new(reader))
            }
            false => reader,
        })
    }
}

impl Rest {
    /// All bytes of the file, unpacked, from the first on.
    ///
    /// # Errors
    /// When the file cannot be opened.
    pub(crate) fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        self.data.unpacked(self.packed)
    }

    /// The text of the file as UTF-8, without a byte-order mark, and the fingerprint of its bytes so far.
    ///
    /// # Errors
    /// When the file cannot be opened.
    pub(crate) fn text(&self) -> io::Result<Text> {
        let fingerprint = Arc::new(Mutex::new(Fingerprint::default()));
        let mut reader = Marking { reader: self.open()?, fingerprint: fingerprint.clone() };
        reader.read_exact(&mut vec![0; self.mark])?;
        let reader: Box<dyn Read + Send> = match self.encoding {
            None => Box::new(reader),
            Some(encoding) => Box::new(Decoding::new(reader, encoding)),
        };
        Ok((reader, fingerprint))
    }
}

/// A text, and the fingerprint of its bytes.
type Text = (Box<dyn Read + Send>, Arc<Mutex<Fingerprint>>);

/// A reader that adds what is read to a fingerprint.
struct Marking {
    reader: Box<dyn Read + Send>,
    fingerprint: Arc<Mutex<Fingerprint>>,
}

impl Read for Marking {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        let mut fingerprint = self.fingerprint.lock().unwrap_or_else(PoisonError::into_inner);
        fingerprint.add(&buffer[..read]);
        Ok(read)
    }
}

/// Two rests of the same bytes are the same.
impl PartialEq for Rest {
    fn eq(&self, other: &Self) -> bool {
        let same = match (&self.data, &other.data) {
            (Data::File(one), Data::File(two)) => one == two,
            (Data::Bytes(one), Data::Bytes(two)) => Arc::ptr_eq(one, two),
            (Data::Piped(one), Data::Piped(two)) => Arc::ptr_eq(one, two),
            _ => false,
        };
        same && (self.kind, self.start) == (other.kind, other.start)
    }
}

impl Eq for Rest {}

/// What was read of standard input so far, in a file without a name, so that it can be read again.
#[derive(Debug)]
pub struct Spool {
    file: File,
    length: u64,
    ended: bool,
}

impl Spool {
    /// A spool that begins with those bytes.
    ///
    /// # Errors
    /// When there is no place for temporary files.
    pub fn new(start: &[u8]) -> io::Result<Self> {
        let mut file = tempfile::tempfile()?;
        file.write_all(start)?;
        Ok(Self { file, length: start.len() as u64, ended: false })
    }

    fn read(&mut self, at: u64, buffer: &mut [u8]) -> io::Result<usize> {
        if at < self.length {
            self.file.seek(SeekFrom::Start(at))?;
            return self.file.read(buffer);
        }
        if self.ended {
            return Ok(0);
        }
        let read = io::stdin().lock().read(buffer)?;
        self.ended = read == 0;
        self.file.seek(SeekFrom::Start(self.length))?;
        self.file.write_all(&buffer[..read])?;
        self.length += read as u64;
        Ok(read)
    }
}

struct SpoolReader {
    spool: Arc<Mutex<Spool>>,
    at: u64,
}

impl Read for SpoolReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut spool = self.spool.lock().unwrap_or_else(PoisonError::into_inner);
        let read = spool.read(self.at, buffer)?;
        self.at += read as u64;
        Ok(read)
    }
}

struct BytesReader {
    bytes: Arc<Vec<u8>>,
    at: usize,
}

impl Read for BytesReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut rest = self.bytes.get(self.at..).unwrap_or_default();
        let read = rest.read(buffer)?;
        self.at += read;
        Ok(read)
    }
}
