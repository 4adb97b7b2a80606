//! Tables whose periods stand in the header.

use super::column_detector::Finder;
use super::column_roles::{
    self, holds_losses, holds_numbers, holds_ratios, may_name_counts, names_ratio, needed,
};
use super::names::{counts_alone, same_names};
use super::{CountColumn, Layout, Periods, dates, header};
use crate::tidy::cell::{NumberFormat, number, period};
use crate::tidy::table::Column;
use crate::tidy::vocabulary;
use arrivals_data::{Count, Decision};

impl Finder<'_> {
    /// A table whose header holds the periods.
    pub fn across(&self, counts: Vec<CountColumn>, decisions: &mut Vec<Decision>) -> Layout {
        let (header, columns) = (self.header, self.columns);
        let named = |count: &CountColumn| count.names.join(" ");
        let are = |is: &dyn Fn(&Column) -> bool| -> std::collections::BTreeSet<String> {
            let of = counts.iter().filter(|count| is(columns.at(count.column)));
            if counts_alone(&counts) { Default::default() } else { of.map(named).collect() }
        };
        let ratios = |column: &Column| holds_ratios(column, self.options.scale);
        let (fractions, losses) = (are(&ratios), are(&holds_losses));
        // A word for ratios may say another thing in a name whose figures are like those of others.
        let spite: Vec<usize> = counts
            .iter()
            .filter(|count| may_name_counts(&named(count)) && !counts_alone(&counts))
            .map(|count| count.column)
            .collect();
        let others: Vec<usize> = counts
            .iter()
            .filter(|count| !names_ratio(&named(count)))
            .map(|count| count.column)
            .collect();
        let spite = if self.are_alike(&spite, &others) { spite } else { Vec::new() };
        if !spite.is_empty() {
            decisions.push(self.about(&spite, self.in_spite_of_name(&spite)));
        }
        let is_left_out = |count: &CountColumn| {
            let name = named(count);
            fractions.contains(&name)
                || (names_ratio(&name) && !counts_alone(&counts) && !spite.contains(&count.column))
                || (losses.contains(&name) && !self.options.net)
        };
        let (ratios, counts): (Vec<CountColumn>, Vec<CountColumn>) =
            counts.iter().cloned().partition(is_left_out);
        let (counts, ratios) = if counts.is_empty() { (ratios, counts) } else { (counts, ratios) };
        let ratios: Vec<usize> = ratios.iter().map(|count| count.column).collect();
        let mut counts = same_names(counts);
        // Flags in a column of their own, beside each year.
        for count in &mut counts {
            let beside = count.column + 1;
            let is_named =
                header.get(beside).is_some_and(|name| name.is_empty() || *name == count.name);
            count.flag = Some(beside)
                .filter(|column| is_named && column_roles::holds_flags(columns.at(*column)));
        }
        let flags: Vec<usize> = counts.iter().filter_map(|count| count.flag).collect();
        counts.retain(|count| !flags.contains(&count.column));
        let others = (0..header.len())
            .filter(|column| {
                !counts.iter().any(|count| count.covers(*column) || count.flag == Some(*column))
            })
            .filter(|column| !ratios.contains(column))
            .filter(|column| columns.at(*column).filled().next().is_some());
        let (sums, others): (Vec<usize>, Vec<usize>) = others.partition(|column| {
            vocabulary::is_total(&header[*column]) && holds_numbers(columns.at(*column))
        });
        let (notes, others): (Vec<usize>, Vec<usize>) = others
            .into_iter()
            .partition(|column| vocabulary::is_one_of(&header[*column], &vocabulary::NOTE));
        let (numbers, mut groups): (Vec<usize>, Vec<usize>) =
            others.into_iter().partition(|column| {
                let cells = columns.at(*column);
                (holds_numbers(cells)
                    || holds_ratios(cells, self.options.scale)
                    || column_roles::holds_figures(cells))
                    && !vocabulary::is_one_of(&header[*column], &vocabulary::AGE)
            });
        let numbers = needed(columns, self.rows, &[], &mut groups, numbers);
        groups.sort_unstable();
        // Months down and years across.
        let part = dates::part_column(header, columns).filter(|column| groups.contains(column));
        groups.retain(|column| Some(*column) != part);
        if let Some(part) = part {
            let text =
                format!("the months in '{}' are added up to the years of the header", header[part]);
            decisions.push(self.about(&[part], Decision::info("period", text)));
        }
        for column in sums {
            let text = self.compared(column, &counts);
            decisions.push(self.about(&[column], Decision::warning(Decision::SUM, text)));
        }
        if !ratios.is_empty() {
            let why = "hold percentages, averages, other fractions or values below zero";
            let text = format!("left out, for they {why}: {}", self.list(&ratios));
            decisions.push(self.about(&ratios, Decision::warning("count", text)));
        }
        let (months, numbers): (Vec<usize>, Vec<usize>) =
            numbers.into_iter().partition(|column| header::is_month(&header[*column]));
        let names_year = |column: &&usize| {
            let digits = header[**column].split(|c: char| !c.is_ascii_digit());
            digits.filter(|digits| digits.len() == 4).any(|year| period::read(year).is_ok())
        };
        let mut doubted = None;
        if let Some(column) = months.iter().chain(&numbers).find(names_year)
            && !(months.contains(column)
                && decisions.iter().any(|d| d.topic == "to date" || d.topic == "period"))
        {
            let text = format!(
                "'{}' names a year, but no period that is known, and is left out",
                header[*column]
            );
            decisions.push(self.about(&[*column], Decision::doubt("period", text)));
            doubted = Some(*column);
        }
        // What is in doubt is not named twice.
        let numbers: Vec<usize> =
            numbers.into_iter().filter(|column| Some(*column) != doubted).collect();
        if !numbers.is_empty() {
            let text =
                format!("left out, for they are numbers without a period: {}", self.list(&numbers));
            decisions.push(self.about(&numbers, Decision::warning("count", text)));
        }
        let first: Vec<usize> = counts.iter().map(|count| count.column).collect();
        decisions.push(self.about(
            &first,
            Decision::info(
                "period",
                format!("periods are in the header: {} columns", counts.len()),
            ),
        ));
        let names = counts.first().map_or(0, |count| count.names.len());
        let dimensions = self.dimensions(&groups, names, decisions);
        let quarters =
            part.is_some_and(|part| dates::are_quarters(&header[part], columns.at(part)));
        Layout {
            counts,
            part,
            quarters,
            groups,
            dimensions,
            note: notes.first().copied(),
            ..Layout::new(header, Periods::Header)
        }
    }

    /// What a column that is called a total holds, beside the periods of its rows.
    fn compared(&self, column: usize, counts: &[CountColumn]) -> String {
        let name = &self.header[column];
        let marks = NumberFormat { scale: self.options.scale, ..NumberFormat::ANY };
        let count = |text: &str| number::read(text, marks).ok()?.count.map(Count::as_i64);
        let (mut compared, mut others, mut first) = (0_usize, 0_usize, None);
        let body = self.grid.split_header().map(|(_, body)| body);
        for row in body.iter().flat_map(|body| body.iter()) {
            let sum: Option<i64> = counts.iter().map(|one| count(row.cell(one.column))).sum();
            let (Some(sum), Some(total)) = (sum, count(row.cell(column))) else { continue };
            compared += 1;
            if sum != total {
                others += 1;
                first.get_or_insert((row.line(), total, sum));
            }
        }
        match first {
            None if compared > 0 => {
                format!("the column '{name}' holds the sums of the periods and is left out")
            }
            None => format!("the column '{name}' is called a total and is left out"),
            Some((line, total, sum)) => format!(
                "the column '{name}' is called a total and is left out: it is not the sum of the \
                 periods in {others} of {compared} rows (row {line}: {total} against {sum})"
            ),
        }
    }
}
