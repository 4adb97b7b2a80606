//! Minima of functions of one and of a few numbers.

/// The place and value of the least of `f` between `low` and `high`: a grid of `points`, then
/// golden sections around its least (Kiefer 1953), so that a second valley is not missed.
pub fn over_interval(f: impl Fn(f64) -> f64, low: f64, high: f64, points: usize) -> (f64, f64) {
    let step = (high - low) / points as f64;
    let mut best = (low, f(low));
    for i in 1..=points {
        let at = low + step * i as f64;
        let value = f(at);
        if value < best.1 {
            best = (at, value);
        }
    }
    let ratio = 0.618_033_988_749_894_9;
    let (mut a, mut b) = ((best.0 - step).max(low), (best.0 + step).min(high));
    let (mut c, mut d) = (b - ratio * (b - a), a + ratio * (b - a));
    let (mut fc, mut fd) = (f(c), f(d));
    for _ in 0..80 {
        if fc <= fd {
            (b, d, fd) = (d, c, fc);
            c = b - ratio * (b - a);
            fc = f(c);
        } else {
            (a, c, fc) = (c, d, fd);
            d = a + ratio * (b - a);
            fd = f(d);
        }
        if b - a < 1e-12 * (1.0 + b.abs()) {
            break;
        }
    }
    let inner = if fc <= fd { (c, fc) } else { (d, fd) };
    if inner.1 <= best.1 { inner } else { best }
}

/// The place and value of a local minimum of `f`, from `start` with first steps of `size`: the
/// simplex of Nelder & Mead (1965, Computer Journal 7, 308–313).
pub fn simplex(
    f: impl Fn(&[f64]) -> f64,
    start: &[f64],
    size: f64,
    rounds: usize,
) -> (Vec<f64>, f64) {
    let count = start.len();
    let mut corners: Vec<(Vec<f64>, f64)> = vec![(start.to_vec(), f(start))];
    for i in 0..count {
        let mut corner = start.to_vec();
        corner[i] += size;
        let value = f(&corner);
        corners.push((corner, value));
    }
    for _ in 0..rounds {
        corners.sort_by(|a, b| a.1.total_cmp(&b.1));
        let (best, worst) = (corners[0].1, corners[count].1);
        if (worst - best).abs() <= 1e-13 * (best.abs() + 1e-300) {
            break;
        }
        let center: Vec<f64> = (0..count)
            .map(|i| corners[..count].iter().map(|corner| corner.0[i]).sum::<f64>() / count as f64)
            .collect();
        let toward = |factor: f64| -> (Vec<f64>, f64) {
            let place: Vec<f64> = (0..count)
                .map(|i| center[i] + factor * (corners[count].0[i] - center[i]))
                .collect();
            let value = f(&place);
            (place, value)
        };
        let reflected = toward(-1.0);
        if reflected.1 < best {
            let expanded = toward(-2.0);
            corners[count] = if expanded.1 < reflected.1 { expanded } else { reflected };
        } else if reflected.1 < corners[count - 1].1 {
            corners[count] = reflected;
        } else {
            let contracted = if reflected.1 < worst { toward(-0.5) } else { toward(0.5) };
            if contracted.1 < worst.min(reflected.1) {
                corners[count] = contracted;
            } else {
                let anchor = corners[0].0.clone();
                for corner in &mut corners[1..] {
                    for (value, best) in corner.0.iter_mut().zip(&anchor) {
                        *value = best + 0.5 * (*value - best);
                    }
                    corner.1 = f(&corner.0);
                }
            }
        }
    }
    corners.sort_by(|a, b| a.1.total_cmp(&b.1));
    corners.swap_remove(0)
}
