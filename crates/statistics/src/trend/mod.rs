//! Whether counts rise or fall, how steeply, and what autocorrelation leaves of the evidence.

mod bootstrap;
mod corrected;
mod exact;
mod kendall;
mod mann_kendall;
mod prewhitened;
mod sen;
mod spacing;

pub use bootstrap::{ArBootstrap, METHOD as AR_BOOTSTRAP, ar_bootstrap};
pub use corrected::{CorrectedTest, HAMED_RAO, YUE_WANG, hamed_rao, yue_wang};
pub use exact::exact_p;
pub use kendall::score;
pub use mann_kendall::{METHOD as MANN_KENDALL, MannKendall, PERMUTATIONS, PKind, mann_kendall};
pub use prewhitened::{
    BIAS_CORRECTED, PREWHITENED, PrewhitenedTest, TREND_FREE, bias_corrected, prewhitened,
    trend_free,
};
pub use sen::{LOG_METHOD as SEN_LOG, METHOD as SEN, SenPercent, SenSlope, sen_percent, sen_slope};
