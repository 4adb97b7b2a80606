//! Weighted least squares with a handful of columns, by orthogonalisation.

/// A least-squares fit.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// One coefficient a column.
    pub coefficients: Vec<f64>,
    /// The sum of weighted squared residuals.
    pub squares: f64,
    /// The fitted values.
    pub fitted: Vec<f64>,
    /// The inverse of X'WX, row by row: times the residual variance, the covariance of the coefficients.
    pub inverse: Vec<Vec<f64>>,
}

impl Fit {
    /// The standard error of a coefficient, given the residual variance.
    pub fn standard_error(&self, column: usize, variance: f64) -> f64 {
        libm::sqrt(variance * self.inverse[column][column])
    }

    /// The variance of a linear combination of the coefficients, given the residual variance.
    pub fn variance_of(&self, combination: &[f64], variance: f64) -> f64 {
        let mut sum = 0.0;
        for (row, a) in self.inverse.iter().zip(combination) {
            for (entry, b) in row.iter().zip(combination) {
                sum += a * b * entry;
            }
        }
        variance * sum
    }
}

/// The fit of `y` on the columns, with weights; none when a column is (nearly) a combination of
/// those before it, or there are fewer rows than columns.
///
/// Modified Gram–Schmidt, each column orthogonalised twice (Giraud, Langou & Rozložník 2005): as exact as Householder's.
pub fn fit(columns: &[Vec<f64>], y: &[f64], weights: Option<&[f64]>) -> Option<Fit> {
    let (rows, count) = (y.len(), columns.len());
    if rows < count || columns.iter().any(|column| column.len() != rows) {
        return None;
    }
    let roots: Vec<f64> = match weights {
        Some(weights) => weights.iter().map(|weight| libm::sqrt(*weight)).collect(),
        None => vec![1.0; rows],
    };
    let scaled = |values: &[f64]| -> Vec<f64> {
        values.iter().zip(&roots).map(|(value, root)| value * root).collect()
    };
    let mut basis: Vec<Vec<f64>> = Vec::with_capacity(count);
    let mut upper = vec![vec![0.0; count]; count];
    for (j, column) in columns.iter().enumerate() {
        let mut vector = scaled(column);
        let before = norm(&vector);
        for _ in 0..2 {
            for (i, unit) in basis.iter().enumerate() {
                let part = dot(unit, &vector);
                upper[i][j] += part;
                subtract(&mut vector, part, unit);
            }
        }
        let length = norm(&vector);
        if length.is_nan() || length <= 1e-11 * before || length == 0.0 {
            return None;
        }
        upper[j][j] = length;
        vector.iter_mut().for_each(|value| *value /= length);
        basis.push(vector);
    }
    let mut rest = scaled(y);
    let mut parts = vec![0.0; count];
    for _ in 0..2 {
        for (part, unit) in parts.iter_mut().zip(&basis) {
            let more = dot(unit, &rest);
            *part += more;
            subtract(&mut rest, more, unit);
        }
    }
    let inverse_upper = inverse_of_upper(&upper);
    let coefficients: Vec<f64> =
        (0..count).map(|i| (i..count).map(|j| inverse_upper[i][j] * parts[j]).sum()).collect();
    let inverse = (0..count)
        .map(|i| {
            (0..count)
                .map(|j| (i.max(j)..count).map(|k| inverse_upper[i][k] * inverse_upper[j][k]).sum())
                .collect()
        })
        .collect();
    let fitted = (0..rows)
        .map(|row| columns.iter().zip(&coefficients).map(|(column, b)| column[row] * b).sum())
        .collect();
    Some(Fit { coefficients, squares: dot(&rest, &rest), fitted, inverse })
}

fn inverse_of_upper(upper: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let count = upper.len();
    let mut inverse = vec![vec![0.0; count]; count];
    for j in 0..count {
        inverse[j][j] = 1.0 / upper[j][j];
        for i in (0..j).rev() {
            let sum: f64 = (i + 1..=j).map(|k| upper[i][k] * inverse[k][j]).sum();
            inverse[i][j] = -sum / upper[i][i];
        }
    }
    inverse
}

pub(crate) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn norm(a: &[f64]) -> f64 {
    libm::sqrt(dot(a, a))
}

pub(crate) fn subtract(from: &mut [f64], times: f64, vector: &[f64]) {
    for (value, other) in from.iter_mut().zip(vector) {
        *value -= times * other;
    }
}
