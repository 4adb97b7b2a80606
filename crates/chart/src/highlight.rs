//! Which series stand before the others where none is asked for.

use super::kind::Request;
use super::marker::Shape;
use super::scene::Paint;
use super::series_data::Trace;
use arrivals_findings::{Label, format};

/// So many series the palette tells apart.
pub const DISTINCT: usize = 5;

/// Of more series than there are colours, those with the largest counts of the last year keep a
/// colour, and the others become grey; unless some are highlighted already. Gives back what is to
/// be said of it.
pub fn emphasise(request: &Request, traces: &mut [Trace]) -> Option<String> {
    if request.has_highlight() || traces.len() <= DISTINCT {
        return None;
    }
    let last = traces.iter().filter_map(|trace| trace.points.last()).map(|at| at.year).max()?;
    let count = |trace: &Trace| trace.at(last).map_or(f64::NEG_INFINITY, |at| at.value);
    let mut order: Vec<usize> = (0..traces.len()).collect();
    order.sort_by(|one, other| count(&traces[*other]).total_cmp(&count(&traces[*one])));
    for (place, index) in order.iter().enumerate() {
        let trace = &mut traces[*index];
        (trace.paint, trace.shape) = match place {
            0..DISTINCT => (Paint::Series(place), Shape::new(place)),
            _ => (Paint::Context, Shape::Circle),
        };
    }
    let behind = traces.len() - DISTINCT;
    Some(format::sentence(&Label::Grey(behind).text(request.options.language)))
}
