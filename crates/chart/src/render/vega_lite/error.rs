//! Scenes that Vega-Lite has no place for.

/// A scene that cannot be said in Vega-Lite.
#[derive(Debug, thiserror::Error)]
pub enum VegaLiteError {
    /// The scene draws no values.
    #[error("the chart draws no values")]
    Empty,
    /// JSON has no such number.
    #[error("the value of '{series}' in {year} is not a finite number")]
    NotFinite {
        /// The name of the series.
        series: String,
        year: String,
    },
    /// A logarithmic axis has no such place.
    #[error("the value of '{series}' in {year} has no place on a log scale")]
    NotOnLog {
        /// The name of the series.
        series: String,
        year: String,
    },
    /// The JSON could not be written.
    #[error("the specification could not be written: {0}")]
    Json(#[from] serde_json::Error),
}
