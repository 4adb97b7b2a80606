//! Tables whose periods stand in a column, or in none.

use super::column_detector::{Figures, Finder};
use super::column_roles::{
    self, describes_period, holds_losses, holds_numbers, holds_ratios, names_ratio, needed,
};
use super::month_columns::{self, MonthColumns};
use super::names::{named_columns, same_names, telling_names};
use super::records::Records;
use super::{Dates, Layout, MonthsOf, Periods};
use crate::tidy::cell::date;
use crate::tidy::cell::period::Style;
use crate::tidy::{TidyError, vocabulary};
use arrivals_data::{Decision, Period, listed};

impl Finder<'_> {
    /// A table whose periods stand in a column, or in none.
    pub fn down(
        &self,
        period: Option<usize>,
        dates: Option<Dates>,
        decisions: &mut Vec<Decision>,
    ) -> Result<Layout, TidyError> {
        let (header, columns) = (self.header, self.columns);
        let year = header
            .iter()
            .position(|name| name.eq_ignore_ascii_case("year"))
            .filter(|year| {
                period.is_some_and(|period| {
                    *year != period && header[period].eq_ignore_ascii_case("period")
                })
            })
            .filter(|_| dates.is_none());
        let status = self.status();
        let note = self.named(&vocabulary::NOTE);
        let break_before = self.named(&vocabulary::BREAK);
        let part = dates.and_then(|dates| dates.part);
        let multiplier = self.named(&vocabulary::MULTIPLIER);
        let taken = [period, year, part, status, note, break_before, multiplier];
        let (of_period, free): (Vec<usize>, Vec<usize>) = (0..header.len())
            .filter(|column| !taken.contains(&Some(*column)))
            .filter(|column| {
                let is_technical = vocabulary::is_one_of(&header[*column], &vocabulary::TECHNICAL);
                (!is_technical || columns.at(*column).distinct() > 1) && !self.is_own(*column)
            })
            .partition(|column| {
                let mut of = [period, part].into_iter().flatten();
                let says_again = self.known.again.contains(column)
                    || of.any(|period| {
                        describes_period(columns.at(period), columns.at(*column), self.rows)
                    });
                says_again
                    && !vocabulary::is_one_of(&header[*column], &vocabulary::COUNT)
                    && !self.is_asked(*column)
            });
        let months = month_columns::find(header, self.known.says_months);
        if let (Some(period), None, false) = (period, dates, months.columns.is_empty())
            && self.options.count_columns.is_empty()
        {
            let style = column_roles::style_of(&header[period], columns.at(period));
            let years = MonthsOf::Column(period);
            return Ok(self.months(years, style, months, &free, decisions));
        }
        if let Some(year) = self.options.year.filter(|_| !months.columns.is_empty())
            && self.options.count_columns.is_empty()
        {
            let years = MonthsOf::Year(year);
            return Ok(self.months(years, Style::default(), months, &free, decisions));
        }
        let counts = self.counts(&free)?;
        let all_free = free.clone();
        if let Some(text) = dates
            .filter(|_| self.options.date_order.is_none())
            .and_then(|dates| dates.undecided(columns))
        {
            let text = format!(
                "dates such as '{text}' are read as day, month and year, and no date decides; say \
                 --date-order day or --date-order month"
            );
            decisions.push(self.about(period.as_slice(), Decision::doubt("date", text)));
        }
        let style = period.map_or(Style::default(), |period| {
            column_roles::style_of(&header[period], columns.at(period))
        });
        let as_records =
            Records { options: self.options, dates, columns, rows: self.rows, free: &free };
        if let Some(period) = period
            && as_records.are_records(&counts, header)
        {
            return self.records(&as_records, period, &counts, style, decisions);
        }
        if counts.is_empty() {
            return Err(TidyError::NoCounts {
                file: self.grid.origin.name.clone(),
                header: header.to_vec(),
                word: self.odd_word(&free),
                fractions: self.fractions(&free),
            });
        }
        let (ratios, free): (Vec<usize>, Vec<usize>) = free.into_iter().partition(|column| {
            let cells = columns.at(*column);
            !counts.contains(column)
                && (holds_ratios(cells, self.options.scale)
                    || (names_ratio(&header[*column]) && holds_numbers(cells)))
        });
        let (losses, free): (Vec<usize>, Vec<usize>) = free
            .into_iter()
            .partition(|column| !counts.contains(column) && holds_losses(columns.at(*column)));
        let (left_out, mut groups): (Vec<usize>, Vec<usize>) = free
            .into_iter()
            .filter(|column| {
                !counts.contains(column) && columns.at(*column).filled().next().is_some()
            })
            .filter(|column| !self.numbers_rows(*column))
            .partition(|column| {
                let name = &header[*column];
                holds_numbers(columns.at(*column))
                    && !vocabulary::has_word(name, &vocabulary::CODE)
                    && !vocabulary::is_one_of(name, &vocabulary::AGE)
            });
        let periods: Vec<usize> = [period, part].into_iter().flatten().collect();
        let left_out = needed(columns, self.rows, &periods, &mut groups, left_out);
        if let Some(mixed) = self.mixed(&groups) {
            let text = format!(
                "'{}' holds numbers and other texts, and is taken for names: a cell may be damaged{}",
                header[mixed],
                column_roles::odd_word(columns.at(mixed)).map_or(String::new(), |word| {
                    format!(" ('{word}'; say --marker '{word}=missing' if it stands for a figure)")
                })
            );
            decisions.push(self.about(&[mixed], Decision::doubt("count", text)));
        }
        let ids = self.ids(&periods, &mut groups);
        let repeated = self.repeated(&counts, &groups, &periods);
        let counts: Vec<usize> =
            counts.into_iter().filter(|column| !repeated.contains(column)).collect();
        let periods = match (period, dates, self.options.year) {
            (_, _, Some(year)) => Periods::Fixed(Period::Year(year)),
            (_, Some(dates), None) => Periods::Dates { dates, records: false },
            (Some(period), None, None) => Periods::Column { period, year },
            (None, None, None) => {
                return Err(TidyError::NoPeriods {
                    file: self.grid.origin.name.clone(),
                    header: header.to_vec(),
                });
            }
        };
        decisions.extend(period.and_then(|period| self.converted(period, style)));
        match (period, self.options.year) {
            (_, Some(year)) => {
                decisions.push(Decision::info("year", format!("all counts are of {year}")));
            }
            (Some(period), None) => decisions.push(self.about(
                &[period],
                Decision::info("period", format!("periods are in the column '{}'", header[period])),
            )),
            (None, None) => {}
        }
        decisions.push(self.about(
            &counts,
            Decision::info("count", format!("counts are in {}", self.list(&counts))),
        ));
        decisions.extend(self.months_to_come(&counts));
        let in_doubt: Vec<usize> = counts
            .iter()
            .copied()
            .filter(|column| self.counts_by_figures(*column, &all_free) == Some(Figures::Alike))
            .collect();
        if !in_doubt.is_empty() && self.options.count_columns.is_empty() {
            decisions.push(self.about(&in_doubt, self.in_spite_of_name(&in_doubt)));
        }
        let mut leave_out =
            |columns: &[usize], decision: fn(&'static str, String) -> Decision, why: &str| {
                if !columns.is_empty() {
                    let text = format!("left out, for they {why}: {}", self.list(columns));
                    decisions.push(self.about(columns, decision("count", text)));
                }
            };
        let (named, ratios): (Vec<usize>, Vec<usize>) = ratios
            .into_iter()
            .partition(|column| !holds_ratios(columns.at(*column), self.options.scale));
        // Whoever names the columns of counts has decided about the others.
        let aside: fn(&'static str, String) -> Decision =
            if self.options.count_columns.is_empty() { Decision::warning } else { Decision::info };
        leave_out(&named, aside, "are called percentages or averages");
        leave_out(&ratios, aside, "hold percentages, averages or other fractions");
        leave_out(&losses, aside, "hold values below zero, which --net keeps");
        leave_out(&of_period, Decision::info, "only say the period again");
        leave_out(&left_out, aside, "are numbers beside the counts");
        leave_out(&repeated, aside, "are the same for all values of a group, as sums are");
        let (numbers, ids): (Vec<usize>, Vec<usize>) =
            ids.into_iter().partition(|column| holds_numbers(columns.at(*column)));
        leave_out(&numbers, Decision::warning, "have a different number in each row");
        leave_out(&ids, Decision::info, "have a different value in each row");
        if let Some(unit) = groups.iter().copied().find(|column| {
            vocabulary::is_one_of(&header[*column], &vocabulary::UNIT)
                && columns.at(*column).distinct() > 1
        }) {
            decisions.push(self.about(&[unit], Decision::warning(
                "where",
                format!("'{}' has several units, which are never added or compared; --where keeps one", header[unit]),
            )));
        }
        let counts = telling_names(same_names(named_columns(header, &counts)));
        let names = counts.first().map_or(0, |count| count.names.len());
        let dimensions = self.dimensions(&groups, names, decisions);
        Ok(Layout {
            style,
            counts,
            multiplier,
            groups,
            dimensions,
            status,
            note,
            break_before,
            ..Layout::new(header, periods)
        })
    }

    /// A table of years with the months across.
    fn months(
        &self,
        years: MonthsOf,
        style: Style,
        months: MonthColumns,
        free: &[usize],
        decisions: &mut Vec<Decision>,
    ) -> Layout {
        let (header, columns) = (self.header, self.columns);
        let MonthColumns { columns: months, guessed } = months;
        let others = free.iter().copied().filter(|column| !months.iter().any(|(m, _)| m == column));
        let (numbers, groups): (Vec<usize>, Vec<usize>) = others
            .filter(|column| columns.at(*column).filled().next().is_some())
            .partition(|column| {
                holds_numbers(columns.at(*column))
                    || holds_ratios(columns.at(*column), self.options.scale)
            });
        let annual = numbers.iter().copied().find(|column| {
            vocabulary::is_total(&header[*column])
                || vocabulary::is_one_of(&header[*column], &vocabulary::ANNUAL)
        });
        let left_out: Vec<usize> =
            numbers.into_iter().filter(|column| Some(*column) != annual).collect();
        if !left_out.is_empty() {
            let text = format!(
                "left out, for they are numbers beside the months: {}",
                self.list(&left_out)
            );
            decisions.push(self.about(&left_out, Decision::warning("count", text)));
        }
        let columns_of_months: Vec<usize> = months.iter().map(|(column, _)| *column).collect();
        let text =
            format!("{} columns of months are added up to the year of their row", months.len());
        let text = match guessed {
            true => format!("{text}, though their numbers alone say that they are months"),
            false => text,
        };
        let decision = if guessed { Decision::doubt } else { Decision::info };
        decisions.push(self.about(&columns_of_months, decision("period", text)));
        let mut counts = named_columns(header, &columns_of_months[..1]);
        counts[0].further = columns_of_months[1..].to_vec();
        counts[0].parts = annual.into_iter().collect();
        Layout {
            style,
            counts,
            months,
            annual,
            dimensions: self.dimensions(&groups, 0, decisions),
            groups,
            ..Layout::new(header, Periods::Months { years })
        }
    }

    /// Twelve columns side by side of which the last ones are empty: they may be months, and those to come.
    fn months_to_come(&self, counts: &[usize]) -> Option<Decision> {
        let is_empty = |column: usize| self.columns.at(column).filled().next().is_none();
        let is_month = |column: &usize| {
            let name = &self.header[*column];
            !name.is_empty()
                && !vocabulary::is_total(name)
                && (counts.contains(column) || is_empty(*column))
        };
        let all: Vec<usize> = (0..self.header.len()).filter(is_month).collect();
        let [first, .., last] = all.as_slice() else { return None };
        let empty = all.iter().rev().take_while(|column| is_empty(**column)).count();
        let filled = all.iter().filter(|column| !is_empty(**column)).count();
        if all.len() != 12 || last - first != 11 || empty == 0 || filled + empty != 12 {
            return None;
        }
        let text = format!(
            "the last {empty} of 12 columns side by side ('{}' to '{}') are empty: if these are months, \
             the year is not over",
            self.header[*first], self.header[*last]
        );
        Some(self.about(&all, Decision::doubt("to date", text)))
    }

    /// Says that years of another calendar, or of two digits, were converted.
    fn converted(&self, period: usize, style: Style) -> Option<Decision> {
        let (text, _) = self.columns.at(period).filled().next()?;
        let year = crate::tidy::cell::period::read_marked(text, style).ok()?.0;
        let label = year.label();
        let decision = match () {
            () if style.buddhist => {
                let what = "the years are those of the Buddhist calendar";
                Decision::info("period", format!("{what}: {text} is {label}"))
            }
            () if style.minguo => {
                let what = "the years are those of the Republic of China";
                Decision::info("period", format!("{what}: {text} is {label}"))
            }
            () if style.short => {
                let what = "the years have two digits";
                Decision::doubt("period", format!("{what}: {text} is taken for {label}"))
            }
            () => return None,
        };
        Some(self.about(&[period], decision))
    }

    /// The columns that hold the day of something in each row.
    fn other_dates(&self, free: &[usize], by: &[usize]) -> Vec<usize> {
        let holds_days = |column: &usize| {
            let order = date::order_of(self.columns.at(*column).filled().map(|(text, _)| text));
            let is_day =
                |text: &str| date::read_marked(text, order).is_some_and(|date| date.unit.is_day());
            let mut cells = self.columns.at(*column).filled().peekable();
            cells.peek().is_some() && cells.all(|(text, _)| is_day(text))
        };
        free.iter().copied().filter(|column| !by.contains(column) && holds_days(column)).collect()
    }

    fn records(
        &self,
        records: &Records,
        period: usize,
        counts: &[usize],
        style: Style,
        decisions: &mut Vec<Decision>,
    ) -> Result<Layout, TidyError> {
        let header = self.header;
        let by =
            self.options.by.iter().map(|name| self.asked(name)).collect::<Result<Vec<_>, _>>()?;
        decisions.extend(records.decisions(header, counts, &by, period));
        // A column of the records by which some are chosen tells them apart until they are.
        let mut groups = by.clone();
        for (name, _) in self.options.filters.iter().filter(|(name, _)| name != "series") {
            let column = self.asked(name)?;
            if !groups.contains(&column) {
                groups.push(column);
            }
        }
        let mut others = self.other_dates(records.free, &groups);
        // A column of years beside one of days may be of another event: a birth.
        let by_days = records.dates.is_some_and(|dates| dates.has_days(self.columns));
        let is_years = |column: &usize| {
            by_days && *column != period && column_roles::holds_years(self.columns.at(*column))
        };
        others.extend(records.free.iter().copied().filter(is_years));
        if self.options.period_column.is_none() && !others.is_empty() {
            let names: Vec<String> =
                others.iter().map(|column| format!("'{}'", header[*column])).collect();
            let text = format!(
                "the records are dated by '{}', and {} could date them, too: name the column that \
                 counts with --period-column",
                header[period],
                listed(&names)
            );
            decisions.push(self.about(&[period], Decision::doubt("period", text)));
        }
        let counts = records.added_up(counts);
        let order = date::Order::DayFirst;
        let by_year = Dates { column: period, part: None, quarters: false, order };
        Ok(Layout {
            style,
            counts: same_names(named_columns(header, &counts)),
            dimensions: self.dimensions(&groups, usize::from(counts.len() > 1), decisions),
            groups,
            ..Layout::new(
                header,
                Periods::Dates { dates: records.dates.unwrap_or(by_year), records: true },
            )
        })
    }
}
