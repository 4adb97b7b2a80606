//! Where the level of counts changed, and when to believe that it did.

mod caution;
mod change;
mod means;
mod partition;
mod pettitt;
mod segmentation;
mod selection;
mod trend;

pub use caution::{Cycle, METHOD as CAUTIONS, Trending, cyclic, trending};
pub use change::{Change, End, INTERVAL_YEARS, Near, Partition, YearInterval};
pub use means::{METHOD as MEAN_BREAKS, MeanBreaks, mean_breaks, mean_partitions};
pub use pettitt::{METHOD as PETTITT, Pettitt, pettitt};
pub use segmentation::{
    METHOD as SEGMENTATION, Rule, Segment, Segmentation, dispersion, level_changes,
    optimal_partition, partitions, segmentation,
};
pub use trend::{METHOD as TREND_BREAKS, TrendBreaks, TrendSegment, trend_breaks};
