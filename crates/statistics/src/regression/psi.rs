//! ψ(z) − ln z, ψ being the digamma function, and its derivative.
//!
//! Asymptotic series from 10 on, recurrence below (M. Abramowitz & I. Stegun 1964, 6.3.18, 6.4.12).

/// ψ(z) − ln z, for z above 0.
pub fn excess(z: f64) -> f64 {
    let (mut at, mut sum) = (z, 0.0);
    while at < 10.0 {
        sum -= 1.0 / at;
        at += 1.0;
    }
    let square = 1.0 / (at * at);
    let series = -0.5 / at
        - square
            * (1.0 / 12.0
                - square
                    * (1.0 / 120.0
                        - square * (1.0 / 252.0 - square * (1.0 / 240.0 - square / 132.0))));
    if at == z { series } else { series + sum + libm::log(at / z) }
}

/// The derivative of [`excess`].
pub fn excess_slope(z: f64) -> f64 {
    let (mut at, mut sum) = (z, 0.0);
    while at < 10.0 {
        sum += 1.0 / (at * at);
        at += 1.0;
    }
    let square = 1.0 / (at * at);
    let series = square
        * (0.5
            + (1.0 / 6.0
                - square
                    * (1.0 / 30.0
                        - square * (1.0 / 42.0 - square * (1.0 / 30.0 - square * 5.0 / 66.0))))
                / at);
    if at == z { series } else { series + sum + 1.0 / at - 1.0 / z }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn psi_has_the_values_of_the_tables() {
        // ψ(1) = −γ, ψ(½) = −γ − 2 ln 2, ψ′(1) = π² / 6.
        let gamma = 0.577_215_664_901_532_9;
        assert!((excess(1.0) + gamma).abs() < 1e-13);
        let half = excess(0.5) + libm::log(0.5);
        assert!((half + gamma + 2.0 * core::f64::consts::LN_2).abs() < 1e-13);
        let pi = core::f64::consts::PI;
        assert!((excess_slope(1.0) + 1.0 - pi * pi / 6.0).abs() < 1e-12);
    }

    #[test]
    fn the_slope_is_the_derivative() {
        for z in [0.01, 0.7, 3.0, 9.9, 10.1, 400.0] {
            let step = 1e-5 * z;
            let slope = (excess(z + step) - excess(z - step)) / (2.0 * step);
            assert!((slope / excess_slope(z) - 1.0).abs() < 1e-5, "{z}");
        }
    }
}
