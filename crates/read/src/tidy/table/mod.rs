//! Where the table stands in its file: the lines around it, its header, its blocks, its columns.

mod blocks;
mod columns;
mod doubts;
mod legend;
mod only;
mod packed;
mod panels;
mod region;
mod remarks;
mod sections;
mod serials;
mod stacked;
mod titles;
mod to_date;
mod year_rows;

pub use blocks::{fill_down, fill_up, name_parts};
pub use columns::{Column, Columns, Grouping};
pub use doubts::{say as say_doubts, say_scale};
pub use legend::Legend;
pub use only::keep;
pub use packed::divide;
pub use panels::stack;
pub use region::cut;
pub use remarks::drop as drop_remarks;
pub use sections::fill as fill_sections;
pub use serials::name_days;
pub use stacked::choose;
pub use titles::{Found, source};
pub use to_date::mark as mark_to_date;
pub use year_rows::name_months;
