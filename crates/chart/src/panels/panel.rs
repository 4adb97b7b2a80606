//! One of several small charts.

use crate::series_data::{self, Trace};

/// One small chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// What it shows; bold above it.
    pub title: String,
    /// Its series; none when nothing was counted.
    pub traces: Vec<Trace>,
}

impl Panel {
    /// Its values' axis: its own where that was asked for.
    pub fn values(&self, shared: (f64, f64), free: bool) -> (f64, f64) {
        if free { series_data::range(&self.traces).unwrap_or(shared) } else { shared }
    }
}
