//! The years to come: point forecasts, their distributions, and how they did in the past.
//!
//! Invariant: counts are forecast on the scale 2√(y + 3/8), so that no limit is below 0, and no
//! forecast of the past has seen a year after its origin.

pub mod anscombe;
pub mod backtest;
mod caveat;
pub mod collapse;
pub mod intervals;
mod kind;
pub mod naive;
mod outlook;
mod projection;
pub mod smoothing;
pub mod theta;

pub use backtest::{Origin, Record, Score, backtest};
pub use caveat::Caveat;
pub use collapse::{Regime, regime};
pub use intervals::Widening;
pub use kind::{Kind, project};
pub use outlook::{Forecast, Options, Predicted, forecast, most_steps};
pub use projection::Projection;
pub use smoothing::{Shape, Smoothing, choose, smooth};
pub use theta::{Theta, theta};
