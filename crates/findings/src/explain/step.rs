//! One step of arithmetic: an expression with the numbers put in, and what it comes to.
//!
//! Numbers in expressions have no marks between thousands, so that a calculator takes them; `=`
//! stands where the digits are the whole result, `≈` where more would follow.

use serde::Serialize;

use crate::format;
use arrivals_data::{Count, PER};

/// One step of arithmetic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[schemars(rename = "ArithmeticStep")]
pub struct Step {
    /// What is computed: `difference`, `percent`.
    pub of: String,
    /// Expressions that equal each other, the result last: `100 × 198 ÷ 223 ≈ 88.78923766816143`.
    pub text: String,
    /// How the sentence writes the result; none where it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shown: Option<Shown>,
}

/// How a sentence writes a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Shown {
    /// The text: `−5.5%`.
    pub text: String,
    /// The rule by which it was rounded.
    pub rule: &'static str,
}

/// A change in percent: [`crate::format::signed_percent`].
pub const SIGNED_PERCENT: &str = "rounded to one decimal, always with its sign";
/// A share in percent: [`crate::format::percent`].
pub const PERCENT: &str =
    "rounded to one decimal; not to 0.0% unless it is 0, nor to 100.0% unless it is all";
/// [`crate::format::decimal`] with one decimal.
pub const ONE_DECIMAL: &str = "rounded to one decimal";
/// [`crate::format::decimal`] with two decimals.
pub const TWO_DECIMALS: &str = "rounded to two decimals";
/// A rate: [`crate::format::rate`].
pub const RATE: &str = "one decimal from 10 on, else two, and two digits at least";
/// A whole number.
pub const WHOLE: &str = "whole, digits in groups of three";
/// The size of a difference.
pub const SIZE: &str = "whole, digits in groups of three; 'rose' or 'fell' says the sign";

impl Step {
    /// A step in whole numbers.
    pub fn whole(of: impl Into<String>, expressions: &[String], result: i128) -> Self {
        Self::chain(of, expressions, " = ", &whole(result))
    }

    /// A step whose result is a count, or a rate; the sentence writes it as [`crate::format::count`].
    pub fn count(of: impl Into<String>, expressions: &[String], result: Count) -> Self {
        if !result.is_rate() {
            return Self::whole(of, expressions, number(result))
                .shown(format::count(result), WHOLE);
        }
        Self::real(of, expressions, result.as_f64()).shown(format::count(result), RATE)
    }

    /// A step whose result is a real number.
    pub fn real(of: impl Into<String>, expressions: &[String], result: f64) -> Self {
        Self::chain(of, expressions, " ≈ ", &real(result))
    }

    /// A step whose result is `numerator` ÷ `denominator`, computed as `result`.
    pub fn quotient(
        of: impl Into<String>,
        expressions: &[String],
        (numerator, denominator): (i128, i128),
        result: f64,
    ) -> Self {
        let text = real(result);
        let sign = if is_whole_result(&text, numerator, denominator) { " = " } else { " ≈ " };
        Self::chain(of, expressions, sign, &text)
    }

    /// A number that is as it was published, or a statement about numbers that need no result.
    pub fn said(of: impl Into<String>, text: String) -> Self {
        Self { of: of.into(), text, shown: None }
    }

    fn chain(of: impl Into<String>, expressions: &[String], sign: &str, result: &str) -> Self {
        let mut text = expressions.join(sign);
        // An expression that is a number already has come to its result.
        if expressions.last().is_none_or(|last| last != result) {
            text.push_str(sign);
            text.push_str(result);
        }
        Self { of: of.into(), text, shown: None }
    }

    /// The same step with how the sentence writes its result.
    #[must_use]
    pub fn shown(self, text: impl Into<String>, rule: &'static str) -> Self {
        Self { shown: Some(Shown { text: text.into(), rule }), ..self }
    }
}

/// A whole number in an expression.
pub fn whole(number: i128) -> String {
    let text = number.unsigned_abs().to_string();
    if number < 0 { format!("−{text}") } else { text }
}

/// A count in whole numbers.
pub fn number(count: Count) -> i128 {
    i128::from(count.as_i64())
}

/// A count in an expression: of a rate, how it is made.
pub fn value(count: Count) -> String {
    match count.population() {
        Some(population) => {
            format!("{} × {} ÷ {population}", real(PER), operand(number(count)))
        }
        None => whole(number(count)),
    }
}

/// A count after an operator.
pub fn value_operand(count: Count) -> String {
    if count.is_rate() { format!("({})", value(count)) } else { operand(number(count)) }
}

/// A real number in an expression: the fewest digits that tell it from every other.
pub fn real(number: f64) -> String {
    let text = number.abs().to_string();
    if number < 0.0 { format!("−{text}") } else { text }
}

/// A number after an operator: in brackets when it is below 0.
pub fn operand(number: i128) -> String {
    if number < 0 { format!("({})", whole(number)) } else { whole(number) }
}

/// A real number after an operator.
pub fn real_operand(number: f64) -> String {
    if number < 0.0 { format!("({})", real(number)) } else { real(number) }
}

/// Whether the digits are the whole quotient: `digits / 10^decimals = numerator / denominator`.
fn is_whole_result(text: &str, numerator: i128, denominator: i128) -> bool {
    let (negative, digits) = match text.strip_prefix('−') {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all = format!("{whole}{fraction}");
    let equal = || -> Option<bool> {
        let value: i128 = all.parse().ok()?;
        let value = if negative { -value } else { value };
        let scale = 10_i128.checked_pow(u32::try_from(fraction.len()).ok()?)?;
        Some(value.checked_mul(denominator)? == numerator.checked_mul(scale)?)
    };
    equal().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_is_said_to_be_whole_only_when_it_is() {
        // 1/8 = 0.125; 1/3 has no end; 7/−2 = −3.5.
        assert!(is_whole_result("0.125", 1, 8));
        assert!(!is_whole_result("0.3333333333333333", 1, 3));
        assert!(is_whole_result("−3.5", 7, -2));
        assert!(!is_whole_result("5.000000000000004", 100, 20));
        assert!(!is_whole_result("1", i128::MAX, 1));
    }

    #[test]
    fn what_has_come_to_its_result_is_not_said_twice() {
        let step = Step::whole("sum", &["12".to_owned()], 12);
        assert_eq!(step.text, "12");
        let step = Step::whole("difference", &["3 − 5".to_owned()], -2);
        assert_eq!(step.text, "3 − 5 = −2");
    }

    #[test]
    fn a_number_below_zero_stands_in_brackets_after_an_operator() {
        assert_eq!(operand(-3), "(−3)");
        assert_eq!(operand(3), "3");
        assert_eq!(real_operand(-0.5), "(−0.5)");
        assert_eq!(real(1e21), "1000000000000000000000");
    }
}
