//! A count: a whole number of people, cases or things; below zero only where a file is declared to
//! hold net flows or corrections.

use std::cmp::Ordering;
use std::fmt;
use std::num::NonZero;

use serde::{Serialize, Serializer};

/// A whole number up to 2^63 − 1, not negative unless it was read as a net flow; per 100,000 of a
/// population, where it was put over one: then its value is the rate, and counts compare by it.
#[derive(Debug, Clone, Copy)]
pub struct Count {
    number: i64,
    /// The population; [`UNKNOWN`] where rates are asked for and there is none.
    population: Option<NonZero<i64>>,
}

/// What a rate is of.
pub const PER: f64 = 100_000.0;

const UNKNOWN: NonZero<i64> = NonZero::<i64>::MIN;

/// A number that cannot be a count.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CountError {
    /// Below zero.
    #[error("a count cannot be negative")]
    Negative,
    /// Above 2^63 − 1.
    #[error("a count cannot be above {max}", max = i64::MAX)]
    TooLarge,
}

impl Count {
    pub const ZERO: Count = Count { number: 0, population: None };

    /// The count of that number.
    ///
    /// # Errors
    /// When the number is negative or larger than 2^63 − 1.
    pub fn new(number: i128) -> Result<Self, CountError> {
        if number < 0 {
            return Err(CountError::Negative);
        }
        Self::signed(number)
    }

    /// The net flow or correction of that number.
    ///
    /// # Errors
    /// When the number is outside ±(2^63 − 1).
    pub fn signed(number: i128) -> Result<Self, CountError> {
        i64::try_from(number)
            .ok()
            .filter(|number| *number > i64::MIN)
            .map(|number| Self { number, population: None })
            .ok_or(CountError::TooLarge)
    }

    /// The count of a number and a population that were those of one before.
    pub(crate) fn of_columns(number: i64, population: Option<i64>) -> Self {
        Self { number, population: population.and_then(NonZero::new) }
    }

    /// The population as a column holds it: a number of its own where it is not known.
    pub(crate) fn population_column(self) -> Option<i64> {
        self.population.map(NonZero::get)
    }

    /// The same count over a population; without one above 0 there is no rate.
    #[must_use]
    pub fn per(self, population: Option<Count>) -> Self {
        let population = population.and_then(|population| NonZero::new(population.number));
        let population = population.filter(|population| population.get() > 0).unwrap_or(UNKNOWN);
        Self { population: Some(population), ..self }
    }

    /// The same count over no population.
    #[must_use]
    pub fn alone(self) -> Self {
        Self { population: None, ..self }
    }

    /// The population it is over, where there is one.
    pub fn population(self) -> Option<i64> {
        self.population.filter(|population| *population != UNKNOWN).map(NonZero::get)
    }

    /// Whether it is a rate, known or not.
    pub fn is_rate(self) -> bool {
        self.population.is_some()
    }

    /// Whether it has a value: all have but counts without a population where rates are asked for.
    pub fn has_value(self) -> bool {
        self.population != Some(UNKNOWN)
    }

    /// How many were counted, over a population or not.
    pub fn as_i64(self) -> i64 {
        self.number
    }

    /// The value as a real number, for ratios and distributions: the count, exact up to 2^53 and to
    /// the nearest representable number above; of a rate, the rate.
    pub fn as_f64(self) -> f64 {
        match self.population() {
            Some(population) => PER * (self.number as f64 / population as f64),
            None => self.number as f64,
        }
    }

    /// The rate per 100,000, where there is a population.
    pub fn rate(self) -> Option<f64> {
        self.population().map(|_| self.as_f64())
    }

    /// What one more would add to the value.
    pub fn step(self) -> f64 {
        Self { number: 1, ..self }.as_f64()
    }

    /// How much more it is than another.
    pub fn difference(self, other: Count) -> Difference {
        if self.is_rate() || other.is_rate() {
            return Difference::Rates(match self.cmp(&other) {
                Ordering::Equal => 0.0,
                _ => self.as_f64() - other.as_f64(),
            });
        }
        Difference::Counts(self.number.saturating_sub(other.number))
    }

    /// The sum, or nothing when it leaves the range of a count, or the populations differ.
    pub fn checked_add(self, other: Count) -> Option<Count> {
        let number = self.number.checked_add(other.number)?;
        (self.population == other.population || self.number == 0 && self.population.is_none())
            .then_some(Count { number, ..other })
    }

    /// The sum of the counts, or nothing when it leaves the range of a count, or the populations
    /// differ.
    pub fn sum(counts: impl IntoIterator<Item = Count>) -> Option<Count> {
        counts.into_iter().try_fold(Count::ZERO, Count::checked_add)
    }

    /// The value as a fraction.
    fn fraction(self) -> (i128, i128) {
        let number = i128::from(self.number);
        match self.population() {
            Some(population) => (number * PER as i128, i128::from(population)),
            None => (number, 1),
        }
    }
}

impl Ord for Count {
    fn cmp(&self, other: &Self) -> Ordering {
        // Rates of the same size are compared without the factor, which leaves the range.
        match (self.population(), other.population()) {
            (Some(own), Some(its)) => (i128::from(self.number) * i128::from(its))
                .cmp(&(i128::from(other.number) * i128::from(own))),
            _ => {
                let ((own, over), (its, under)) = (self.fraction(), other.fraction());
                (own * under).cmp(&(its * over))
            }
        }
    }
}

impl PartialOrd for Count {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Count {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Count {}

/// A rate, with both numbers that it was made of.
#[derive(Serialize, schemars::JsonSchema)]
struct OverPopulation {
    /// How many were counted.
    count: i64,
    /// Of how many; none where it is not known.
    population: Option<i64>,
    /// The count per 100,000; none without a population.
    rate: Option<f64>,
}

/// A count, or with a population a rate.
#[derive(schemars::JsonSchema)]
#[schemars(untagged)]
#[allow(dead_code, reason = "the schema of what is serialized below")]
enum Form {
    Count(i64),
    Rate(OverPopulation),
}

impl Serialize for Count {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !self.is_rate() {
            return serializer.serialize_i64(self.number);
        }
        let (population, rate) = (self.population(), self.rate());
        OverPopulation { count: self.number, population, rate }.serialize(serializer)
    }
}

impl schemars::JsonSchema for Count {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Count".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Form::json_schema(generator)
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.number.fmt(f)
    }
}

/// How much more one count is than another, or one rate.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
#[serde(untagged)]
pub enum Difference {
    Counts(i64),
    Rates(f64),
}

impl Difference {
    /// As a real number.
    pub fn as_f64(self) -> f64 {
        match self {
            Self::Counts(number) => number as f64,
            Self::Rates(number) => number,
        }
    }

    /// Whether it is less than, as much as, or more than nothing.
    pub fn sign(self) -> Ordering {
        self.as_f64().total_cmp(&0.0)
    }

    /// The other way round.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::Counts(number) => Self::Counts(number.saturating_neg()),
            Self::Rates(number) => Self::Rates(-number),
        }
    }

    /// Which is larger.
    pub fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Counts(one), Self::Counts(other)) => one.cmp(other),
            _ => self.as_f64().total_cmp(&other.as_f64()),
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Counts(number) => number.fmt(f),
            Self::Rates(number) => number.fmt(f),
        }
    }
}
