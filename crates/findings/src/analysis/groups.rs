//! What the parts of a whole say together, in words.

use super::context::{Context, Statement};
use super::result::{Added, Analysis, Mix, Shares};
use crate::finding::{Collector, Table};
use crate::format;
use arrivals_data::{Dataset, Role, Series, Year};
use arrivals_statistics::groups::composition::{self, composition_test};
use arrivals_statistics::groups::concentration::{self, concentration};
use arrivals_statistics::groups::contribution::{self, contributions};
use arrivals_statistics::groups::lmdi::{self, decomposition};
use arrivals_statistics::groups::wilson::{ShareInterval, share_interval};
use arrivals_statistics::numeric::order;

const SHARES: (&str, &str) = ("groups.concentration", "Shares and concentration");
const CHANGE: (&str, &str) = ("groups.contribution", "What each group added to the change");
const MIX: (&str, &str) = ("groups.lmdi", "Scale and structure");
const COMPOSITION: (&str, &str) = ("groups.composition", "Change of composition");

/// The most groups in a table for people.
const SHOWN: usize = 12;

/// The parts whose sum is the whole, for two years.
struct Parts {
    names: Vec<String>,
    from: Year,
    to: Year,
    before: Vec<f64>,
    after: Vec<f64>,
    /// How many times as much as by chance the composition differs between neighbouring years.
    dispersion: f64,
}

pub fn say(context: &Context, dataset: &Dataset, said: &mut Collector) {
    let parts = match parts(context, dataset) {
        Ok(parts) => parts,
        Err(why) => {
            for name in [SHARES, CHANGE, MIX, COMPOSITION] {
                said.refuse(name, why.clone());
            }
            return;
        }
    };
    shares(context, &parts, said);
    change(context, &parts, said);
    mix(context, &parts, said);
    composed(context, &parts, said);
}

fn parts(context: &Context, dataset: &Dataset) -> Result<Parts, String> {
    if context.chosen.series.role() == Role::Part {
        return Err("a part has no parts of its own".into());
    }
    if context.sample.exposure.is_some() {
        return Err(
            "shares and contributions are those of counts, not of rates: leave --population out"
                .into(),
        );
    }
    let (from, to) = (context.chosen.first.year, context.chosen.last.year);
    if from == to {
        return Err("only one year has a count".into());
    }
    let parts: Vec<&Series> = dataset.parts().collect();
    if parts.len() < 2 {
        return Err("the dataset has no parts".into());
    }
    let dispersion = dispersion(&parts, from, to);
    let mut found =
        Parts { names: Vec::new(), from, to, before: Vec::new(), after: Vec::new(), dispersion };
    for part in parts {
        let at = |year| part.count_of(year).map(|count| count.as_f64());
        match (at(from), at(to)) {
            (Some(before), Some(after)) if before >= 0.0 && after >= 0.0 => {
                found.names.push(part.name());
                found.before.push(before);
                found.after.push(after);
            }
            (Some(_), Some(_)) => {
                return Err(format!("'{}' is below 0 in {from} or {to}", part.name()));
            }
            _ => return Err(format!("'{}' has no count in {from} or {to}", part.name())),
        }
    }
    // Parts of one dimension only: of several, every person stands in several parts.
    let close =
        |parts: &[f64], whole: f64| (parts.iter().sum::<f64>() - whole).abs() <= 0.01 * whole;
    let whole =
        |year: Year| context.chosen.series.count_of(year).map_or(0.0, |count| count.as_f64());
    if !(close(&found.before, whole(from)) && close(&found.after, whole(to))) {
        return Err("the parts do not add up to the total".into());
    }
    Ok(found)
}

/// The mean of chi-squared over its degrees of freedom, between neighbouring years; 1 at least.
fn dispersion(parts: &[&Series], from: Year, to: Year) -> f64 {
    let row = |year: Year| -> Option<Vec<f64>> {
        parts.iter().map(|part| part.count_of(year).map(|count| count.as_f64())).collect()
    };
    let rows: Vec<Option<Vec<f64>>> = from.through(to).map(row).collect();
    let ratios: Vec<f64> = rows
        .windows(2)
        .filter_map(|pair| Some([pair[0].clone()?, pair[1].clone()?]))
        .filter_map(|pair| composition_test(&pair, 1.0).ok())
        .filter(|test| test.degrees > 0)
        .map(|test| test.chi_squared / test.degrees as f64)
        .collect();
    order::mean(&ratios).max(1.0)
}

fn shares(context: &Context, parts: &Parts, said: &mut Collector) {
    let Some(found) = said.ok_or_refuse(SHARES, concentration(&parts.after)) else { return };
    let whole: f64 = parts.after.iter().sum();
    let mut groups: Vec<(String, ShareInterval)> = parts
        .names
        .iter()
        .zip(&parts.after)
        .filter_map(|(name, count)| {
            let share = share_interval(*count, whole, context.options.level).ok()?;
            Some((name.clone(), share))
        })
        .collect();
    groups.sort_by(|a, b| b.1.part.total_cmp(&a.1.part));
    let percent = |share: f64| format::percent(100.0 * share);
    let rows = groups
        .iter()
        .take(SHOWN)
        .map(|(name, share)| {
            vec![
                name.clone(),
                format::decimal(share.part, 0),
                percent(share.share),
                format!("{} to {}", percent(share.lower), percent(share.upper)),
            ]
        })
        .collect();
    let largest = groups.first().map_or(String::new(), |(name, share)| {
        format!("; the largest, {name}, holds {}", percent(share.share))
    });
    let columns = ["group", "count", "share", "interval (Wilson)"];
    let sentence = format!(
        "In {} the {} groups are as concentrated as {} equal ones (HHI {}, from 0 to 1){largest}.",
        parts.to,
        found.groups,
        format::decimal(found.effective_number, 1),
        format::decimal(found.hhi, 3),
    );
    context.say(
        said,
        Statement {
            caveats: left_out(&groups),
            table: Some(Table::new(columns, rows)),
            ..Statement::new(
                SHARES,
                concentration::METHOD,
                sentence,
                Analysis::Shares(Shares { year: parts.to.number(), groups, concentration: found }),
            )
        },
    );
}

fn left_out<T>(groups: &[T]) -> Vec<String> {
    let more = groups.len().saturating_sub(SHOWN);
    (more > 0).then(|| format!("{more} smaller groups are in the JSON.")).into_iter().collect()
}

fn change(context: &Context, parts: &Parts, said: &mut Collector) {
    let Some(found) = said.ok_or_refuse(CHANGE, contributions(&parts.before, &parts.after)) else {
        return;
    };
    let mut order: Vec<usize> = (0..parts.names.len()).collect();
    order.sort_by(|a, b| {
        found.groups[*b].points.abs().total_cmp(&found.groups[*a].points.abs()).then(a.cmp(b))
    });
    let points = |points: f64| {
        let text = format::decimal(points, 1);
        if points > 0.0 && text != "0.0" { format!("+{text}") } else { text }
    };
    let rows = order
        .iter()
        .take(SHOWN)
        .map(|place| {
            let group = &found.groups[*place];
            vec![
                parts.names[*place].clone(),
                format::decimal(group.before, 0),
                format::decimal(group.after, 0),
                format::decimal(group.change, 0),
                points(group.points),
            ]
        })
        .collect();
    let extreme = |sign: f64| {
        order.iter().find(|place| found.groups[**place].points * sign > 0.0).map(|place| {
            let size = format::decimal(found.groups[*place].points.abs(), 1);
            format!(
                "{} {} {size}",
                parts.names[*place],
                if sign > 0.0 { "added" } else { "took away" }
            )
        })
    };
    let (up, down) = (extreme(1.0), extreme(-1.0));
    let both = if found.percent < 0.0 { [down, up] } else { [up, down] };
    let most: Vec<String> = both.into_iter().flatten().collect();
    let moved = if found.change < 0.0 { "fell" } else { "rose" };
    let from = parts.from.to_string();
    let columns = ["group", &from, &parts.to.to_string(), "change", "points"];
    let sentence = format!(
        "The whole {moved} by {} from {} to {}; of these percentage points {}.",
        format::percent(found.percent),
        parts.from,
        parts.to,
        if most.is_empty() { "no group has any".to_owned() } else { format::list(&most) }
    );
    context.say(
        said,
        Statement {
            caveats: left_out(&order),
            table: Some(Table::new(columns, rows)),
            ..Statement::new(
                CHANGE,
                contribution::METHOD,
                sentence,
                Analysis::Contributions(Added {
                    from: parts.from.number(),
                    to: parts.to.number(),
                    names: parts.names.clone(),
                    contributions: found,
                }),
            )
        },
    );
}

fn mix(context: &Context, parts: &Parts, said: &mut Collector) {
    let Some(found) = said.ok_or_refuse(MIX, decomposition(&parts.before, &parts.after)) else {
        return;
    };
    let rows = parts
        .names
        .iter()
        .zip(&found.groups)
        .take(SHOWN)
        .map(|(name, effect)| {
            vec![
                name.clone(),
                format::decimal(effect.scale, 1),
                format::decimal(effect.structure, 1),
            ]
        })
        .collect();
    let columns = ["group", "scale", "structure"];
    let sentence = format!(
        "The whole changed by {} from {} to {}: {} is scale (the whole grew or shrank) and {} structure (the shares moved).",
        format::decimal(found.change, 0),
        parts.from,
        parts.to,
        format::decimal(found.scale, 1),
        format::decimal(found.structure, 1)
    );
    context.say(
        said,
        Statement {
            caveats: left_out(&parts.names),
            table: Some(Table::new(columns, rows)),
            ..Statement::new(
                MIX,
                lmdi::METHOD,
                sentence,
                Analysis::Mix(Mix {
                    from: parts.from.number(),
                    to: parts.to.number(),
                    names: parts.names.clone(),
                    effects: found,
                }),
            )
        },
    );
}

fn composed(context: &Context, parts: &Parts, said: &mut Collector) {
    let table = [parts.before.clone(), parts.after.clone()];
    let Some(found) = said.ok_or_refuse(COMPOSITION, composition_test(&table, parts.dispersion))
    else {
        return;
    };
    let verdict =
        if found.chi_squared_p < 0.05 { "changed" } else { "is not shown to have changed" };
    let sentence = format!(
        "The composition {verdict} from {} to {} (chi-squared test, taken {} times as variable as by chance, as between neighbouring years: {}; Cramér's V {}).",
        parts.from,
        parts.to,
        format::decimal(found.dispersion, 1),
        format::p(found.chi_squared_p),
        format::decimal(found.cramers_v, 2)
    );
    context.say(
        said,
        Statement {
            dispersion: Some(found.dispersion),
            ..Statement::new(
                COMPOSITION,
                composition::METHOD,
                sentence,
                Analysis::Composition(found),
            )
        },
    );
}
