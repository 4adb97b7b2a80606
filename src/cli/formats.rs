//! The forms of a chart: which file asks for which, and how a scene becomes each.

use std::path::Path;

use clap::ValueEnum;

use crate::Error;
use arrivals_chart::render::{self, Colors, SvgText};
use arrivals_chart::scene::Scene;

/// The form of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ChartFormat {
    /// SVG
    Svg,
    /// PNG
    Png,
    /// PDF, with text that can be selected
    Pdf,
    /// A page with the values at the pointer and by keyboard
    Html,
    /// A Vega-Lite specification
    VegaLite,
    /// Characters, for a terminal, a log or a code fence
    Term,
}

impl ChartFormat {
    /// The form that a file's extension asks for.
    ///
    /// # Errors
    /// When the extension is none of a chart's.
    pub fn of_extension(path: &Path) -> Result<Self, Error> {
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase());
        let name = name.unwrap_or_default();
        let forms = [
            (".svg", Self::Svg),
            (".png", Self::Png),
            (".pdf", Self::Pdf),
            (".html", Self::Html),
            (".htm", Self::Html),
            (".vl.json", Self::VegaLite),
            (".json", Self::VegaLite),
            (".txt", Self::Term),
        ];
        forms
            .into_iter()
            .find(|(extension, _)| name.ends_with(extension))
            .map(|(_, form)| form)
            .ok_or_else(|| {
                Error::usage(
                    format!("cannot tell the format of '{}' from its extension", path.display()),
                    "name the file .svg, .png, .pdf, .html, .vl.json or .txt, or give --format",
                )
            })
    }

    /// The scene in that form.
    ///
    /// # Errors
    /// When it cannot be written: never for charts of an ordinary size.
    pub fn bytes(
        self,
        scene: &Scene,
        colors: &Colors,
        text: SvgText,
        scale: f64,
        color: bool,
    ) -> Result<Vec<u8>, Error> {
        Ok(match self {
            Self::Svg => render::svg(scene, colors, text)?.into_bytes(),
            Self::Png => render::png(scene, colors.base(), scale)?,
            Self::Pdf => render::pdf(scene, colors.base()).map_err(render::RenderError::from)?,
            Self::Html => render::html(scene, colors)?.into_bytes(),
            Self::VegaLite => render::vega_lite(scene, colors.base())
                .map_err(render::RenderError::from)?
                .into_bytes(),
            Self::Term => render::terminal(scene, color).into_bytes(),
        })
    }
}
