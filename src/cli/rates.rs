//! The population that counts stand over, as typed: another table, or another column of the input.

use arrivals_data::{Dataset, Decision};
use arrivals_read::population::over_population;
use arrivals_read::source::Progress;

use super::console::Console;
use super::input::{InputArguments, Unfinished, told};
use crate::Error;

impl InputArguments {
    /// The same without a population, and over it where one is given.
    ///
    /// # Errors
    /// As [`InputArguments::dataset`].
    pub fn counts_and_rates(&self, console: &Console) -> Result<(Dataset, Option<Dataset>), Error> {
        let bar = console.bar(0, "{wide_bar} {msg}");
        let counts = self.read(&mut Unfinished::default(), told(&bar));
        bar.finish_and_clear();
        let counts = counts?;
        let population = match (&self.population, &self.population_column) {
            (Some(path), _) => {
                let mut table = Self::plain(path);
                table.sheet.clone_from(&self.population_sheet);
                table
            }
            (None, Some(_)) if counts.decisions().iter().any(|one| one.topic == "records") => {
                return Err(Error::usage(
                    "a population is not added up over records, of which each would have it again",
                    "give a table of the population: --population FILE",
                ));
            }
            (None, Some(column)) => self.with_counts(column),
            (None, None) => return Ok((self.said(counts, console)?, None)),
        };
        let population = self.population(population, console)?;
        let rates = self.said(over_population(&counts, &population)?, console)?;
        Ok((counts, Some(rates)))
    }

    /// The population, added up where it has no total of its own.
    ///
    /// # Errors
    /// When it cannot be read, or calls its numbers thousands and no scale is given.
    fn population(&self, mut input: Self, console: &Console) -> Result<Dataset, Error> {
        input.total.push("sum".into());
        input.scale = self.population_scale.filter(|zeros| *zeros > 0).or(input.scale);
        let population = input.read(&mut Unfinished::default(), Progress::default())?;
        let is_scale = |one: &&Decision| [Decision::SCALE, Decision::MULTIPLE].contains(&one.topic);
        let scale = population.decisions().iter().find(is_scale);
        if let (Some(scale), None) = (scale, self.population_scale) {
            return Err(Error::usage(
                format!(
                    "there is no rate: the population's file says another scale: {}",
                    scale.text
                ),
                "multiply it with --population-scale 1000, or take it as it is with --population-scale 1",
            ));
        }
        // What cannot be added up has no rate, which is said of the rates.
        let said = population
            .decisions()
            .iter()
            .filter(|one| !is_scale(one) && ![Decision::SUM, "total"].contains(&one.topic));
        console.decisions(said);
        Ok(population)
    }

    /// Refuses a population, of which the command says nothing.
    ///
    /// # Errors
    /// When one is given.
    pub fn without_population(&self, why: &str) -> Result<(), Error> {
        match self.population.is_some() || self.population_column.is_some() {
            true => Err(Error::usage(why, "leave --population out")),
            false => Ok(()),
        }
    }
}
