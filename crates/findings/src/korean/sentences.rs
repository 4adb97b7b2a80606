//! Plain findings as Korean sentences, from the same values as the English ones.

use std::cmp::Ordering;

use super::number::{attached, percent as size, year};
use super::{Particle, josa};
use crate::chart_facts::ChartFact;
use crate::finding::{Finding, Value};
use crate::names::Names;
use crate::titles::{Headline, korean_title};
use crate::{Findings, Language, format};
use arrivals_data::Dataset;
use arrivals_statistics::{Cagr, Change, Cumulative, PoissonInterval, Turn};

/// What a finding is called, and the finding in a sentence; nothing for what methods found, which
/// has no Korean sentences.
pub fn sentence(
    finding: &Finding,
    findings: &Findings,
    dataset: &Dataset,
) -> Option<(String, String)> {
    let names = Names::from_subject(&findings.subject, dataset, Language::Korean);
    let measure = names.korean_measure();
    let said =
        |label: &str, sentence: String| Some((label.to_owned(), format::sentence(&sentence)));
    match (finding.id, &finding.value) {
        ("latest", Value::Count(at)) => said(
            "가장 최근의 온전한 해",
            format!(
                "{} {}",
                of_year(&names.korean_year(at.year), &measure),
                names.korean_count(at.count)
            ),
        ),
        ("latest.change", Value::Change(change)) => said("전년 대비", moved(change, &names)),
        ("peak", Value::Peak(peak)) => said(
            "정점",
            format!(
                "{} {}{}",
                of_year(&year(peak.at.year), &measure),
                names.korean_count(peak.at.count),
                if peak.ties > 0 {
                    format!(", 같은 값이 모두 {}개 연도", peak.ties + 1)
                } else {
                    String::new()
                }
            ),
        ),
        ("peak.change", Value::Change(change)) => said("정점 이후", moved(change, &names)),
        ("decade.change", Value::Change(change)) => said("10년 사이", moved(change, &names)),
        ("span.change", Value::Change(change)) => said("기간의 증감", moved(change, &names)),
        ("fall", Value::Change(change)) => said("한 해 최대 감소", moved(change, &names)),
        ("rise", Value::Change(change)) => said("한 해 최대 증가", moved(change, &names)),
        ("cagr", Value::Cagr { cagr, turn }) => said("연평균 증감률", rate(cagr, turn.as_ref())),
        ("cumulative", Value::Cumulative(sum)) => said("누적", total(sum, &names)),
        ("share", Value::Share { name, share }) => said(
            &format!("{} 비율", names.series(name)),
            format!(
                "{} {} 중 {} {}{}",
                of_year(&year(share.year), names.measure.as_deref().unwrap_or_default()),
                names.korean_count(share.whole),
                names.series(name),
                names.korean_count(share.part),
                share.percent.map_or(String::new(), |percent| format!("({})", size(percent)))
            ),
        ),
        ("poisson", Value::Poisson(interval)) => said("포아송 구간", poisson(interval, &names)),
        ("ranking", Value::Drawn(ChartFact::Ranking(found))) => {
            said("1위", korean_title(&Headline::Ranking(found.clone()), &names))
        }
        ("directions", Value::Drawn(ChartFact::Directions(found))) => {
            said("계열별 증감", korean_title(&Headline::Directions(found.clone()), &names))
        }
        ("largest", Value::Drawn(ChartFact::Largest(found))) => said(
            "모든 계열과 연도의 최댓값",
            korean_title(&Headline::Largest(found.clone()), &names),
        ),
        ("latest.each", Value::Each(each)) => said(
            "계열별 가장 최근 수치",
            format!(
                "{} 수치가 있는 계열은 {}개 가운데 {}개",
                year(findings.subject.last),
                each.series.len() + each.without.len(),
                each.series.iter().filter(|at| at.year == findings.subject.last).count()
            ),
        ),
        _ => None,
    }
}

/// The headline in Korean.
pub fn headline(findings: &Findings, dataset: &Dataset) -> String {
    let names = Names::from_subject(&findings.subject, dataset, Language::Korean);
    korean_title(&findings.claim, &names)
}

fn of_year(year: &str, measure: &str) -> String {
    format!("{year} {measure}").trim_end().to_owned()
}

/// `2024년 236명에서 2025년 223명으로 13명(5.5%) 감소`.
fn moved(change: &Change, names: &Names) -> String {
    let (from, to) = (change.from, change.to);
    let (first, last) = (year(from.year), year(to.year));
    let (before, after) = (names.korean_count(from.count), names.korean_count(to.count));
    let verb = match change.difference.sign() {
        Ordering::Equal => return format!("{} {last} 모두 {after}", josa(&first, Particle::With)),
        Ordering::Less => "감소",
        Ordering::Greater => "증가",
    };
    let by = attached(&format::size(change.difference), names.unit.as_deref());
    let percent = change.percent.map_or(String::new(), |percent| format!("({})", size(percent)));
    format!("{first} {before}에서 {last} {} {by}{percent} {verb}", josa(&after, Particle::Towards))
}

fn rate(cagr: &Cagr, turn: Option<&Turn>) -> String {
    let verb = match cagr.percent {
        ..0.0 => "감소",
        0.0 => "변화",
        _ => "증가",
    };
    let turned = turn.map_or(String::new(), |turn| {
        let (at, count) = (year(turn.at.year), format::count(turn.at.count));
        match turn.until {
            None => format!(". 두 끝의 비교일 뿐, {at} {count}에서 방향이 바뀜"),
            Some(until) => format!(
                ". 두 끝의 비교일 뿐, {at} {count}에서 {} {}까지는 {}",
                year(until.year),
                format::count(until.count),
                if until.count < turn.at.count { "감소" } else { "증가" }
            ),
        }
    });
    format!(
        "{}부터 {}까지 {}년 동안 연평균 {} {verb}{turned}",
        year(cagr.from.year),
        year(cagr.to.year),
        cagr.intervals,
        size(cagr.percent)
    )
}

fn total(sum: &Cumulative, names: &Names) -> String {
    korean_title(&Headline::Sum { sum: sum.clone(), bins: Vec::new() }, names)
}

fn poisson(interval: &PoissonInterval, names: &Names) -> String {
    format!(
        "전수 집계 {}에는 표본오차가 없음. 포아송 과정의 한 값으로 보면 평균의 {} 구간은 {}~{}",
        names.korean_count(interval.count),
        format::level(interval.level),
        format::decimal(interval.lower, 1),
        format::decimal(interval.upper, 1)
    )
}
