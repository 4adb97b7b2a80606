//! Where the table stands in its file: the lines around it, its header, its blocks, its columns.

mod blocks;
mod columns;
mod doubts;
mod excel_dates;
mod extent;
mod filter;
mod headerless;
mod legend;
mod panels;
mod ratio_rows;
mod remarks;
mod sections;
mod select_table;
mod split_labels;
mod titles;
mod year_rows;
mod year_to_date;

pub use blocks::{fill_down, fill_up, name_parts};
pub use columns::{Column, Columns, Grouping};
pub use doubts::{say as say_doubts, say_scale, says_months};
pub use excel_dates::name_excel_dates;
pub use extent::{crop, has_number, names_periods};
pub use filter::filter_grid;
pub use legend::Legend;
pub use panels::unpivot_panels;
pub use ratio_rows::{Left, drop_ratio_rows};
pub use remarks::drop as drop_remarks;
pub use sections::fill as fill_sections;
pub use select_table::select_table;
pub use split_labels::split_labels;
pub use titles::{AROUND, Found, source};
pub use year_rows::name_months;
pub use year_to_date::mark as mark_to_date;
