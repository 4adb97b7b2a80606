//! The years to come: point forecasts, their distributions, and how they did in the past.
//!
//! Invariant: counts are forecast on the scale 2√(y + 3/8), so that no limit is below 0, and no
//! forecast of the past has seen a year after its origin.

pub mod anscombe;
pub mod backtest;
pub mod intervals;
mod kind;
pub mod naive;
mod prediction;
mod projection;
pub mod regime;
pub mod smoothing;
pub mod theta;
mod warnings;

pub use backtest::{Origin, Record, Score, backtest};
pub use intervals::Widening;
pub use kind::{Kind, project};
pub use prediction::{Forecast, ForecastOptions, Predicted, forecast, most_steps};
pub use projection::Projection;
pub use regime::{Regime, regime};
pub use smoothing::{Shape, Smoothing, choose, smooth};
pub use theta::{Theta, theta};
pub use warnings::Caveat;
