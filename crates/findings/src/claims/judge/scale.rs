//! Numbers of a text in the unit of the table: of a table of thousands, `2.3 million` is 2,300.

use crate::claims::claim::{ClaimKind, Hedge, Novelty, Quantity, Size};

/// What is claimed, with its counts divided by that scale.
pub(super) fn scaled(said: &ClaimKind, scale: f64) -> ClaimKind {
    let mut said = said.clone();
    match &mut said {
        ClaimKind::Count { number, .. }
        | ClaimKind::Sum { number, .. }
        | ClaimKind::Each { number, .. }
        | ClaimKind::Together { number, .. }
        | ClaimKind::Average { number, .. }
        | ClaimKind::First { new: Novelty::Count(number), .. }
        | ClaimKind::Change { size: Some(Size::Amount(number)), .. }
        | ClaimKind::Groups { size: Some(Size::Amount(number)), .. } => divide(number, scale),
        ClaimKind::First { .. }
        | ClaimKind::Change { .. }
        | ClaimKind::Share { .. }
        | ClaimKind::ShareChange { .. }
        | ClaimKind::Extreme { .. }
        | ClaimKind::Step { .. }
        | ClaimKind::Run { .. }
        | ClaimKind::Groups { .. }
        | ClaimKind::Unread { .. } => {}
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
