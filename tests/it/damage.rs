//! Good tables, damaged: the numbers that come out are right, or there is an error or a doubt.
//!
//! A sample is read unless `ARRIVALS_NETS=full` asks for all; the seed of the sample is printed.
//! A digit that becomes another digit leaves no trace in a table without sums; all else must.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use arrivals_data::{Dataset, Severity};
use arrivals_read::source::{Reading, table_of};
use arrivals_read::tidy::{TidyOptions, tidy};

use crate::common::named::assert_complete;
use crate::common::nets;

/// A count: its group, its period, its number.
type Count = (Vec<String>, String, i64);

/// The counts of a table, and what was said of it with more than a note.
#[derive(Debug)]
struct Table {
    counts: BTreeSet<Count>,
    /// How many there are, with those that were withheld or not published.
    cells: usize,
    said: BTreeSet<String>,
    /// The most of them that stand in one row.
    widest: usize,
}

type Outcome = Result<Table, String>;

fn outcome(name: &str, bytes: &[u8], options: &TidyOptions) -> Outcome {
    let grid = table_of(name, bytes, &Reading::default()).map_err(|error| error.to_string())?;
    let dataset: Dataset =
        tidy(vec![grid], Default::default(), options).map_err(|error| error.to_string())?;
    let mut counts = BTreeSet::new();
    let mut cells = 0;
    let mut in_row: BTreeMap<u32, usize> = BTreeMap::new();
    for series in dataset.series() {
        for observation in series.observations() {
            cells += 1;
            *in_row.entry(observation.location.row).or_default() += 1;
            if let Some(count) = observation.count {
                let period = observation.period.to_string();
                counts.insert((series.key().to_vec(), period, count.as_i64()));
            }
        }
    }
    let said = dataset
        .decisions()
        .iter()
        .filter(|decision| decision.severity != Severity::Info)
        .map(|decision| decision.text.clone())
        .collect();
    Ok(Table { counts, cells, said, widest: in_row.into_values().max().unwrap_or(0) })
}

/// The tables of text among the fixtures that are read without a doubt, with their flags.
fn tables() -> Vec<(PathBuf, Vec<u8>, TidyOptions)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut paths: Vec<PathBuf> = [folder.join("layouts"), folder]
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).expect("a folder"))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "csv" || e == "tsv"))
        .collect();
    paths.sort();
    let mut tables = Vec::new();
    for path in paths {
        let bytes = std::fs::read(&path).expect("read");
        let mut beside = path.clone().into_os_string();
        beside.push(".json");
        let known: serde_json::Value = std::fs::read(beside)
            .ok()
            .map_or(serde_json::Value::Null, |json| serde_json::from_slice(&json).expect("JSON"));
        if known["refuse"] == true || known["doubt"] == true {
            continue;
        }
        let mut options = TidyOptions::default();
        let flags: Vec<&str> =
            known["flags"].as_array().into_iter().flatten().filter_map(|f| f.as_str()).collect();
        for pair in flags.windows(2).filter(|pair| pair[0] == "--where") {
            let (name, value) = pair[1].split_once('=').expect("NAME=VALUE");
            options.filters.push((name.to_owned(), value.to_owned()));
        }
        options.net = flags.contains(&"--net");
        tables.push((path, bytes, options));
    }
    tables
}

/// What is wrong with what came out of a damaged table; nothing when the numbers are right, or
/// something is said that was not said of the good one. A damaged name is a name that the good
/// table has not; its numbers must still be those of the period.
fn fault(good: &Outcome, damaged: &Outcome) -> Option<String> {
    let (Ok(good), Ok(damaged)) = (good, damaged) else { return None };
    let (truth, counts) = (&good.counts, &damaged.counts);
    if !damaged.said.is_subset(&good.said) {
        return None;
    }
    let names: BTreeSet<&String> = truth.iter().flat_map(|count| &count.0).collect();
    let pairs: BTreeSet<(&String, i64)> = truth.iter().map(|count| (&count.1, count.2)).collect();
    let is_known = |count: &&Count| {
        let is_renamed = count.0.iter().any(|name| !names.contains(name))
            || count.0.len() != truth.first().map_or(0, |known| known.0.len());
        truth.contains(*count) || (is_renamed && pairs.contains(&(&count.1, count.2)))
    };
    let wrong: Vec<&Count> = counts.iter().filter(|count| !is_known(count)).collect();
    if let Some(first) = wrong.first() {
        return Some(format!("{} wrong counts in silence, such as {first:?}", wrong.len()));
    }
    // The damaged row may be lost, and no other.
    let lost = truth.len().saturating_sub(damaged.cells);
    (lost > good.widest).then(|| format!("{lost} counts of {} are lost in silence", truth.len()))
}

/// Lines of the text with their ends.
fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split_inclusive(|byte| *byte == b'\n').collect()
}

/// A few places, spread over all.
fn some(all: usize, most: usize) -> impl Iterator<Item = usize> {
    (0..all).step_by((all / most).max(1))
}

/// What was done to a table, and the table.
type Damaged = (String, Vec<u8>);

/// A way to damage a table: its name, whether tables whose rows are counted are damaged so, too (a
/// record less is counted rightly as one less), and what it makes.
type Way = (&'static str, bool, fn(&[u8]) -> Vec<Damaged>);

const WAYS: [Way; 6] = [
    ("a row dropped", false, a_row_dropped),
    ("a cell lost or put in", true, a_cell_lost_or_put_in),
    ("a mark changed", true, a_mark_changed),
    ("an encoding broken", true, an_encoding_broken),
    ("a footer moved", true, a_footer_moved),
    ("bytes flipped", true, bytes_flipped),
];

/// Of the damaged tables, about one in so many is read when not all are.
const ONE_IN: u64 = 10;

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The name without its endings.
fn stem(path: &Path) -> String {
    name_of(path).split('.').next().unwrap_or_default().to_owned()
}

/// Damages a table in every way; all faults at once.
fn check(stem_of: &str) {
    let table = tables().into_iter().find(|(path, ..)| stem(path) == stem_of);
    let (path, bytes, options) = table.expect("a table of that name");
    let name = name_of(&path);
    let good = outcome(&name, &bytes, &options);
    let whole = good.as_ref().expect("a good table");
    let counts_rows = whole.said.iter().any(|text| text.starts_with("each row is a record"));
    let (mut faults, mut tried, mut all) = (Vec::new(), 0, 0);
    for (way, records, damage) in WAYS {
        if counts_rows && !records {
            continue;
        }
        for (done, damaged) in damage(&bytes) {
            all += 1;
            let done = format!("{way}: {done}");
            if !nets::is_chosen("damage", &format!("{name} {done}"), ONE_IN) {
                continue;
            }
            tried += 1;
            if let Some(fault) = fault(&good, &outcome(&name, &damaged, &options)) {
                faults.push(format!("{done}: {fault}"));
            }
        }
    }
    println!("{name}: {tried} of {all} damaged tables, {} faults", faults.len());
    assert!(faults.is_empty(), "{} of {tried}\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_table_is_a_test_and_every_way_makes_many() {
    let tables = tables();
    let there: Vec<String> = tables.iter().map(|(path, ..)| stem(path)).collect();
    assert_complete(each::NAMES, &there, "the list of damaged tables");
    for (way, _, damage) in WAYS {
        let made: usize = tables.iter().map(|(_, bytes, _)| damage(bytes).len()).sum();
        assert!(made > 100, "{way}: {made}");
    }
}

fn a_row_dropped(bytes: &[u8]) -> Vec<Damaged> {
    let lines = lines(bytes);
    some(lines.len(), 12)
        .map(|dropped| {
            let kept: Vec<u8> = lines
                .iter()
                .enumerate()
                .filter(|(place, _)| *place != dropped)
                .flat_map(|(_, line)| line.to_vec())
                .collect();
            (format!("line {} dropped", dropped + 1), kept)
        })
        .collect()
}

fn a_cell_lost_or_put_in(bytes: &[u8]) -> Vec<Damaged> {
    let lines = lines(bytes);
    let delimiter = *b"\t;|,"
        .iter()
        .max_by_key(|delimiter| {
            let rows = lines.iter().filter(|line| line.contains(delimiter)).count();
            (rows, bytes.iter().filter(|byte| byte == delimiter).count())
        })
        .expect("a delimiter");
    let mut damaged = Vec::new();
    for place in some(lines.len(), 7) {
        let line = lines[place];
        let mut quoted = false;
        let cuts: Vec<usize> = line
            .iter()
            .enumerate()
            .filter(|(_, byte)| {
                quoted ^= **byte == b'"';
                !quoted && **byte == delimiter
            })
            .map(|(at, _)| at)
            .collect();
        for pair in cuts.windows(2).step_by(4) {
            let with = |line: Vec<u8>| {
                let mut all = lines.clone();
                all[place] = &line;
                all.concat()
            };
            let lost = [&line[..pair[0]], &line[pair[1]..]].concat();
            damaged.push((format!("line {}: cell lost at {}", place + 1, pair[0]), with(lost)));
            let put = [&line[..pair[0]], &[delimiter][..], &line[pair[0]..]].concat();
            damaged.push((format!("line {}: cell put in at {}", place + 1, pair[0]), with(put)));
        }
    }
    damaged
}

fn a_mark_changed(bytes: &[u8]) -> Vec<Damaged> {
    let mut damaged = Vec::new();
    let is_digit = |place: usize| bytes.get(place).is_some_and(u8::is_ascii_digit);
    // A mark between two digits becomes the other one, or stands where there was none.
    let marks: Vec<usize> = (1..bytes.len())
        .filter(|place| {
            matches!(bytes[*place], b',' | b'.') && is_digit(place - 1) && is_digit(place + 1)
        })
        .collect();
    for place in some(marks.len(), 8).map(|at| marks[at]) {
        let mut changed = bytes.to_vec();
        changed[place] = if bytes[place] == b',' { b'.' } else { b',' };
        damaged.push((format!("byte {place}: the other mark"), changed));
    }
    let long: Vec<usize> =
        (0..bytes.len()).filter(|place| (0..5).all(|next| is_digit(place + next))).collect();
    for place in some(long.len(), 8).map(|at| long[at]) {
        let changed = [&bytes[..place + 2], &b"."[..], &bytes[place + 2..]].concat();
        damaged.push((format!("byte {place}: a mark put in"), changed));
    }
    damaged
}

fn an_encoding_broken(bytes: &[u8]) -> Vec<Damaged> {
    let wide: Vec<usize> = (0..bytes.len()).filter(|place| !bytes[*place].is_ascii()).collect();
    let mut damaged = Vec::new();
    for place in some(wide.len(), 10).map(|at| wide[at]) {
        for byte in [0xFF, 0x80, b'?'] {
            let mut changed = bytes.to_vec();
            changed[place] = byte;
            damaged.push((format!("byte {place} is {byte:#x}"), changed));
        }
        let mut lost = bytes.to_vec();
        lost.remove(place);
        damaged.push((format!("byte {place} is lost"), lost));
    }
    damaged
}

fn a_footer_moved(bytes: &[u8]) -> Vec<Damaged> {
    let lines = lines(bytes);
    let mut damaged = Vec::new();
    let Some((last, others)) = lines.split_last() else { return damaged };
    let last = [last.strip_suffix(b"\n").unwrap_or(last), b"\n"].concat();
    for place in some(others.len(), 8) {
        let mut moved: Vec<&[u8]> = others.to_vec();
        moved.insert(place, &last);
        damaged.push((format!("the last line is line {}", place + 1), moved.concat()));
    }
    for note in ["Source: the agency, 2019\n", "* provisional figures\n"] {
        for place in some(lines.len(), 6) {
            let mut with = lines.clone();
            with.insert(place, note.as_bytes());
            damaged.push((format!("a note in line {}", place + 1), with.concat()));
        }
    }
    damaged
}

fn bytes_flipped(bytes: &[u8]) -> Vec<Damaged> {
    let mut damaged = Vec::new();
    for place in some(bytes.len(), 30) {
        for flip in [0x80_u8, 0x10, 0x40, 0x01] {
            let (before, after) = (bytes[place], bytes[place] ^ flip);
            // A digit in the place of another, of a mark or of a space, and a space in the place
            // of a digit, leave a number that nothing tells from the right one.
            let beside = |place: usize| bytes.get(place).is_some_and(u8::is_ascii_digit);
            let in_number =
                before.is_ascii_digit() || (place > 0 && beside(place - 1)) || beside(place + 1);
            if in_number && (after.is_ascii_digit() || after == b' ') {
                continue;
            }
            let mut changed = bytes.to_vec();
            changed[place] = after;
            // The same for the digits of other scripts, which are more than one byte.
            let digits = |bytes: &[u8]| {
                let text = std::str::from_utf8(bytes).ok()?;
                Some(text.chars().filter(|c| c.is_numeric()).count())
            };
            if !before.is_ascii() && digits(bytes) == digits(&changed) && digits(bytes).is_some() {
                continue;
            }
            damaged.push((format!("byte {place} ^ {flip:#x} ({:?})", char::from(after)), changed));
        }
    }
    damaged
}

mod each {
    crate::common::named::named! { super::check:
        "abs_fiscal_years",
        "ar_indec_sections_latin1",
        "at_statistik_decimal_comma_share",
        "au_cancer_registry_age_columns",
        "au_homeaffairs_pivot_mmm_yy",
        "au_net_negative_parentheses",
        "bamf_asylantraege",
        "be_cgra_measure_above_years",
        "br_obmigra_mes_linhas_latin1",
        "br_tabnet_month_cols_latin1",
        "ch_apostrophe_spans",
        "cl_visas_mmm_yy_cols_latin1",
        "cn_nbs_desc_gbk",
        "cso_ireland_pxstat_quarters",
        "cz_czso_opendata_blank_total",
        "de_genesis_months_latin1",
        "de_studienjahr_slash",
        "ee_statistikaamet_months_estonian",
        "eg_capmas_arabic_digits",
        "es_printout_header_each_page",
        "es_year_month_columns",
        "estat_japan_sjis",
        "eurostat-flags",
        "eurostat_estat_migr_asyappctza",
        "eurostat_sdmx_csv_monthly",
        "faostat_qcl_stocks",
        "fi_tilastokeskus_pxweb_long",
        "fr_mois_annee_une_colonne",
        "fr_quarters_nnbsp_latlon",
        "frontex_illegal_border_crossings",
        "fy_cols_india_lakh",
        "fy_cols_us",
        "fy_rows_au",
        "german-latin1",
        "gr_elstat_bilingual_two_row",
        "hk_censtatd_year_and_months",
        "hu_ksh_stadat_spaces",
        "il_cbs_periods_roman_dates",
        "ilostat_strikes",
        "in_tourism_lakh_growth_cols",
        "ine_spain_defunciones",
        "int_sdmx_csv1_unit_mult_3",
        "int_sdmx_csv2_half_years",
        "int_ucdp_brd_dyadic",
        "is_hagstofa_pxweb_packed_header",
        "istat_years_and_months",
        "japanese-sjis",
        "jo_countries_across_average_change",
        "jp_moj_wareki_sjis",
        "jp_span_izen_utf8",
        "ke_knbs_plus_trailing_blanks",
        "korean-cp949",
        "kr_adoption_span_asof_june",
        "kr_datagokr_long_bom",
        "kr_enara_growth_rows",
        "kr_kosis_two_row_cp949",
        "kr_moj_monthly_cols_cp949",
        "kr_unikorea_quarter_cols",
        "lk_sltda_months_down_mixed_eol",
        "lv_csp_quarters_across",
        "months",
        "months_of_an_era",
        "mx_enadid_two_year_steps",
        "mx_inegi_two_header_latin1",
        "name_below_years",
        "nl_cbs_typed_perioden_codes",
        "no_ofwhich_rows",
        "noaa_tornado_months_annual",
        "nz_police_dmy_first_of_month",
        "oecd_sdmx_csv_labels_mig",
        "oecd_stat_mig_flags",
        "ons_timeseries_years_quarters_months",
        "owid_grapher_disasters",
        "pe_migraciones_year_row_then_months",
        "ph_psa_openstat_months_annual",
        "quarters_of_four",
        "rows_of_percentages",
        "ru_rosstat_g_footnote",
        "scb_sweden_pxweb",
        "span_rows_en",
        "ssb_norway_pxweb",
        "statcan_35100177_units",
        "statsnz_migration_monthly",
        "th_nso_buddhist_years",
        "tr_tuik_pipe_year_blocks",
        "tw_moi_bilingual_header",
        "tw_nia_roc_big5",
        "uk_home_office_asy_d01",
        "uk_ons_year_quarter_month_one_column",
        "uk_settlement_bom_inside_quotes",
        "uk_suppressed_cells",
        "un_world_nested_ages",
        "undata_births_footnotes",
        "us_cbp_encounters_fy",
        "us_cbp_swb_fiscal_months_wide",
        "us_census_popest_nst",
        "us_dhs_yearbook_table1_side_by_side",
        "us_nndss_pandas_index_columns",
        "us_police_dispatch_iso_records",
        "us_usgs_quake_catalogue",
        "vn_gso_so_bo_prelim",
        "who_gho_cholera",
        "worldbank_databank_yr",
        "za_statssa_mo_columns",
    }
}
