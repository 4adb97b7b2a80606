//! The grid search: the joinpoints with the least sum of squares, for every number of them.
//!
//! Every hinge (x − τ)⁺ is freed of the base columns once; what remains of a configuration is a
//! Cholesky step on inner products, extended by one row from a configuration with one joinpoint
//! fewer. The cost of a configuration does not depend on the number of years.

use super::bound::Bound;
use super::grid::{AT_END, BETWEEN};
use crate::numeric::least_squares::{dot, subtract};

/// The most joinpoints of a search.
pub const MOST: usize = 7;

/// The columns of a segmented regression, ready for many searches with other responses.
#[derive(Debug, Clone)]
pub struct Search {
    /// The places where a joinpoint may stand, as indices of the years.
    places: std::ops::Range<usize>,
    /// Orthonormal base columns, scaled by the roots of the weights.
    base: Vec<Vec<f64>>,
    /// The hinge of each year, scaled and freed of the base.
    hinges: Vec<Vec<f64>>,
    /// Inner products of the hinges.
    gram: Vec<f64>,
    roots: Vec<f64>,
}

/// A configuration and its sum of squares.
#[derive(Debug, Clone, PartialEq)]
pub struct Best {
    /// The weighted sum of squared residuals.
    pub squares: f64,
    /// The joinpoints, as indices of the years.
    pub places: Vec<usize>,
}

impl Best {
    const NONE: Self = Self { squares: f64::INFINITY, places: Vec::new() };

    /// Takes a configuration that has a smaller sum of squares.
    fn improve(&mut self, squares: f64, places: &[usize]) {
        if squares < self.squares {
            self.squares = squares;
            self.places.clear();
            self.places.extend_from_slice(places);
        }
    }
}

/// A response, freed of the base columns.
#[derive(Debug, Clone, Default)]
pub struct Response {
    /// Residuals of the base columns, times the roots of the weights.
    pub rest: Vec<f64>,
    squares: f64,
    products: Vec<f64>,
}

impl Response {
    /// The sum of squares without a joinpoint.
    pub fn squares(&self) -> f64 {
        self.squares
    }
}

/// All configurations of up to some number of joinpoints, in the order of a walk from the left,
/// with their Cholesky rows.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    place: Vec<u32>,
    depth: Vec<u32>,
    /// The node after all that extend this one.
    next: Vec<u32>,
    /// Where the node's row starts.
    row: Vec<u32>,
    /// For each node: its row of the factor, then the inverse of its pivot.
    rows: Vec<f64>,
    deepest: usize,
}

impl Search {
    /// A search over joinpoints at the `years` (sorted, unique); `rows` is the year of each row,
    /// which may repeat (two groups), `base` the columns that are always in the model.
    pub fn new(years: &[f64], rows: &[f64], weights: &[f64], base: &[Vec<f64>]) -> Self {
        let roots: Vec<f64> = weights.iter().map(|weight| libm::sqrt(*weight)).collect();
        let scale = |column: &[f64]| -> Vec<f64> {
            column.iter().zip(&roots).map(|(value, root)| value * root).collect()
        };
        let mut units: Vec<Vec<f64>> = Vec::new();
        for column in base {
            let mut vector = scale(column);
            let before = dot(&vector, &vector);
            free(&mut vector, &units);
            let length = libm::sqrt(dot(&vector, &vector));
            if length > 1e-11 * libm::sqrt(before) {
                vector.iter_mut().for_each(|value| *value /= length);
                units.push(vector);
            }
        }
        let hinges: Vec<Vec<f64>> = years
            .iter()
            .map(|year| {
                let hinge: Vec<f64> = rows.iter().map(|x| (x - year).max(0.0)).collect();
                let mut vector = scale(&hinge);
                free(&mut vector, &units);
                vector
            })
            .collect();
        let n = years.len();
        let mut gram = vec![0.0; n * n];
        for i in 0..n {
            for j in 0..=i {
                let product = dot(&hinges[i], &hinges[j]);
                gram[i * n + j] = product;
                gram[j * n + i] = product;
            }
        }
        let places = AT_END..n.saturating_sub(AT_END).max(AT_END);
        Self { places, base: units, hinges, gram, roots }
    }

    /// Frees a response of the base columns and takes its products with the hinges, into `room`.
    pub fn ready(&self, y: &[f64], room: &mut Response) {
        room.rest.clear();
        room.rest.extend(y.iter().zip(&self.roots).map(|(value, root)| value * root));
        free(&mut room.rest, &self.base);
        room.squares = dot(&room.rest, &room.rest);
        room.products.clear();
        room.products.extend(self.hinges.iter().map(|hinge| dot(hinge, &room.rest)));
    }

    /// The best configuration for each number of joinpoints from 0 to `most`, the leftmost of several.
    pub fn best(&self, y: &[f64], most: usize) -> Vec<Best> {
        let mut response = Response::default();
        self.ready(y, &mut response);
        let mut best = vec![Best::NONE; most + 1];
        best[0].squares = response.squares;
        let mut parts = [0.0; MOST + 1];
        let mut squares = [response.squares; MOST + 1];
        self.walk(most, &mut |path: &[usize], row: &[f64; MOST], inverse: f64| {
            let depth = path.len();
            let mut part = response.products[path[depth - 1]];
            for m in 0..depth - 1 {
                part -= row[m] * parts[m];
            }
            part *= inverse;
            parts[depth - 1] = part;
            squares[depth] = squares[depth - 1] - part * part;
            best[depth].improve(squares[depth], path);
        });
        best.retain(|best| best.squares.is_finite());
        best
    }

    /// All configurations of up to `most` joinpoints.
    pub fn tree(&self, most: usize) -> Tree {
        let mut tree = Tree { deepest: most.min(MOST), ..Tree::default() };
        self.walk(most, &mut |path: &[usize], row: &[f64; MOST], inverse: f64| {
            let depth = path.len();
            tree.place.push(path[depth - 1] as u32);
            tree.depth.push(depth as u32);
            tree.row.push(tree.rows.len() as u32);
            tree.rows.extend_from_slice(&row[..depth - 1]);
            tree.rows.push(inverse);
        });
        // From the right: the next node that is not deeper.
        let count = tree.depth.len();
        tree.next = vec![count as u32; count];
        let mut last = [count as u32; MOST + 2];
        for node in (0..count).rev() {
            let depth = tree.depth[node] as usize;
            tree.next[node] = last[1..=depth].iter().copied().min().unwrap_or(count as u32);
            last[depth] = node as u32;
        }
        tree
    }

    /// Visits every configuration of up to `most` joinpoints, prefixes first.
    fn walk(&self, most: usize, visit: &mut impl FnMut(&[usize], &[f64; MOST], f64)) {
        let most = most.min(MOST);
        let mut path = Vec::with_capacity(MOST);
        let mut rows = [[0.0; MOST]; MOST];
        let mut inverses = [0.0; MOST];
        self.deeper(most, self.places.start, &mut path, &mut rows, &mut inverses, visit);
    }

    fn deeper(
        &self,
        most: usize,
        from: usize,
        path: &mut Vec<usize>,
        rows: &mut [[f64; MOST]; MOST],
        inverses: &mut [f64; MOST],
        visit: &mut impl FnMut(&[usize], &[f64; MOST], f64),
    ) {
        let depth = path.len();
        if depth == most {
            return;
        }
        let n = self.hinges.len();
        for place in from..self.places.end {
            let products = &self.gram[place * n..(place + 1) * n];
            let mut pivot = products[place];
            for m in 0..depth {
                let mut entry = products[path[m]];
                for (left, right) in rows[m][..m].iter().zip(&rows[depth][..m]) {
                    entry -= left * right;
                }
                entry *= inverses[m];
                rows[depth][m] = entry;
                pivot -= entry * entry;
            }
            // A hinge without a year of its own adds nothing.
            inverses[depth] =
                if pivot > 1e-13 * products[place] { 1.0 / libm::sqrt(pivot) } else { 0.0 };
            path.push(place);
            visit(path, &rows[depth], inverses[depth]);
            self.deeper(most, place + 1 + BETWEEN, path, rows, inverses, visit);
            path.pop();
        }
    }
}

impl Tree {
    /// The number of configurations, the empty one left out.
    pub fn len(&self) -> usize {
        self.place.len()
    }

    /// Whether there is none but the empty configuration.
    pub fn is_empty(&self) -> bool {
        self.place.is_empty()
    }

    /// The least sum of squares with as many joinpoints as the tree is deep.
    pub fn least(&self, response: &Response) -> f64 {
        self.least_of_each(response)[self.deepest]
    }

    /// The least sum of squares for each number of joinpoints up to the depth of the tree.
    pub fn least_of_each(&self, response: &Response) -> [f64; MOST + 1] {
        let mut least = [f64::INFINITY; MOST + 1];
        least[0] = response.squares;
        let keep = |depth: usize, _: usize, squares: f64| {
            least[depth] = least[depth].min(squares);
            false
        };
        self.visit(response, |_, _| false, keep);
        least
    }

    /// Whether some configuration, as deep as the tree, has a sum of squares of at most `limit`.
    ///
    /// `bound` holds what no configuration can go below; without one all are looked at.
    pub fn reaches(&self, response: &Response, limit: f64, bound: Option<&Bound>) -> bool {
        if self.deepest == 0 {
            return response.squares <= limit;
        }
        // Rounding must not cut off what reaches the limit by a hair.
        let cut = limit * (1.0 + 1e-9) + response.squares * 1e-12;
        let mut sums = [0.0; MOST + 2];
        let mut free = [0usize; MOST + 2];
        let hopeless = |depth: usize, place: usize| {
            let Some(bound) = bound else { return false };
            sums[depth] = sums[depth - 1] + bound.between(free[depth - 1], place);
            free[depth] = place + 1;
            sums[depth] + bound.after(self.deepest - depth, place + 1) > cut
        };
        let mut reached = false;
        self.visit(response, hopeless, |depth, _, squares| {
            reached = depth == self.deepest && squares <= limit;
            reached
        });
        reached
    }

    /// The configuration as deep as the tree with the least sum of squares, the leftmost of several.
    pub fn best(&self, response: &Response) -> Best {
        let mut best = Best::NONE;
        if self.deepest == 0 {
            best.squares = response.squares;
            return best;
        }
        let mut path = [0usize; MOST + 1];
        let keep = |depth: usize, place: usize, squares: f64| {
            path[depth - 1] = place;
            if depth == self.deepest {
                best.improve(squares, &path[..depth]);
            }
            false
        };
        self.visit(response, |_, _| false, keep);
        best
    }

    /// Goes through the configurations, prefixes first: `at` is given the number of joinpoints, the
    /// last of them and the sum of squares, and ends the walk by saying so; `hopeless` cuts off all
    /// that extends a configuration.
    fn visit(
        &self,
        response: &Response,
        mut hopeless: impl FnMut(usize, usize) -> bool,
        mut at: impl FnMut(usize, usize, f64) -> bool,
    ) {
        let mut parts = [0.0; MOST + 1];
        let mut squares = [response.squares; MOST + 2];
        let mut node = 0;
        while node < self.place.len() {
            let (place, depth) = (self.place[node] as usize, self.depth[node] as usize);
            if depth < self.deepest && hopeless(depth, place) {
                node = self.next[node] as usize;
                continue;
            }
            let row = self.row[node] as usize;
            let entries = &self.rows[row..row + depth];
            let mut part = response.products[place];
            for (entry, earlier) in entries[..depth - 1].iter().zip(&parts) {
                part -= entry * earlier;
            }
            part *= entries[depth - 1];
            parts[depth - 1] = part;
            squares[depth] = squares[depth - 1] - part * part;
            if at(depth, place, squares[depth]) {
                return;
            }
            node += 1;
        }
    }
}

/// Frees a vector of orthonormal ones, twice for the digits.
fn free(vector: &mut [f64], units: &[Vec<f64>]) {
    for _ in 0..2 {
        for unit in units {
            let part = dot(vector, unit);
            subtract(vector, part, unit);
        }
    }
}
