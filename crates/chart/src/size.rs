//! How large a chart is.

use std::str::FromStr;

/// How large a chart is, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// Width in pixels.
    pub width: f64,
    /// Height in pixels.
    pub height: f64,
}

/// A text that is no size.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SizeError {
    /// Neither a preset nor two numbers.
    #[error("not a size: give report, social, square, slide, or WIDTHxHEIGHT")]
    Form,
    /// Too small to hold text, or too large to draw.
    #[error("not a size between {least}x{least} and {most}x{most}", least = Size::LEAST, most = Size::MOST)]
    Range,
}

impl Size {
    /// The least width and height.
    pub const LEAST: u32 = 320;
    /// The greatest width and height.
    pub const MOST: u32 = 4000;
    /// For a page.
    pub const REPORT: Size = Size { width: 850.0, height: 600.0 };
    const PRESETS: [(&'static str, Size); 4] = [
        ("report", Size::REPORT),
        ("social", Size { width: 1200.0, height: 628.0 }),
        ("square", Size { width: 1080.0, height: 1080.0 }),
        ("slide", Size { width: 1600.0, height: 900.0 }),
    ];

    /// The size of the running text in pixels, which is that large on [`Size::REPORT`]; all other
    /// measures follow from it.
    pub fn base(self, on_report: f64) -> f64 {
        let scale = (self.width / Self::REPORT.width).min(self.height / Self::REPORT.height);
        (on_report * scale).clamp(on_report.min(11.0), 64.0)
    }
}

impl FromStr for Size {
    type Err = SizeError;

    fn from_str(text: &str) -> Result<Self, SizeError> {
        if let Some((_, size)) = Self::PRESETS.iter().find(|(name, _)| *name == text) {
            return Ok(*size);
        }
        let (width, height) = text.split_once(['x', '×']).ok_or(SizeError::Form)?;
        let side = |text: &str| {
            let side: u32 = text.parse().map_err(|_| SizeError::Form)?;
            if (Self::LEAST..=Self::MOST).contains(&side) {
                Ok(f64::from(side))
            } else {
                Err(SizeError::Range)
            }
        };
        Ok(Self { width: side(width)?, height: side(height)? })
    }
}
