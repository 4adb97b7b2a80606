//! The Parquet files of an input: which rows they have, and the cells of some of them.

use std::fs::File;
use std::io::Cursor;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use polars::prelude::{ArrowDataType, ArrowField, ArrowSchema, DataType, Series};
use polars_arrow::array::Array;
use polars_buffer::Buffer;
use polars_io::mmap::ReaderBytes;
use polars_parquet::read::{
    BasicDecompressor, FileMetadata, Filter, PageReader, column_iter_to_arrays, infer_schema,
    read_metadata,
};

use crate::source::SourceError;
use crate::source::guard::catch_panic;
use crate::source::origin::file_name;
use crate::source::rest::Data;

/// What a file is that no reader can make sense of.
pub const DAMAGED: &str = "not a readable Parquet file";

/// One file, or those of a folder, which have the same columns.
#[derive(Debug)]
pub struct Files {
    files: Vec<OneFile>,
    groups: Vec<Group>,
}

#[derive(Debug)]
struct OneFile {
    data: Data,
    metadata: FileMetadata,
    schema: ArrowSchema,
}

/// Rows that a file holds together.
#[derive(Debug, Clone, Copy)]
struct Group {
    file: usize,
    /// Its number in the file.
    number: usize,
    /// How many rows of the input stand before it.
    before: usize,
    rows: usize,
}

/// Rows of one group.
#[derive(Debug, Clone)]
pub struct Piece {
    group: Group,
    rows: Range<usize>,
}

impl Piece {
    /// How many rows of the input stand before it.
    pub fn before(&self) -> usize {
        self.group.before + self.rows.start
    }

    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// The first rows of it.
    pub fn first(&self, rows: usize) -> Self {
        let end = self.rows.end.min(self.rows.start + rows);
        Self { rows: self.rows.start..end, ..self.clone() }
    }
}

impl Files {
    /// Opens the files.
    ///
    /// # Errors
    /// When one of them is damaged, or has other columns than the first.
    pub fn open(data: &Data, name: &str) -> Result<Self, SourceError> {
        let mut all = Self { files: Vec::new(), groups: Vec::new() };
        match data {
            Data::Folder(paths) => {
                for path in paths.iter() {
                    all.add(Data::File(path.clone()), &file_name(path), Some(path))?;
                }
            }
            data => all.add(data.clone(), name, None)?,
        }
        Ok(all)
    }

    fn add(&mut self, data: Data, name: &str, path: Option<&Path>) -> Result<(), SourceError> {
        let damaged = SourceError::Malformed { file: name.to_owned(), reason: DAMAGED.to_owned() };
        let file = catch_panic(|| OneFile::open(data)).flatten().ok_or(damaged)?;
        if let (Some(first), Some(_)) = (self.files.first(), path)
            && let Some(difference) = difference(&first.schema, &file.schema)
        {
            return Err(SourceError::OtherColumns { file: name.to_owned(), difference });
        }
        for (number, group) in file.metadata.row_groups.iter().enumerate() {
            let (before, rows) = (self.rows(), group.num_rows());
            self.groups.push(Group { file: self.files.len(), number, before, rows });
        }
        self.files.push(file);
        Ok(())
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.groups.last().map_or(0, |last| last.before.saturating_add(last.rows))
    }

    /// The names of the columns.
    pub fn names(&self) -> Vec<String> {
        let first = self.files.first();
        first.map_or(Vec::new(), |file| file.schema.iter_names().map(|n| n.to_string()).collect())
    }

    /// The rows between two, in pieces of at most so many.
    pub fn pieces(&self, rows: Range<usize>, most: usize) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for group in &self.groups {
            let place = |row: usize| row.saturating_sub(group.before).min(group.rows);
            let (mut start, end) = (place(rows.start), place(rows.end));
            while start < end {
                let to = end.min(start + most);
                pieces.push(Piece { group: *group, rows: start..to });
                start = to;
            }
        }
        pieces
    }

    /// The columns that hold several values in a cell, or numbers of no known form.
    pub fn unread(&self) -> Vec<(usize, String)> {
        let fields = self.files.first().into_iter().flat_map(|file| file.schema.iter_values());
        let named = fields.enumerate().filter(|(_, field)| !is_single(&field.dtype));
        named.map(|(place, field)| (place, field.name.to_string())).collect()
    }

    /// The columns of times in a zone, each with its zone.
    pub fn zones(&self) -> Vec<(String, String)> {
        let fields = self.files.first().into_iter().flat_map(|file| file.schema.iter_values());
        let zone = |field: &ArrowField| match &field.dtype {
            ArrowDataType::Timestamp(_, Some(zone)) if !is_utc(zone) => {
                Some((field.name.to_string(), zone.to_string()))
            }
            _ => None,
        };
        fields.filter_map(zone).collect()
    }

    /// The type of a column.
    pub fn field(&self, column: usize) -> Option<&ArrowField> {
        self.files.first()?.schema.get_at_index(column).map(|(_, field)| field)
    }

    /// What `made` makes of the cells that a piece has in a column, read as `typed` says.
    pub fn cells<T>(
        &self,
        piece: &Piece,
        column: usize,
        typed: impl FnOnce(&ArrowField) -> ArrowField,
        made: impl FnOnce(&ArrowField, Vec<Box<dyn Array>>) -> Option<T>,
    ) -> Option<T> {
        let file = self.files.get(piece.group.file)?;
        let (_, field) = file.schema.get_at_index(column)?;
        let group = file.metadata.row_groups.get(piece.group.number)?;
        let is_whole = piece.rows == (0..piece.group.rows);
        let rows = (!is_whole).then(|| Filter::new_ranged(piece.rows.start, piece.rows.end));
        let read = || {
            let bytes = file.data.mapped()?;
            let chunks = group.columns_under_root_iter(&field.name)?;
            let (pages, types): (Vec<_>, Vec<_>) = chunks
                .map(|chunk| {
                    let range = chunk.byte_range();
                    let bytes = bytes.clone().sliced(range.start as usize..range.end as usize);
                    let pages = PageReader::new(Cursor::new(bytes), chunk, vec![], usize::MAX);
                    let of = &chunk.descriptor().descriptor.primitive_type;
                    (BasicDecompressor::new(pages, vec![]), of)
                })
                .unzip();
            let field = typed(field);
            let (arrays, _) = column_iter_to_arrays(pages, types, field.clone(), rows).ok()?;
            let found: usize = arrays.iter().map(|array| array.len()).sum();
            (found == piece.rows()).then(|| made(&field, arrays))?
        };
        catch_panic(read)?
    }
}

/// The cells as Polars has them.
pub fn series(field: &ArrowField, arrays: Vec<Box<dyn Array>>) -> Option<Series> {
    Series::try_from((field, arrays)).ok()
}

impl OneFile {
    fn open(data: Data) -> Option<Self> {
        let metadata = read_metadata(&mut Cursor::new(data.mapped()?)).ok()?;
        let schema = infer_schema(&metadata).ok()?;
        Some(Self { data, metadata, schema })
    }
}

impl Data {
    /// The bytes of a file where they stand; nothing where they are piped, or are those of a folder.
    fn mapped(&self) -> Option<Buffer<u8>> {
        struct Shared(Arc<Vec<u8>>);
        impl AsRef<[u8]> for Shared {
            fn as_ref(&self) -> &[u8] {
                &self.0
            }
        }
        match self {
            Self::File(path) => match ReaderBytes::from(&mut File::open(path).ok()?) {
                ReaderBytes::Owned(bytes) => Some(bytes),
                ReaderBytes::Borrowed(bytes) => Some(bytes.to_vec().into()),
            },
            Self::Bytes(bytes) => Some(Buffer::from_owner(Shared(bytes.clone()))),
            Self::Folder(_) | Self::Piped(_) => None,
        }
    }
}

fn is_single(dtype: &ArrowDataType) -> bool {
    use ArrowDataType as Type;
    !matches!(
        dtype,
        Type::List(_)
            | Type::LargeList(_)
            | Type::FixedSizeList(..)
            | Type::Struct(_)
            | Type::Map(..)
            | Type::Union(_)
            | Type::Extension(_)
            | Type::Float16
            | Type::Decimal256(..)
    )
}

fn is_utc(zone: &str) -> bool {
    ["UTC", "Etc/UTC", "+00:00", "Z"].contains(&zone)
}

/// How the columns of a file differ from those of the first.
fn difference(first: &ArrowSchema, other: &ArrowSchema) -> Option<String> {
    let columns = |schema: &ArrowSchema| -> Vec<String> {
        // Cells become texts: the width of a whole number says nothing.
        let kind = |field: &ArrowField| match DataType::from_arrow_field(field) {
            dtype if dtype.is_integer() => DataType::Int64,
            dtype => dtype,
        };
        let one = |field: &ArrowField| format!("'{}' of type {}", field.name, kind(field));
        schema.iter_values().map(one).collect()
    };
    let (first, other) = (columns(first), columns(other));
    if first.len() != other.len() {
        let (here, there) = (other.len(), first.len());
        return Some(format!("it has {here} columns, and the first file of its folder {there}"));
    }
    let mut pairs = (1..).zip(first.into_iter().zip(other));
    // A column without any value has no type.
    let is_empty = |column: &String| column.ends_with(&format!("of type {}", DataType::Null));
    let differs =
        |first: &String, other: &String| first != other && !(is_empty(first) || is_empty(other));
    let (number, (there, here)) = pairs.find(|(_, (first, other))| differs(first, other))?;
    Some(format!("its column {number} is {here}, and {there} in the first file of its folder"))
}
