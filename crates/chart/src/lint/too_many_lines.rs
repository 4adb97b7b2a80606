//! More coloured lines in a panel than a reader can tell apart.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::Fault;
use super::scene_index::Laid;
use crate::DISTINCT;
use crate::scene::Paint;

/// The rule's name.
const NAME: &str = "crowd";

/// Kinds whose series stand beside or on each other instead of crossing.
const APART: [&str; 4] = ["columns", "stacked", "share", "area"];

/// A fault when a panel has too many coloured lines.
pub fn crowd(laid: &Laid<'_>) -> Vec<Fault> {
    if APART.contains(&laid.scene.kind) {
        return Vec::new();
    }
    let panels = lines(laid);
    let crowded = panels.values().filter(|count| **count > DISTINCT).count();
    let Some(most) = panels.values().copied().max().filter(|most| *most > DISTINCT) else {
        return Vec::new();
    };
    let (lines, hint) = match (panels.len(), crowded) {
        (1, _) => (
            format!("{most} coloured lines"),
            "draw --kind multiples, or grey all but a few with --highlight NAME",
        ),
        (_, 1) => (
            format!("{most} coloured lines in a panel"),
            "choose fewer with --series, or another --facet",
        ),
        (_, crowded) => (
            format!("up to {most} coloured lines in {crowded} panels"),
            "choose fewer with --series, or another --facet",
        ),
    };
    vec![Fault::new(
        NAME,
        format!("{lines}, more than the {DISTINCT} that can be told apart"),
        hint,
    )]
}

/// How many coloured lines each panel has.
fn lines(laid: &Laid<'_>) -> BTreeMap<usize, usize> {
    let drawn: BTreeSet<(usize, Paint)> = laid
        .paths
        .iter()
        .filter(|(path, _)| !path.closed && path.style.width >= 1.0)
        .filter_map(|(path, panel)| Some((*panel, path.style.stroke?)))
        .filter(|(_, paint)| matches!(paint, Paint::Series(_)))
        .collect();
    let paints: BTreeSet<Paint> = drawn.iter().map(|(_, paint)| *paint).collect();
    // Two series may share a colour: where values are named, names are counted.
    let named: BTreeSet<(usize, Paint, &str)> = laid
        .scene
        .readings
        .iter()
        .filter(|reading| reading.extent.is_none() && paints.contains(&reading.paint))
        .map(|reading| (reading.panel, reading.paint, reading.series.as_str()))
        .collect();
    let panels: Vec<usize> = if named.is_empty() {
        drawn.iter().map(|(panel, _)| *panel).collect()
    } else {
        named.iter().map(|(panel, ..)| *panel).collect()
    };
    panels.into_iter().fold(BTreeMap::new(), |mut counts, panel| {
        *counts.entry(panel).or_default() += 1;
        counts
    })
}
