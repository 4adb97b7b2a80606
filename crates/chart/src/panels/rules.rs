//! Events in small charts: a thin rule each where there is room, and a note that says in words
//! what they are.

use crate::Typography;
use crate::kind::Request;
use crate::layout::events::{group, rule};
use crate::plot::Plot;
use crate::scene::Node;
use arrivals_data::Event;
use arrivals_findings::{Label, Language, format};

/// The most events with a rule: more are a fence in front of the lines.
const MOST: usize = 5;

/// The events of the years drawn.
pub struct Events<'a> {
    events: Vec<&'a Event>,
    are_drawn: bool,
}

/// The events of those years, for panels about so many pixels wide.
pub fn events<'a>(request: &'a Request, years: (i32, i32), width: f64) -> Events<'a> {
    let drawn = (f64::from(years.0) - 0.3)..=(f64::from(years.1) + 0.3);
    let shown = if request.options.parts.events { request.events.as_slice() } else { &[] };
    let events: Vec<&Event> =
        shown.iter().filter(|event| drawn.contains(&event.date.on_axis())).collect();
    let room = request.text.base * 4.5 * events.len() as f64;
    let are_drawn = !request.text.cells && events.len() <= MOST && room <= width;
    Events { events, are_drawn }
}

impl Events<'_> {
    /// What they are, in one sentence.
    pub fn note(&self, language: Language) -> Option<String> {
        if self.events.is_empty() {
            return None;
        }
        let name = if self.are_drawn { Label::Rules } else { Label::NotMarked };
        let said: Vec<String> = self
            .events
            .iter()
            .map(|event| match event.end {
                Some(end) => format!("{}–{end} {}", event.date, event.label),
                None => format!("{} {}", event.date, event.label),
            })
            .collect();
        Some(format::sentence(&format!("{}: {}", name.text(language), said.join("; "))))
    }
}

/// The rules of a panel.
pub fn draw(events: &Events, plot: &Plot, text: &Typography) -> Vec<Node> {
    if !events.are_drawn {
        return Vec::new();
    }
    events
        .events
        .iter()
        .map(|event| {
            let x = plot.x(event.date.on_axis());
            let mut group = group(event);
            let dash = (text.tick * 0.2, text.tick * 0.25);
            group.nodes.push(rule(x, (plot.top, plot.bottom), dash));
            Node::Group(group)
        })
        .collect()
}
