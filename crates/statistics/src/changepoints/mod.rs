//! Where the level of counts changed, and when to believe that it did.

mod caution;
mod change;
mod means;
mod partition;
mod pettitt;
mod search;
mod segment;
mod segmentation;
mod trend;

pub use caution::{Cycle, METHOD as CAUTIONS, Trending, cyclic, trending};
pub use change::{Change, End, Near, Partition, YearInterval};
pub use means::{METHOD as MEAN_BREAKS, MeanBreaks, mean_breaks};
pub use partition::{Partitions, squares_around_mean};
pub use pettitt::{METHOD as PETTITT, Pettitt, pettitt};
pub use segment::Segment;
pub use segmentation::{
    METHOD as SEGMENTATION, Segmentation, dispersion, level_changes, segmentation,
};
pub use trend::{METHOD as TREND_BREAKS, TrendBreaks, TrendSegment, trend_breaks};
