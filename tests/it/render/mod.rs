//! What the renderers write, read back: scenes made by hand.

mod html;
mod pdf;
mod png;
mod svg;
mod terminal;
mod vega_lite;
