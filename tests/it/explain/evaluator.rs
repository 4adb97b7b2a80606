//! A small evaluator of the arithmetic that the program prints: it knows nothing of the program.

use statrs::distribution::{ChiSquared, ContinuousCDF};

/// The links of a chain: the expressions between `=` and `≈`, each with the sign before it.
pub fn links(chain: &str) -> Vec<(char, String)> {
    let mut links = vec![('=', String::new())];
    for sign in chain.chars() {
        if sign == '=' || sign == '≈' {
            links.push((sign, String::new()));
        } else if let Some((_, link)) = links.last_mut() {
            link.push(sign);
        }
    }
    links
}

/// The value of an expression.
pub fn evaluate(expression: &str) -> f64 {
    let signs: Vec<char> = expression.chars().filter(|sign| !sign.is_whitespace()).collect();
    let mut parser = Parser { signs, at: 0 };
    let value = parser.sum();
    assert_eq!(parser.at, parser.signs.len(), "'{expression}' is read to its end");
    value
}

struct Parser {
    signs: Vec<char>,
    at: usize,
}

impl Parser {
    fn next_is(&mut self, sign: char) -> bool {
        let is = self.signs.get(self.at) == Some(&sign);
        self.at += usize::from(is);
        is
    }

    fn expect(&mut self, sign: char) {
        assert!(self.next_is(sign), "'{sign}' at {} of {:?}", self.at, self.signs);
    }

    fn sum(&mut self) -> f64 {
        let mut value = self.product();
        loop {
            if self.next_is('+') {
                value += self.product();
            } else if self.next_is('−') {
                value -= self.product();
            } else {
                return value;
            }
        }
    }

    fn product(&mut self) -> f64 {
        let mut value = self.power();
        loop {
            if self.next_is('×') {
                value *= self.power();
            } else if self.next_is('÷') {
                value /= self.power();
            } else {
                return value;
            }
        }
    }

    fn power(&mut self) -> f64 {
        let value = self.atom();
        if self.next_is('^') { libm::pow(value, self.atom()) } else { value }
    }

    fn list(&mut self, separator: char) -> Vec<f64> {
        self.expect('(');
        let mut list = vec![self.sum()];
        while self.next_is(separator) {
            list.push(self.sum());
        }
        self.expect(')');
        list
    }

    fn atom(&mut self) -> f64 {
        if self.signs.get(self.at) == Some(&'(') {
            return self.list(',')[0];
        }
        if self.next_is('−') {
            return -self.atom();
        }
        if self.next_is('χ') {
            self.expect('²');
            let [p, freedom] = self.list(';')[..] else { panic!("χ² of two numbers") };
            return chi_squared(p, freedom);
        }
        let from = self.at;
        while self
            .signs
            .get(self.at)
            .is_some_and(|sign| sign.is_ascii_alphanumeric() || *sign == '.')
        {
            self.at += 1;
        }
        let word: String = self.signs[from..self.at].iter().collect();
        match word.as_str() {
            "max" => self.list(',').into_iter().fold(f64::NEG_INFINITY, f64::max),
            "min" => self.list(',').into_iter().fold(f64::INFINITY, f64::min),
            "ln" => libm::log(self.list(',')[0]),
            "exp" => libm::exp(self.list(',')[0]),
            number => number.parse().unwrap_or_else(|_| panic!("'{number}' is a number")),
        }
    }
}

/// The quantile, by halving an interval between the probabilities of statrs.
fn chi_squared(p: f64, freedom: f64) -> f64 {
    let distribution = ChiSquared::new(freedom).expect("a distribution");
    let (mut low, mut high) = (0.0, 10.0 * freedom + 100.0);
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if distribution.cdf(middle) < p { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

#[test]
fn the_evaluator_knows_arithmetic() {
    for (expression, value) in [
        ("1 + 2 × 3", 7.0),
        ("(1 + 2) × 3", 9.0),
        ("10 − 4 − 3", 3.0),
        ("−5 − (−3)", -2.0),
        ("100 × (3 ÷ 2 − 1)", 50.0),
        ("16^(1 ÷ 4)", 2.0),
        ("max(3, 1 + 9, −2)", 10.0),
        ("ln(exp(1.5))", 1.5),
    ] {
        assert!((evaluate(expression) - value).abs() < 1e-12, "{expression}");
    }
    // Tables of the distribution: χ²(0.95; 2) = 5.9915.
    assert!((evaluate("χ²(1 − 0.1 ÷ 2; 2)") - 5.991_464_547).abs() < 1e-6);
}
