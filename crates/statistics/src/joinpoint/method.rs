//! The registry's entry of joinpoint regression.

use crate::{Method, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "joinpoint",
    topic: Topic::Joinpoint,
    name: "joinpoint regression",
    version: 1,
    formula: "E ln y = a + b x + Σ d (x − τ)⁺, τ on the years, 2 years before the first and after the last, 2 between; k by WBIC: ln(SSE/n) + ((2 + R²max) k + 2) ln(n)/n",
    unit: "percent a year",
    assumes: "residuals independent of each other, with the variance that is stated (constant, or in proportion to 1/y)",
    avoid: "refused for fewer than 7 years; WBIC finds a joinpoint in independent noise in 16 % of series of 12 years, 9 % of 22, and in 47 % of 22 at an autocorrelation of 0.5: not established where AR(1) noise is as bent in 5 % of 999 series (φ of the residuals, corrected for bias), or the residuals' lag-1 autocorrelation is above 0.3",
    source: "H. J. Kim, M. P. Fay, E. J. Feuer & D. N. Midthune (2000), Statistics in Medicine 19, 335–351; NCI Joinpoint 4.9 and 5; standard errors: P. M. Lerman (1980), Applied Statistics 29, 77–84",
};
