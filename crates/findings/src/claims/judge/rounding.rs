//! How far a number may be from the figure: by its digits as written, and by its hedge.
//!
//! The rules and their reasons stand in `docs/claims.md`. `rel` is the error as a part of the true
//! figure.

use crate::claims::claim::{Hedge, Quantity};
use crate::claims::verdict::Verdict;
use crate::format;

/// A reader who hears a plain number takes it for the figure: half of the last digit is rounding,
/// up to one part in twenty. Beyond that the number stands for another size.
const ROUNDED: f64 = 0.05;
/// `About 200` for 223 is a coarse word for the right size; beyond one part in ten it is another.
const COARSE: f64 = 0.10;
/// `Almost half` for 44% is loose, not false: an eighth of the number on the side that is named.
const LOOSE: f64 = 0.125;
/// `More than 1,000` says nothing of 1,900 that one would want to know: beyond one part in four a
/// true bound misleads.
const FAR: f64 = 0.25;

/// What the figure is, which decides what its zeros mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figure {
    /// A count: whole.
    Count,
    /// A percentage.
    Percent,
    Ratio,
}

/// Whether the number fits the figure, and what is to be said of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fit {
    pub verdict: Verdict,
    /// Why it is no plain fit; empty where there is nothing to say.
    pub why: String,
}

fn fit_of(verdict: Verdict, why: impl Into<String>) -> Fit {
    Fit { verdict, why: why.into() }
}

/// Whether what was said fits the truth.
pub(super) fn fit(said: &Quantity, truth: f64, figure: Figure) -> Fit {
    let value = said.number.value;
    // Binary fractions: 13.8 is not the middle of 13.75 and 13.85.
    let grain = 1e-9 * truth.abs().max(value.abs()).max(1.0);
    let error = (truth - value).abs();
    let exact = error <= grain;
    let rel = if exact {
        0.0
    } else if truth == 0.0 {
        f64::INFINITY
    } else {
        error / truth.abs()
    };
    let far = if value == 0.0 { 0.0 } else { error / value.abs() };
    let half = said.number.place / 2.0 + grain;
    let rounds = error <= half;
    match said.hedge {
        Hedge::Plain => plain(said, truth, figure, (error, rel, exact, rounds)),
        Hedge::About => about(said, figure, (error, rel, exact, rounds, grain)),
        Hedge::Nearly | Hedge::JustOver => {
            let below = said.hedge == Hedge::Nearly;
            let (side, word) =
                if below { (truth < value, "below") } else { (truth > value, "above") };
            if exact {
                fit_of(Verdict::Imprecise, format!("it is that number, not {word} it"))
            } else if side && far <= ROUNDED {
                fit_of(Verdict::HoldsWhenRounded, "")
            } else if side && far <= LOOSE {
                fit_of(Verdict::Imprecise, format!("{} {word} it", share(far)))
            } else if !side && rounds && rel <= ROUNDED {
                fit_of(Verdict::Imprecise, format!("it rounds to it, but is not {word} it"))
            } else {
                fit_of(
                    Verdict::DoesNotHold,
                    if side {
                        format!("{} {word} it", share(far))
                    } else {
                        format!("it is not {word} it")
                    },
                )
            }
        }
        Hedge::MoreThan | Hedge::AtLeast => {
            let holds = truth > value + grain || (exact && said.hedge == Hedge::AtLeast);
            bound(holds, exact, far, "above")
        }
        Hedge::FewerThan | Hedge::AtMost => {
            let holds = truth < value - grain || (exact && said.hedge == Hedge::AtMost);
            bound(holds, exact, far, "below")
        }
        Hedge::InThe => {
            let inside = truth >= value - grain && truth < value + said.number.place - grain;
            fit_of(if inside { Verdict::HoldsWhenRounded } else { Verdict::DoesNotHold }, "")
        }
        Hedge::To(upper) => {
            let (low, high) = (truth < value - grain, truth > upper + grain);
            let end = if low { value } else { upper };
            let side = if low { "below" } else { "above" };
            let near = (truth - end).abs();
            if !low && !high {
                fit_of(Verdict::Holds, "")
            } else if near <= half && near <= ROUNDED * truth.abs() {
                fit_of(Verdict::Imprecise, format!("just {side} the range"))
            } else {
                fit_of(Verdict::DoesNotHold, format!("it is {side} the range"))
            }
        }
    }
}

fn plain(
    said: &Quantity,
    truth: f64,
    figure: Figure,
    (error, rel, exact, rounds): (f64, f64, bool, bool),
) -> Fit {
    if exact {
        return fit_of(Verdict::Holds, "");
    }
    // A percentage is rounded in points: 0.4% for 0.36% is right.
    let in_points = figure == Figure::Percent && said.number.place <= 1.0;
    if rounds && (in_points || rel <= ROUNDED) {
        return fit_of(Verdict::HoldsWhenRounded, "");
    }
    if rounds {
        return fit_of(
            Verdict::Imprecise,
            format!("it rounds to it at the digits written, but is {} off", share(rel)),
        );
    }
    let cut = error < said.number.place && said.number.value.abs() < truth.abs();
    if cut && rel <= ROUNDED && (figure != Figure::Count || said.number.place > 1.0) {
        return fit_of(Verdict::Imprecise, "cut off, not rounded");
    }
    fit_of(Verdict::DoesNotHold, "")
}

fn about(
    said: &Quantity,
    figure: Figure,
    (error, rel, exact, mut rounds, grain): (f64, f64, bool, bool, f64),
) -> Fit {
    // People round percentages to fives.
    if figure == Figure::Percent
        && said.number.place >= 1.0
        && libm::fmod(said.number.value, 5.0) == 0.0
    {
        rounds = error <= 2.5 + grain;
    }
    let in_points = figure == Figure::Percent && error <= 0.5 + grain;
    if exact {
        fit_of(Verdict::Holds, "")
    } else if (rounds && rel <= COARSE) || rel <= ROUNDED || in_points {
        fit_of(Verdict::HoldsWhenRounded, "")
    } else if rounds || rel <= COARSE {
        fit_of(Verdict::Imprecise, format!("{} off", share(rel)))
    } else {
        fit_of(Verdict::DoesNotHold, "")
    }
}

fn bound(holds: bool, exact: bool, far: f64, word: &str) -> Fit {
    match (holds, exact) {
        (true, _) if far > FAR => {
            fit_of(Verdict::Imprecise, format!("true, but {} {word} it", share(far)))
        }
        (true, _) => fit_of(Verdict::Holds, ""),
        (false, true) => fit_of(Verdict::DoesNotHold, format!("it is that number, not {word} it")),
        (false, false) => fit_of(Verdict::DoesNotHold, format!("it is not {word} it")),
    }
}

fn share(part: f64) -> String {
    if part.is_finite() { format::percent(100.0 * part) } else { "without measure".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::number::Number;

    fn verdict(hedge: Hedge, said: &str, truth: f64) -> Verdict {
        let number = Number::parse(said).expect("a number");
        fit(&Quantity { number, hedge }, truth, Figure::Count).verdict
    }

    /// By hand: |2706 − 2700| = 6 ≤ 50, 0.2%; |2706 − 3000| = 294 ≤ 500, 10.9%; |2706 − 2650| = 56,
    /// more than 5 (its last digit is a ten).
    #[test]
    fn a_plain_number_is_as_precise_as_its_digits() {
        use Hedge::Plain;
        assert_eq!(verdict(Plain, "2,706", 2706.0), Verdict::Holds);
        assert_eq!(verdict(Plain, "2,700", 2706.0), Verdict::HoldsWhenRounded);
        assert_eq!(verdict(Plain, "2,710", 2706.0), Verdict::HoldsWhenRounded);
        assert_eq!(verdict(Plain, "3,000", 2706.0), Verdict::Imprecise);
        assert_eq!(verdict(Plain, "2,650", 2706.0), Verdict::DoesNotHold);
        assert_eq!(verdict(Plain, "2,705", 2706.0), Verdict::DoesNotHold);
        assert_eq!(verdict(Plain, "2,700", 2790.0), Verdict::Imprecise);
    }

    /// By hand: 2650 is the edge of rounding to 2,700; 2649 is 1.9% off; 1514 is 78% off.
    #[test]
    fn about_allows_a_twentieth() {
        use Hedge::About;
        assert_eq!(verdict(About, "2,700", 2650.0), Verdict::HoldsWhenRounded);
        assert_eq!(verdict(About, "2,700", 2649.0), Verdict::HoldsWhenRounded);
        assert_eq!(verdict(About, "1,500", 1418.0), Verdict::Imprecise);
        assert_eq!(verdict(About, "2,700", 1514.0), Verdict::DoesNotHold);
        assert_eq!(verdict(About, "200", 223.0), Verdict::Imprecise);
    }

    #[test]
    fn bounds_are_strict_and_near() {
        assert_eq!(verdict(Hedge::MoreThan, "196", 196.0), Verdict::DoesNotHold);
        assert_eq!(verdict(Hedge::AtLeast, "196", 196.0), Verdict::Holds);
        assert_eq!(verdict(Hedge::MoreThan, "2,500", 2706.0), Verdict::Holds);
        assert_eq!(verdict(Hedge::MoreThan, "1,000", 2706.0), Verdict::Imprecise);
        assert_eq!(verdict(Hedge::FewerThan, "200", 196.0), Verdict::Holds);
        assert_eq!(verdict(Hedge::FewerThan, "196", 196.0), Verdict::DoesNotHold);
        assert_eq!(verdict(Hedge::Nearly, "200", 196.0), Verdict::HoldsWhenRounded);
        assert_eq!(verdict(Hedge::Nearly, "2,700", 2706.0), Verdict::Imprecise);
        assert_eq!(verdict(Hedge::Nearly, "200", 223.0), Verdict::DoesNotHold);
        assert_eq!(verdict(Hedge::JustOver, "200", 209.0), Verdict::HoldsWhenRounded);
        assert_eq!(verdict(Hedge::Plain, "0", 0.0), Verdict::Holds);
        assert_eq!(verdict(Hedge::Plain, "5", 0.0), Verdict::DoesNotHold);
    }
}
