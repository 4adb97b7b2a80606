//! Exponential smoothing with additive errors: a level, with no, an additive or a damped slope.
//!
//! Given the smoothing parameters the first level and slope enter the errors linearly, so they are
//! solved for exactly and only the parameters are searched for.

use super::projection::Projection;
use crate::not_applicable::require_years;
use crate::numeric::minimise::{over_interval, simplex};
use crate::numeric::order::mean;
use crate::{Method, NotApplicable, Topic};

/// The method's entry in the registry.
pub const METHOD: Method = Method {
    id: "forecast.exponential",
    topic: Topic::Forecast,
    name: "exponential smoothing, ETS(A,N,N), (A,A,N) or (A,Ad,N) by AICc",
    version: 1,
    formula: "e = y − l − φ b; l ← l + φ b + α e; b ← φ b + β e; least Σ e²; ln L = −n/2 ln Σ e²; σ² = Σ e² / (n − parameters); variance σ² (1 + Σ c(j)²), c(j) = α + β (φ + … + φ^j)",
    unit: "that of the values",
    assumes: "errors are independent and of equal variance on the scale used",
    avoid: "below 20 years, and with years missing",
    source: "R. J. Hyndman, A. B. Koehler, J. K. Ord & R. D. Snyder (2008), Forecasting with Exponential Smoothing, Springer, 2.5, 5 and 6; E. S. Gardner & E. McKenzie (1985), Management Science 31, 1237–1246",
};

/// The least and largest smoothing parameter.
const PARAMETER: (f64, f64) = (1e-4, 0.9999);
/// The least and largest damping.
const DAMPING: (f64, f64) = (0.8, 0.98);

/// What is smoothed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A level: ETS(A,N,N).
    Level,
    /// A level and a slope: ETS(A,A,N).
    Slope,
    /// A level and a slope that fades: ETS(A,Ad,N).
    Damped,
}

impl Shape {
    /// The parameters, first level and slope included.
    pub fn parameters(self) -> usize {
        match self {
            Self::Level => 2,
            Self::Slope => 4,
            Self::Damped => 5,
        }
    }
}

/// A series smoothed.
#[derive(Debug, Clone, PartialEq)]
pub struct Smoothing {
    /// What is smoothed.
    pub shape: Shape,
    /// How much of an error enters the level.
    pub alpha: f64,
    /// How much of an error enters the slope; 0 without one.
    pub beta: f64,
    /// How much of the slope is left a year later; 1 where it does not fade.
    pub phi: f64,
    /// The level before the first year.
    pub first_level: f64,
    /// The slope before the first year, a year.
    pub first_slope: f64,
    /// The level of the last year.
    pub level: f64,
    /// The slope of the last year, a year.
    pub slope: f64,
    /// The errors one step ahead, one a year.
    pub residuals: Vec<f64>,
    /// The sum of their squares.
    pub squares: f64,
    /// Their standard deviation, with divisor n less the parameters.
    pub sigma: f64,
    /// −n/2 ln(squares), the logarithm of the likelihood but for a constant; none for a perfect fit.
    pub ln_likelihood: Option<f64>,
    /// Akaike's criterion, corrected for few years; none for a perfect fit or too few years.
    pub aicc: Option<f64>,
}

impl Smoothing {
    /// The years ahead.
    pub fn project(&self, steps: usize) -> Projection {
        let mut left = 1.0;
        let mut sum = 0.0;
        let sums: Vec<f64> = (0..steps)
            .map(|_| {
                left *= self.phi;
                sum += left;
                sum
            })
            .collect();
        Projection {
            points: sums.iter().map(|sum| self.level + sum * self.slope).collect(),
            sigma: self.sigma,
            responses: sums
                .iter()
                .take(steps.saturating_sub(1))
                .map(|sum| self.alpha + self.beta * sum)
                .collect(),
            shared: vec![0.0; steps],
        }
    }
}

/// The parameters that are searched for.
#[derive(Debug, Clone, Copy)]
struct Parameters {
    alpha: f64,
    beta: f64,
    phi: f64,
}

/// The least-squares fit of a shape.
///
/// # Errors
/// With no more years than parameters.
pub fn smooth(y: &[f64], shape: Shape) -> Result<Smoothing, NotApplicable> {
    require_years("exponential smoothing", shape.parameters() + 1, y.len())?;
    // Around the mean and to a spread of 1, so that no digits are lost with counts of any size.
    let center = mean(y);
    let spread = y.iter().map(|value| (value - center).abs()).fold(0.0, f64::max);
    let unit = if spread > 0.0 { spread } else { 1.0 };
    let scaled: Vec<f64> = y.iter().map(|value| (value - center) / unit).collect();
    let parameters = match shape {
        _ if spread == 0.0 => Parameters { alpha: PARAMETER.0, beta: 0.0, phi: 1.0 },
        Shape::Level => {
            let squares = |alpha: f64| level_squares(&scaled, alpha).1;
            let (alpha, _) = over_interval(squares, PARAMETER.0, PARAMETER.1, 100);
            Parameters { alpha, beta: 0.0, phi: 1.0 }
        }
        Shape::Slope | Shape::Damped => search(&scaled, shape),
    };
    Ok(finish(y, &scaled, shape, parameters, center, unit))
}

/// The fit with the least AICc of the three shapes.
///
/// # Errors
/// Below 20 years.
pub fn choose(y: &[f64]) -> Result<Smoothing, NotApplicable> {
    require_years("a choice among exponential smoothings", 20, y.len())?;
    let mut best = smooth(y, Shape::Level)?;
    for shape in [Shape::Slope, Shape::Damped] {
        let other = smooth(y, shape)?;
        // A perfect fit has no criterion: the first, with the fewest parameters, stays.
        let better = match (other.aicc, best.aicc) {
            (Some(other), Some(best)) => other < best,
            (None, Some(_)) => true,
            (_, None) => false,
        };
        if better {
            best = other;
        }
    }
    Ok(best)
}

/// The first level that fits best, and its sum of squares.
fn level_squares(y: &[f64], alpha: f64) -> (f64, f64) {
    let (mut level, mut left) = (0.0, 1.0);
    let (mut squares, mut across, mut own) = (0.0, 0.0, 0.0);
    for value in y {
        let error = value - level;
        level += alpha * error;
        squares += error * error;
        across += error * left;
        own += left * left;
        left *= 1.0 - alpha;
    }
    let first = across / own;
    (first, (squares - first * across).max(0.0))
}

/// The first level and slope that fit best, and their sum of squares.
fn slope_squares(y: &[f64], p: Parameters) -> ((f64, f64), f64) {
    // Three runs at once: the values from a start of 0, and what a first fitted value of 1 and a
    // first slope of 1 do to the errors (the two are never collinear).
    let mut state = [(0.0, 0.0), (1.0, 0.0), (-p.phi, 1.0)];
    let (mut rr, mut ru, mut rv, mut uu, mut uv, mut vv) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    for value in y {
        let mut errors = [0.0; 3];
        for ((at, error), value) in state.iter_mut().zip(&mut errors).zip([*value, 0.0, 0.0]) {
            let slope = p.phi * at.1;
            let fitted = at.0 + slope;
            *error = value - fitted;
            *at = (fitted + p.alpha * *error, slope + p.beta * *error);
        }
        let [r, u, v] = errors;
        rr += r * r;
        ru += r * u;
        rv += r * v;
        uu += u * u;
        uv += u * v;
        vv += v * v;
    }
    let determinant = uu * vv - uv * uv;
    let (first, slope) = if determinant > 1e-14 * uu * vv {
        ((uv * rv - vv * ru) / determinant, (uv * ru - uu * rv) / determinant)
    } else {
        (-ru / uu, 0.0)
    };
    ((first - p.phi * slope, slope), (rr + first * ru + slope * rv).max(0.0))
}

/// The parameters of the least sum of squares: a coarse grid, and simplexes from its best places.
fn search(y: &[f64], shape: Shape) -> Parameters {
    let limit = |place: &[f64]| {
        let at = |i: usize, low: f64, high: f64| place.get(i).map_or(high, |p| p.clamp(low, high));
        let alpha = at(0, PARAMETER.0, PARAMETER.1);
        let phi = if shape == Shape::Damped { at(2, DAMPING.0, DAMPING.1) } else { 1.0 };
        // The slope takes no more of an error than the level does.
        Parameters { alpha, beta: (at(1, 0.0, 1.0) * alpha).max(PARAMETER.0), phi }
    };
    let squares = |place: &[f64]| slope_squares(y, limit(place)).1;
    let count = if shape == Shape::Damped { 3 } else { 2 };
    let dampings = if shape == Shape::Damped { 9 } else { 0 };
    // The valleys lie apart along alpha: the best place for each alpha, and the best of those.
    let mut starts: Vec<([f64; 3], f64)> = Vec::with_capacity(ALPHAS.len());
    for alpha in ALPHAS {
        let mut start = ([alpha, 0.0, 1.0], f64::INFINITY);
        for share in [0.0, 0.03, 0.12, 0.35, 0.7, 1.0] {
            for damping in 0..=dampings {
                let place = [alpha, share, DAMPING.0 + 0.02 * f64::from(damping)];
                let value = squares(&place[..count]);
                if value < start.1 {
                    start = (place, value);
                }
            }
        }
        starts.push(start);
    }
    starts.sort_by(|a, b| a.1.total_cmp(&b.1));
    starts.truncate(3);
    for (place, value) in &mut starts {
        *value = sweep(squares, place, count).min(*value);
    }
    starts.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut best = starts.first().map_or([PARAMETER.0, 0.0, 1.0], |start| start.0);
    // Along a valley that crosses the axes; then once more along these, for a place at a limit.
    let (found, value) = simplex(squares, &best[..count], 0.02, 200);
    if value < squares(&best[..count]) {
        best.iter_mut().zip(&found).for_each(|(at, found)| *at = *found);
    }
    sweep(squares, &mut best, count);
    limit(&best[..count])
}

/// The alphas that a search starts from.
const ALPHAS: [f64; 9] = [PARAMETER.0, 0.02, 0.06, 0.13, 0.25, 0.45, 0.65, 0.85, PARAMETER.1];

/// Moves a place to the least value along each axis in turn, limits included, and gives the value.
fn sweep(squares: impl Fn(&[f64]) -> f64, place: &mut [f64; 3], count: usize) -> f64 {
    let limits = [PARAMETER, (0.0, 1.0), DAMPING];
    let mut least = squares(&place[..count]);
    for _ in 0..2 {
        for (axis, (low, high)) in limits.into_iter().enumerate().take(count) {
            let along = |at: f64| {
                let mut other = *place;
                other[axis] = at;
                squares(&other[..count])
            };
            let (at, value) = over_interval(along, low, high, 12);
            if value < least {
                (place[axis], least) = (at, value);
            }
        }
    }
    least
}

fn finish(
    y: &[f64],
    scaled: &[f64],
    shape: Shape,
    p: Parameters,
    center: f64,
    unit: f64,
) -> Smoothing {
    let (first_level, first_slope) = match shape {
        Shape::Level => (level_squares(scaled, p.alpha).0, 0.0),
        Shape::Slope | Shape::Damped => slope_squares(scaled, p).0,
    };
    let (mut level, mut slope) = (first_level, first_slope);
    let mut squares = 0.0;
    let residuals: Vec<f64> = scaled
        .iter()
        .map(|value| {
            let fitted = level + p.phi * slope;
            let error = value - fitted;
            level = fitted + p.alpha * error;
            slope = p.phi * slope + p.beta * error;
            squares += error * error;
            error * unit
        })
        .collect();
    let count = y.len() as f64;
    // Rounding alone leaves this much of values of spread 1.
    let perfect = squares <= 1e-24 * count;
    let squares = if perfect { 0.0 } else { squares * unit * unit };
    let ln_likelihood = (!perfect).then(|| -0.5 * count * libm::log(squares));
    // The variance of the errors is a parameter, too.
    let k = (shape.parameters() + 1) as f64;
    let aicc = ln_likelihood
        .filter(|_| count - k - 1.0 > 0.0)
        .map(|likelihood| -2.0 * likelihood + 2.0 * k * count / (count - k - 1.0));
    Smoothing {
        shape,
        alpha: p.alpha,
        beta: p.beta,
        phi: p.phi,
        first_level: center + unit * first_level,
        first_slope: unit * first_slope,
        level: center + unit * level,
        slope: unit * slope,
        residuals,
        squares,
        sigma: libm::sqrt(squares / (count - shape.parameters() as f64)),
        ln_likelihood,
        aicc,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOME: [f64; 22] = [
        1142.0, 1285.0, 1898.0, 1384.0, 2028.0, 2554.0, 2803.0, 2914.0, 2402.0, 2706.0, 1502.0,
        1514.0, 1397.0, 1275.0, 1418.0, 1127.0, 1137.0, 1047.0, 229.0, 63.0, 67.0, 196.0,
    ];

    #[test]
    fn the_first_level_is_the_best_of_all() {
        let (first, squares) = level_squares(&HOME, 0.3);
        let with = |start: f64| {
            let mut level = start;
            HOME.iter()
                .map(|value| {
                    let error = value - level;
                    level += 0.3 * error;
                    error * error
                })
                .sum::<f64>()
        };
        assert!((with(first) / squares - 1.0).abs() < 1e-10);
        assert!(with(first + 1.0) > squares && with(first - 1.0) > squares);
    }
}
