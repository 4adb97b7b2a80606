//! Tables in the layouts of many agencies, each cell of a sample against what stands in the file.
//!
//! `fixtures/layouts/NAME.json` holds what a careful reader of `NAME` finds: years, cells, the
//! flags that are needed, or that the file must be refused or read with a stated doubt.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::common::named::assert_complete;
use crate::common::tidy;
use serde_json::Value;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/layouts")
}

/// The files of the folder of which something is known.
fn files() -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = std::fs::read_dir(folder())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| path.with_extension(""))
        .collect();
    all.sort();
    all
}

/// The name of a file without any of its endings.
fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.split('.').next().unwrap_or_default().to_owned()
}

type Record = BTreeMap<String, String>;

/// A name without what stands in brackets after it: a code, a unit.
fn bare(name: &str) -> &str {
    let name = name.trim_matches(|c: char| c.is_whitespace());
    match name.rfind(['(', '（', '[']) {
        Some(place) if place > 0 && name.ends_with([')', '）', ']']) => name[..place].trim_end(),
        _ => name,
    }
}

/// Whether the row has all of these names in its dimensions.
fn is_of(record: &Record, names: &[Value]) -> bool {
    const OWN: [&str; 6] = ["period", "year", "count", "status", "break", "note"];
    names.iter().filter_map(Value::as_str).all(|name| {
        record
            .iter()
            .filter(|(column, _)| !OWN.contains(&column.as_str()))
            .any(|(_, held)| bare(held) == bare(name) || held.trim() == name.trim())
    })
}

fn is_in(record: &Record, year: &Value) -> bool {
    let period = record["period"].as_str();
    match year {
        Value::Number(year) => {
            let year = year.to_string();
            period == year || record["year"] == year
        }
        Value::String(text) => {
            let text = text.replace("FY", "").replace('-', "/");
            period == year.as_str().unwrap_or_default() || period.replace("FY", "") == text
        }
        _ => false,
    }
}

/// What is read otherwise than a careful reader would, of how many things; each layout is a test.
fn check(name: &str) {
    let path = files().into_iter().find(|path| stem(path) == name).expect("a file of that name");
    let known: Value = {
        let mut beside = path.clone().into_os_string();
        beside.push(".json");
        serde_json::from_slice(&std::fs::read(beside).expect("read")).expect("JSON")
    };
    let flags: Vec<&str> =
        known["flags"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let (code, csv, said) = tidy(&path, &flags);
    let is_refused = code == Some(2) && csv.is_empty();
    if known["refuse"] == true {
        assert!(is_refused && said.contains("hint: "), "not refused: {said}");
        return;
    }
    if known["doubt"] == true {
        assert!(is_refused || said.contains("doubt: "), "read without a doubt: {said}");
        return;
    }
    assert_eq!(code, Some(0), "{said}");
    let rows: Vec<Record> = csv::Reader::from_reader(csv.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .expect("tidy CSV");
    let mut wrong = Vec::new();
    let spots = known["spot"].as_array().expect("cells");
    for spot in spots {
        let names = spot["group"].as_array().expect("names");
        let found: BTreeSet<&str> = rows
            .iter()
            .filter(|row| is_of(row, names) && is_in(row, &spot["year"]))
            .map(|row| row["count"].as_str())
            .collect();
        let expected = spot["count"].as_i64().map(|count| count.to_string());
        // What is withheld has a row without a count, or none when its period is left out.
        let is_right = match &expected {
            Some(count) => found.len() == 1 && found.contains(count.as_str()),
            None => found.iter().all(|count| count.is_empty()),
        };
        if !is_right {
            wrong.push(format!("{spot} is {found:?}"));
        }
    }
    let years = || {
        rows.iter()
            .filter(|row| !row["count"].is_empty())
            .filter_map(|row| row["year"].parse::<i64>().ok())
    };
    for (what, found) in [("first_year", years().min()), ("last_year", years().max())] {
        // Of a fiscal year, either of its two.
        if let (Some(expected), Some(found)) = (known[what].as_i64(), found)
            && found != expected
            && found != expected + 1
        {
            wrong.push(format!("the {what} is {found}, not {expected}"));
        }
    }
    let (wrong_count, all) = (wrong.len(), spots.len());
    assert!(wrong.is_empty(), "{wrong_count} of {all} cells and years:\n{}", wrong.join("\n"));
}

#[test]
fn every_layout_is_a_test() {
    let there: Vec<String> = files().iter().map(|path| stem(path)).collect();
    assert_complete(each::NAMES, &there, "the list of layouts");
}

mod each {
    crate::common::named::named! { super::check:
        "abs_fiscal_years",
        "amb_duplicate_rows_conflict",
        "amb_mx_inm_year_only_in_title",
        "amb_np_bikram_sambat_years",
        "amb_us_ssa_state_no_header",
        "amb_xlsx_two_equal_sheets",
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
        "counts_in_thousands",
        "cso_ireland_pxstat_quarters",
        "cz_czso_opendata_blank_total",
        "de_genesis_months_latin1",
        "de_studienjahr_slash",
        "ee_statistikaamet_months_estonian",
        "eg_capmas_arabic_digits",
        "es_monthly_date32",
        "es_printout_header_each_page",
        "es_year_month_columns",
        "estat_japan_sjis",
        "eu_ecdc_cases",
        "eu_eurostat_sheet1_flag_columns",
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
        "gr_elstat_bilingual_two_row",
        "hk_censtatd_year_and_months",
        "hu_ksh_stadat_spaces",
        "il_cbs_periods_roman_dates",
        "ilostat_strikes",
        "in_tourism_lakh_growth_cols",
        "ine_spain_defunciones",
        "int_oecd_stat_export",
        "int_sdmx_csv1_unit_mult_3",
        "int_sdmx_csv2_half_years",
        "int_ucdp_brd_dyadic",
        "int_unhcr_long",
        "int_wide_years",
        "int_worldbank_data_metadata",
        "is_hagstofa_pxweb_packed_header",
        "istat_years_and_months",
        "jo_countries_across_average_change",
        "jp_moj_wareki_sjis",
        "jp_span_izen_utf8",
        "ke_knbs_plus_trailing_blanks",
        "kr_adoption_span_asof_june",
        "kr_datagokr_long_bom",
        "kr_enara_growth_rows",
        "kr_kosis_two_row_cp949",
        "kr_moj_monthly_cols_cp949",
        "kr_unikorea_quarter_cols",
        "lk_sltda_months_down_mixed_eol",
        "lv_csp_quarters_across",
        "months_cumulated",
        "months_of_an_era",
        "months_still_to_come",
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
        "refuse_git_lfs_pointer",
        "refuse_header_without_rows",
        "refuse_html_error_page",
        "refuse_index_numbers",
        "refuse_percent_only",
        "refuse_rates_per_100000",
        "refuse_sdmx_error_xml",
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
        "xl_cover_notes_3row_merged",
        "xl_merged_years_formulas_hidden",
        "xl_months_real_dates_rows",
        "xl_same_table_twice",
        "xl_title_rows_column_b",
        "xl_two_tables_stacked",
        "xl_years_as_dates_text_numbers",
        "year_to_a_day",
        "za_statssa_mo_columns",
    }
}
