//! What a chart notes below it: what is not drawn, what may change, what is missing.

use crate::common::read_table as read;
use arrivals_data::{Dataset, Role, Series};
use arrivals_findings::{Language, Mark, Marks, chart_notes};

const HOLLOW: Marks = Marks { tentative: Mark::Hollow };

#[test]
fn what_is_not_drawn_and_what_may_change_is_said_in_both_languages() {
    let dataset = read(
        "period,count,status,break\n..1998,947,A,\n1999..2001,1043,A,\n2002,30,A,\n\
         2003,31,A,\n2004,32,E,\n2007,33,A,true\n2008,,Q,\n2009,34,A,\n2010,35,P,\n2011,36,P,\n",
        &[("unit", "people")],
    );
    let series: Vec<&Series> = dataset.series().iter().collect();
    let said = |language| chart_notes(&dataset, &series, HOLLOW, language);
    assert_eq!(
        said(Language::English),
        [
            "Not drawn, for they are not single years: 947 up to 1998 and 1,043 in 1999–2001.",
            "Provisional (hollow): 2010–2011.",
            "Estimated (hollow): 2004.",
            "Withheld by the agency (×): 2008.",
            "No figure: 2005–2006.",
            "The series breaks before 2007.",
        ]
    );
    assert_eq!(
        said(Language::Korean),
        [
            "연도별이 아니어서 그리지 않음: 1998년까지 947명, 1999~2001년 1,043명.",
            "잠정치(빈 점): 2010~2011년.",
            "추정치(빈 점): 2004년.",
            "집계 기관 비공개(×): 2008년.",
            "수치 없음: 2005~2006년.",
            "집계 기준이 바뀐 해(이전과 단절): 2007년.",
        ]
    );
}

#[test]
fn a_series_without_figures_is_named_with_all_its_years() {
    let dataset = read(
        "year,men,unknown,total\n2014,4,..,4\n2015,5,..,5\n2016,6,3,9\n2017,7,..,7\n\
         2018,8,..,8\n2019,9,2,11\n2020,9,..,9\n",
        &[],
    );
    let series: Vec<&Series> = dataset.series().iter().collect();
    assert_eq!(
        chart_notes(&dataset, &series, HOLLOW, Language::English),
        ["No figure (Unknown): 2014–2015, 2017–2018 and 2020."]
    );
    assert_eq!(
        chart_notes(&dataset, &series, HOLLOW, Language::Korean),
        ["수치 없음(Unknown): 2014~2015년, 2017~2018년, 2020년."]
    );
}

#[test]
fn what_is_not_drawn_of_parts_is_that_of_their_total() {
    let table = |total: &str| {
        read(
            &format!(
                "period,sex,count\n..1998,men,8\n..1998,women,1\n1999,men,5\n1999,women,6\n2000,men,5\n2000,women,6\n{total}"
            ),
            &[],
        )
    };
    let said = |dataset: &Dataset| {
        let parts: Vec<&Series> =
            dataset.series().iter().filter(|series| series.role() != Role::Total).collect();
        chart_notes(dataset, &parts, HOLLOW, Language::English)
    };
    assert_eq!(
        said(&table("..1998,total,9\n1999,total,11\n2000,total,11\n")),
        ["Not drawn, for they are not single years (total): 9 up to 1998."]
    );
    assert_eq!(said(&table("")), ["Not drawn, for they are not single years: up to 1998."]);
}

#[test]
fn nothing_is_said_of_plain_counts() {
    let dataset = read("year,count\n2001,5\n2002,6\n", &[]);
    let series: Vec<&Series> = dataset.series().iter().collect();
    for language in Language::ALL {
        assert_eq!(chart_notes(&dataset, &series, HOLLOW, language), Vec::<String>::new());
        assert_eq!(chart_notes(&dataset, &[], HOLLOW, language), Vec::<String>::new());
    }
}
