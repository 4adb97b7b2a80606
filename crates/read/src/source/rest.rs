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
use super::progress::Telling;
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
    pub(crate) reading: Reading,
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
    /// The Parquet files of a folder, one after the other.
    Folder(Arc<Vec<PathBuf>>),
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
            Self::Folder(paths) => {
                Box::new(FolderReader { paths: paths.clone(), next: 0, file: None })
            }
            Self::Bytes(bytes) => Box::new(BytesReader { bytes: bytes.clone(), at: 0 }),
            Self::Piped(spool) => Box::new(SpoolReader { spool: spool.clone(), at: 0 }),
        })
    }

    /// The fingerprint of all bytes, unpacked where they are packed.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn fingerprint(&self, packed: bool) -> io::Result<String> {
        const BUFFER: usize = 256 << 10;
        let mut fingerprint = Fingerprint::default();
        let mut reader = io::BufReader::with_capacity(BUFFER, self.unpacked(packed)?);
        io::copy(&mut reader, &mut fingerprint)?;
        Ok(fingerprint.finish())
    }

    /// The same, unpacked where they are packed by gzip.
    ///
    /// # Errors
    /// As [`Data::open`].
    pub fn unpacked(&self, packed: bool) -> io::Result<Box<dyn Read + Send>> {
        Ok(unpacked(self.open()?, packed))
    }

    /// How many bytes a file has.
    fn size(&self) -> Option<u64> {
        match self {
            Self::File(path) => path.metadata().ok().map(|data| data.len()),
            Self::Bytes(bytes) => Some(bytes.len() as u64),
            Self::Folder(_) | Self::Piped(_) => None,
        }
    }
}

fn unpacked(reader: impl Read + Send + 'static, packed: bool) -> Box<dyn Read + Send> {
    const BUFFER: usize = 128 << 10;
    if !packed {
        return Box::new(reader);
    }
    let reader = io::BufReader::with_capacity(BUFFER, reader);
    Box::new(flate2::bufread::MultiGzDecoder::new(reader))
}

impl Rest {
    /// The text of the file as UTF-8, without a byte-order mark, and the fingerprint of its bytes so far.
    ///
    /// # Errors
    /// When the file cannot be opened.
    pub(crate) fn text(&self) -> io::Result<Text> {
        let fingerprint = Arc::new(Mutex::new(Fingerprint::default()));
        let (progress, all) = (self.reading.progress.clone(), self.data.size());
        progress.begin();
        let reader = Telling { reader: self.data.open()?, progress, all };
        let reader = unpacked(reader, self.packed);
        let mut reader = Marking { reader, fingerprint: fingerprint.clone() };
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
            (Data::Folder(one), Data::Folder(two)) => one == two,
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

struct FolderReader {
    paths: Arc<Vec<PathBuf>>,
    next: usize,
    file: Option<File>,
}

impl Read for FolderReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.file.as_mut().map_or(Ok(0), |file| file.read(buffer))?;
            let Some(path) = self.paths.get(self.next).filter(|_| read == 0) else {
                return Ok(read);
            };
            self.file = Some(File::open(path)?);
            self.next += 1;
        }
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
