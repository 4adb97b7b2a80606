//! The values that are written in a panel: the last of each line, and the largest of a line that
//! is alone.

use crate::Typography;
use crate::canvas::Canvas;
use crate::font::Weight;
use crate::layout::labels;
use crate::scene::{Anchor, Bounds, Node, Paint, Point, Text};
use crate::series_data::Trace;

/// The most lines whose last values are written.
const MOST: usize = 3;

/// How far from its point a value may stand, in sizes of its text.
const FAR: f64 = 2.2;

/// Writes what finds room in a panel.
pub fn write(traces: &[Trace], inside: &Bounds, small: bool, canvas: &mut Canvas) {
    let alone = traces.len() == 1;
    if traces.len() <= MOST {
        for trace in traces.iter().filter(|trace| trace.paint != Paint::Context || alone) {
            let label = last(trace, if alone { Paint::Ink } else { trace.paint }, inside, canvas);
            canvas.nodes.extend(label);
        }
    }
    let ([only], false) = (traces, small) else { return };
    let (Some(at), Some(last)) = (only.largest(), only.points.last()) else { return };
    let point = canvas.plot.point(at.x(), at.value);
    let text = Typography { label: canvas.text.tick, ..*canvas.text };
    // Two values side by side are not told apart, and the last one says more.
    let apart = text.width(&at.text, Weight::Bold, text.label) * 1.3;
    if at.value != last.value && canvas.plot.x(last.x()) - point.x >= apart {
        let reach = text.label * 0.3;
        let label = labels::value(&at.text, point, reach, inside, &text, &mut canvas.obstacles);
        canvas.nodes.extend(label);
    }
}

/// The last value at its line's end: over the last years of the line, else under them.
fn last(trace: &Trace, paint: Paint, inside: &Bounds, canvas: &mut Canvas) -> Option<Node> {
    let at = trace.points.last()?;
    let text = canvas.text;
    let size = text.tick;
    let point = canvas.plot.point(at.x(), at.value);
    let width = text.width(&at.text, Weight::Bold, size);
    let right = (point.x + width / 2.0).min(inside.right);
    let right = if text.cells { (right / 8.0).floor() * 8.0 } else { right };
    // The markers reach as far beyond the line.
    let around = canvas.stroke() * 1.8 + 1.0;
    let (high, low) = reach(trace, (right - width - around, right + around), canvas)?;
    let clear = around + text.space(crate::font::descent(size) * 0.8) + 0.5;
    let (above, below) = match text.cells {
        true => (high - 16.0, low + 16.0),
        false => (high - clear, low + around + 0.5 + crate::font::cap_height(size)),
    };
    let middle = |baseline: f64| (baseline - size * 0.36 - point.y).abs();
    let mut baselines = [above, below];
    // Above is where a value is looked for, unless the line fell to its end.
    if middle(below) * 1.5 < middle(above) {
        baselines.reverse();
    }
    baselines.into_iter().filter(|baseline| middle(*baseline) <= size * FAR).find_map(|y| {
        let label = Text::bold(&at.text, Point { x: right, y }, Anchor::End, size, paint);
        let label = Text { halo: true, ..label };
        let bounds = text.bounds(&label);
        let fits = inside.holds(&bounds) && canvas.obstacles.is_free(&bounds.grown(1.0));
        fits.then(|| {
            canvas.obstacles.add_box(bounds.grown(size * 0.4));
            Node::Text(label)
        })
    })
}

/// The highest and the lowest pixel of the line between two pixels across.
fn reach(trace: &Trace, (left, right): (f64, f64), canvas: &Canvas) -> Option<(f64, f64)> {
    let plot = &canvas.plot;
    let place = |at: &crate::series_data::Datum| (plot.x(at.x()), plot.y(at.value));
    let mut heights: Vec<f64> = Vec::new();
    for piece in trace.pieces() {
        for at in piece {
            let (x, y) = place(at);
            if x >= left && x <= right {
                heights.push(y);
            }
        }
        for pair in piece.windows(2) {
            let (from, to) = (place(&pair[0]), place(&pair[1]));
            // The line enters between two points.
            if from.0 < left && to.0 >= left {
                heights.push(from.1 + (to.1 - from.1) * (left - from.0) / (to.0 - from.0));
            }
        }
    }
    Some((heights.iter().copied().reduce(f64::min)?, heights.iter().copied().reduce(f64::max)?))
}
