//! The methods that a forecast chooses from.

use serde::Serialize;

use super::projection::Projection;
use super::smoothing::Shape;
use super::{naive, smoothing, theta};
use crate::NotApplicable;

/// How the years to come were forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The last count.
    Naive,
    /// The mean.
    Mean,
    /// The last count and the mean change.
    Drift,
    /// Theta.
    Theta,
    /// Simple exponential smoothing: a level.
    Simple,
    /// Holt's smoothing: a level and a slope.
    Holt,
    /// Damped Holt smoothing: a level and a slope that fades.
    Damped,
    /// Exponential smoothing, its shape chosen by AICc.
    Exponential,
    /// The last count and the changes of the past, after a change of level.
    PastChanges,
    /// The rule of three, where no one was ever counted.
    Zeros,
}

impl Kind {
    /// The fewest years.
    pub fn needs(self) -> usize {
        match self {
            Self::Naive | Self::Mean | Self::PastChanges | Self::Zeros => 5,
            Self::Drift | Self::Theta | Self::Simple | Self::Holt | Self::Damped => 10,
            Self::Exponential => 20,
        }
    }

    /// What it is called in a refusal, with its article.
    pub fn name(self) -> &'static str {
        match self {
            Self::Naive => "a naive forecast",
            Self::Mean => "a forecast by the mean",
            Self::Drift => "a forecast with drift",
            Self::Theta => "a theta forecast",
            Self::Simple => "simple exponential smoothing",
            Self::Holt => "Holt's smoothing",
            Self::Damped => "damped Holt smoothing",
            Self::Exponential => "a choice among exponential smoothings",
            Self::PastChanges => "a forecast from past changes",
            Self::Zeros => "the rule of three",
        }
    }
}

/// A method's projection of values on any scale.
///
/// # Errors
/// With fewer values than the arithmetic needs.
pub fn project(kind: Kind, y: &[f64], steps: usize) -> Result<Projection, NotApplicable> {
    match kind {
        Kind::Naive | Kind::PastChanges | Kind::Zeros => naive::naive(y, steps),
        Kind::Mean => naive::mean(y, steps),
        Kind::Drift => naive::drift(y, steps),
        Kind::Theta => Ok(theta::theta(y)?.project(steps)),
        Kind::Simple => Ok(smoothing::smooth(y, Shape::Level)?.project(steps)),
        Kind::Holt => Ok(smoothing::smooth(y, Shape::Slope)?.project(steps)),
        Kind::Damped => Ok(smoothing::smooth(y, Shape::Damped)?.project(steps)),
        Kind::Exponential => Ok(smoothing::choose(y)?.project(steps)),
    }
}
