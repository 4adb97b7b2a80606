//! Numbers of a text in the unit of the table: of a table of thousands, `2.3 million` is 2,300.

use crate::claims::claim::{Hedge, New, Quantity, Said, Size};

/// What is claimed, with its counts divided by that scale.
pub(super) fn scaled(said: &Said, scale: f64) -> Said {
    let mut said = said.clone();
    match &mut said {
        Said::Count { number, .. }
        | Said::Sum { number, .. }
        | Said::Each { number, .. }
        | Said::Together { number, .. }
        | Said::Average { number, .. }
        | Said::First { new: New::Count(number), .. }
        | Said::Change { size: Some(Size::Amount(number)), .. }
        | Said::Groups { size: Some(Size::Amount(number)), .. } => divide(number, scale),
        Said::First { .. }
        | Said::Change { .. }
        | Said::Share { .. }
        | Said::ShareChange { .. }
        | Said::Extreme { .. }
        | Said::Step { .. }
        | Said::Run { .. }
        | Said::Groups { .. }
        | Said::Unread { .. } => {}
    }
    said
}

fn divide(quantity: &mut Quantity, scale: f64) {
    quantity.number.value /= scale;
    quantity.number.place /= scale;
    if let Hedge::To(upper) = &mut quantity.hedge {
        *upper /= scale;
    }
}
