//! Where the table stands in its file: the lines around it, its header, its blocks, its columns.

mod blocks;
mod columns;
mod legend;
mod packed;
mod region;
mod sections;
mod stacked;

pub use blocks::{fill_down, fill_up};
pub use columns::{Column, Columns, Grouping};
pub use legend::Legend;
pub use packed::divide;
pub use region::cut;
pub use sections::fill as fill_sections;
pub use stacked::choose;
