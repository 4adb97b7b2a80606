//! What stands around the marks: words, axes, events, labels; and the room left between them.

pub mod axes;
pub mod events;
pub mod frame;
pub mod labels;
pub mod names;
pub mod row_names;
pub mod rows;
pub mod sides;
pub mod steps;
pub mod ticks;
pub mod years;
