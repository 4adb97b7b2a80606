//! A claim in Korean, as a newspaper's desk would head it.

use std::cmp::Ordering;

use super::{Headline, Level};
use crate::format;
use crate::korean::number::{attached, percent as size, period, year, years};
use crate::korean::{Particle, josa};
use crate::names::Names;
use arrivals_data::{Count, Period, Year, YearCount, YearKind};
use arrivals_statistics::changepoints::End;
use arrivals_statistics::groups::directions::Directions;
use arrivals_statistics::groups::gap::Gap;
use arrivals_statistics::groups::largest::Largest;
use arrivals_statistics::groups::ranking::Ranking;
use arrivals_statistics::revisions::Size;
use arrivals_statistics::{Change, Cumulative, Share};

/// The claim in one line, without a stop; of one series among others, with its name.
pub fn title(claim: &Headline, names: &Names) -> String {
    let said = sentence(claim, names);
    if claim.is_of_several() { said } else { names.lead(said) }
}

fn sentence(claim: &Headline, names: &Names) -> String {
    let measure = names.korean_measure();
    match claim {
        Headline::Latest(at) => latest(at, names),
        Headline::Most { at, first, gaps: false } => {
            format!("{}, {} 이후 최다", latest(at, names), year(*first))
        }
        Headline::Most { at, gaps: true, .. } => {
            format!("{}, 집계된 해 가운데 최다", latest(at, names))
        }
        Headline::LikePeak { at, peak } => {
            format!("{}, 정점이던 {} 같아", latest(at, names), josa(&year(*peak), Particle::With))
        }
        Headline::SincePeak(change) => since_peak(change, names),
        // "In both years" says nothing of the years between.
        Headline::Between { change, .. } => between(change, names),
        Headline::Constant { at, first, gaps } => format!(
            "{}{}부터 {}까지 {} {}",
            subject(&measure),
            year(*first),
            names.korean_year(at.year),
            if *gaps { "집계된 해마다" } else { "해마다" },
            names.korean_count(at.count)
        ),
        Headline::Step { change, percent } => step(change, *percent, names),
        Headline::Part { at, name, share } => part(at, name, share, names),
        Headline::Share { name, share, before } => of_total(name, share, before.as_ref(), names),
        Headline::Index(index) => format!(
            "{} 지수 {}({}=100)",
            of_year(index.at.year, &measure),
            format::decimal(index.index, 1),
            year(index.base.year)
        ),
        Headline::Sum { sum, bins } => all(sum, bins, names),
        Headline::Gap(gap) => apart(gap, names),
        Headline::Directions(found) => directions(found, names),
        Headline::Ranking(found) => ranking(found, names),
        Headline::Largest(found) => largest(found, names),
        Headline::Bends { years, percents } => bends(years, percents, &measure),
        Headline::NotEstablished { first, last } => format!(
            "{} 추세, 지속적인 방향 전환은 확인되지 않아",
            of_years(*first, *last, &measure)
        ),
        Headline::Straight { first, last, percent } => {
            let rate = percent.map_or(String::new(), |percent| format!(", 연 {}", rate(percent)));
            format!("{} 추세에 방향 전환 없어{rate}", of_years(*first, *last, &measure))
        }
        Headline::Levels { now, before } => format!(
            "{} 연평균 {}, {}엔 {}",
            of_years(now.first, now.last, &measure),
            mean(now, names),
            years(before.first, before.last),
            mean(before, names)
        ),
        Headline::OneLevel(level) => format!(
            "{} 수준 변화 없어, 연평균 {}",
            of_years(level.first, level.last, &measure),
            mean(level, names)
        ),
        Headline::NotDated { near, end } => format!(
            "{measure} 수준 {} 무렵 이후 바뀌어, {} 햇수가 적어 시점은 미정",
            year(*near),
            match end {
                End::First => "이전",
                End::Last => "이후",
            }
        )
        .trim_start()
        .to_owned(),
        Headline::Forecast { year, median, low, high } => format!(
            "{} {} 전망, 열에 아홉은 {}~{}",
            of_year(*year, &measure),
            names.korean_count(*median),
            format::count(*low),
            names.korean_count(*high)
        ),
        Headline::Revised(size) => revised(size, names),
        Headline::NoRevision => "첫 발표치와 이후 수치를 비교할 수 있는 해 없어".to_owned(),
    }
}

/// What is said of breaks between the years compared.
pub fn across(breaks: &[Year]) -> String {
    if breaks.is_empty() {
        return String::new();
    }
    let at: Vec<String> = breaks.iter().map(|at| year(*at)).collect();
    format!("({} 계열 단절)", at.join("·"))
}

/// What stands first, with a comma: `입국자, `; nothing without a measure.
fn subject(measure: &str) -> String {
    if measure.is_empty() { String::new() } else { format!("{measure}, ") }
}

/// `2025년 입국자`, `2025년`.
fn of_year(at: Year, measure: &str) -> String {
    measure_of_year(&year(at), measure)
}

fn measure_of_year(year: &str, measure: &str) -> String {
    format!("{year} {measure}").trim_end().to_owned()
}

/// `2002~2025년 입국자`, `2002~2025년`.
fn of_years(first: Year, last: Year, measure: &str) -> String {
    format!("{} {measure}", years(first, last)).trim_end().to_owned()
}

/// `2025년 입국자 223명`.
fn latest(at: &YearCount, names: &Names) -> String {
    let lead = measure_of_year(&names.korean_year(at.year), &names.korean_measure());
    format!("{lead} {}", names.korean_count(at.count))
}

fn since_peak(change: &Change, names: &Names) -> String {
    let (at, peak) = (&change.to, &change.from);
    let (lead, year, count) = (latest(at, names), year(peak.year), names.korean_count(peak.count));
    match change.percent {
        Some(percent) => format!("{lead}, 정점이던 {year}({count})보다 {} 감소", size(percent)),
        None => format!("{lead}, 정점은 {year} {count}"),
    }
}

fn between(change: &Change, names: &Names) -> String {
    let (from, to) = (change.from, change.to);
    let subject = subject(&names.korean_measure());
    let (first, last) = (year(from.year), names.korean_year(to.year));
    let (before, after) = (names.korean_count(from.count), names.korean_count(to.count));
    let verb = match change.difference.sign() {
        Ordering::Equal => {
            return format!("{subject}{} {last} 모두 {after}", josa(&first, Particle::With));
        }
        Ordering::Less => "감소",
        Ordering::Greater => "증가",
    };
    let by = change.percent.map_or(String::new(), |percent| format!(" {}", size(percent)));
    format!("{subject}{first} {before}에서 {last} {}{by} {verb}", josa(&after, Particle::Towards))
}

fn step(change: &Change, in_percent: bool, names: &Names) -> String {
    let lead = measure_of_year(&names.korean_year(change.to.year), &names.korean_measure());
    let (verb, noun) =
        if change.difference.sign().is_lt() { ("줄어", "감소") } else { ("늘어", "증가") };
    let ties = match change.ties {
        0 => String::new(),
        more => format!("(같은 폭 {}번)", more + 1),
    };
    match change.percent {
        Some(percent) if in_percent => format!(
            "{lead}, {}에서 {} {} {verb} 최대 {noun}율{ties}",
            names.korean_count(change.from.count),
            josa(&names.korean_count(change.to.count), Particle::Towards),
            size(percent)
        ),
        percent => {
            let percent = percent.map_or(String::new(), |percent| format!("({})", size(percent)));
            let by = attached(&format::size(change.difference), names.unit.as_deref());
            format!("{lead}, 전년보다 {by}{percent} {verb} 최대 {noun}폭{ties}")
        }
    }
}

fn part(at: &YearCount, name: &str, share: &Share, names: &Names) -> String {
    let name = names.series(name);
    if share.part == Count::ZERO {
        return format!("{}, {} 없어", latest(at, names), josa(&name, Particle::Topic));
    }
    let percent = share.percent.map_or(String::new(), |percent| format!("({})", size(percent)));
    format!("{} 중 {name} {}{percent}", latest(at, names), names.korean_count(share.part))
}

fn of_total(name: &str, share: &Share, before: Option<&Share>, names: &Names) -> String {
    let name = names.series(name);
    let whole = names.measure.as_deref().unwrap_or("전체");
    let percent = share.percent.unwrap_or_default();
    let lead = format!(
        "{}의 {} {name}",
        measure_of_year(&names.korean_year(share.year), whole),
        josa(&size(percent), Particle::Subject)
    );
    let Some((then, at)) = before.and_then(|before| Some((before.percent?, before.year))) else {
        return lead;
    };
    let shown = size(then);
    if percent == then {
        format!("{lead}, {} 같아", josa(&year(at), Particle::With))
    } else if shown == size(percent) {
        format!("{lead}, {} 비슷", josa(&year(at), Particle::With))
    } else if percent > then {
        format!("{lead}, {}({shown})보다 높아져", year(at))
    } else {
        format!("{lead}, {}({shown})보다 낮아져", year(at))
    }
}

fn all(sum: &Cumulative, bins: &[(Period, Count)], names: &Names) -> String {
    let when = match sum.first {
        Some(first) => years(first, sum.last),
        None => format!("{}까지", year(sum.last)),
    };
    let lead = format!("{when} {}", names.korean_measure()).trim_end().to_owned();
    let with =
        |(at, count): &(Period, Count)| format!("{} {}", period(*at), names.korean_count(*count));
    let mut remarks = match bins {
        [] => Vec::new(),
        [..] if bins.len() <= 2 => {
            let bins: Vec<String> = bins.iter().map(with).collect();
            vec![format!("{} 포함", bins.join("·"))]
        }
        _ => vec![format!("한 해 단위가 아닌 수치 {}건 포함", bins.len())],
    };
    match sum.missing.as_slice() {
        [] => {}
        [one] => remarks.push(format!("{} 제외", year(*one))),
        several => remarks.push(format!("집계 없는 {}개 연도 제외", several.len())),
    }
    let remarks =
        if remarks.is_empty() { String::new() } else { format!("({})", remarks.join(", ")) };
    format!("{lead} 누적 {}{remarks}", names.korean_count(sum.count))
}

fn apart(gap: &Gap, names: &Names) -> String {
    let lead =
        measure_of_year(&names.korean_year(gap.year), names.measure.as_deref().unwrap_or_default());
    let (larger, smaller) = (names.series(&gap.larger), names.series(&gap.smaller));
    let (more, fewer) = (names.korean_count(gap.more), names.korean_count(gap.fewer));
    if gap.difference.sign().is_eq() {
        return format!("{lead}, {larger}·{smaller} 각 {more}");
    }
    let by = attached(&format::size(gap.difference), names.unit.as_deref());
    format!("{lead}, {larger} {more}·{smaller} {} {by} 차이", josa(&fewer, Particle::Towards))
}

fn directions(found: &Directions, names: &Names) -> String {
    let lead = of_year(found.to, names.measure.as_deref().unwrap_or_default());
    let (groups, from) = (found.groups, year(found.from));
    let falling = found.fell >= found.rose;
    let (most, rest) = if falling { (found.fell, found.rose) } else { (found.rose, found.fell) };
    let (verb, other) = if falling { ("감소", "증가") } else { ("증가", "감소") };
    let all = if groups == 2 {
        "두 집단 모두".to_owned()
    } else {
        format!("{groups}개 집단 모두")
    };
    if most == 0 {
        return format!("{lead}, {all} {} 같아", josa(&from, Particle::With));
    }
    if most == groups {
        return format!("{lead}, {all} {from}보다 {verb}");
    }
    let rest = match rest {
        0 => String::new(),
        _ if most + rest == groups => format!(", 나머지 {rest}개는 {other}"),
        _ => format!(", {rest}개는 {other}"),
    };
    format!("{lead}, {groups}개 집단 중 {most}개에서 {from}보다 {verb}{rest}")
}

fn ranking(found: &Ranking, names: &Names) -> String {
    let at = names.korean_year(found.year);
    let measure = names.measure.as_deref().unwrap_or_default();
    let count = names.korean_count(found.count);
    let each = |count: &str| format!("{measure} {count}").trim_start().to_owned();
    let shown: Vec<String> = found.first.iter().map(|name| names.series(name)).collect();
    let among = if found.missing.is_empty() { "" } else { " 수치 있는 집단 중" };
    match shown.as_slice() {
        [one] if found.since < found.year => format!(
            "{} {}부터 줄곧{among} 1위, {} {count}",
            josa(one, Particle::Subject),
            year(found.since),
            measure_of_year(&at, measure)
        ),
        [one] => format!("{at}{among} 1위는 {one}, {}", each(&count)),
        [one, other] => {
            format!("{at} {one}·{other} 공동 1위, {}", each(&format!("각 {count}")))
        }
        several => {
            format!("{at} {}개 집단 공동 1위, {}", several.len(), each(&format!("각 {count}")))
        }
    }
}

fn largest(found: &Largest, names: &Names) -> String {
    let lead = match &names.measure {
        Some(measure) => format!("{measure} 최다는"),
        None => "최다는".to_owned(),
    };
    let name = if found.name.is_empty() {
        String::new()
    } else {
        format!("{} ", names.series(&found.name))
    };
    let ties = match found.ties {
        0 => String::new(),
        more => format!("(같은 값 {}곳)", more + 1),
    };
    format!("{lead} {} {name}{}{ties}", year(found.at.year), names.korean_count(found.at.count))
}

/// A rate a year: `16.4% 증가`; one above a thousandfold is no number that one can quote.
fn rate(percent: f64) -> String {
    if percent > 99_999.0 {
        "99,999% 넘게 증가".to_owned()
    } else if percent == 0.0 {
        "제자리".to_owned()
    } else {
        format!("{} {}", size(percent), if percent < 0.0 { "감소" } else { "증가" })
    }
}

fn bends(at: &[Year], percents: &[Option<f64>], measure: &str) -> String {
    let calendar = at.iter().all(|year| year.kind() == YearKind::Calendar);
    let shown: Vec<String> = match at {
        // `2008·2018년`: the word stands once.
        [first @ .., last] if calendar => {
            first.iter().map(Year::to_string).chain([year(*last)]).collect()
        }
        at => at.iter().map(|at| year(*at)).collect(),
    };
    let lead = format!("{measure} 추세 {}에 바뀌", shown.join("·"));
    let lead = lead.trim_start();
    let known: Vec<String> =
        percents.iter().filter_map(|percent| Some(rate((*percent)?))).collect();
    if known.len() < percents.len() {
        let rates: Vec<String> = percents
            .iter()
            .enumerate()
            .filter_map(|(place, percent)| {
                let rate = rate((*percent)?);
                Some(match (place.checked_sub(1).and_then(|place| at.get(place)), at.first()) {
                    (Some(from), _) => format!("{}부터 연 {rate}", year(*from)),
                    (None, Some(until)) => format!("{}까지 연 {rate}", year(*until)),
                    (None, None) => format!("연 {rate}"),
                })
            })
            .collect();
        return match rates.as_slice() {
            [] => format!("{lead}어"),
            rates => format!("{lead}어, {}", rates.join("·")),
        };
    }
    match known.as_slice() {
        [before, after] => format!("{lead}어, 이전 연 {before}·이후 연 {after}"),
        rates => format!("{lead}어, 연 {}", rates.join("→")),
    }
}

fn mean(level: &Level, names: &Names) -> String {
    attached(&format::mean(level.mean), names.unit.as_deref())
}

fn revised(found: &Size, names: &Names) -> String {
    let lead = format!("{} 첫 발표치", names.measure.as_deref().unwrap_or_default());
    let lead = lead.trim_start();
    let years = found.revisions;
    let (down, up) = (size(found.lowest), size(found.highest));
    let how = match (found.lowest < 0.0, found.highest > 0.0) {
        (true, true) => format!("최대 {down} 하향·{up} 상향 수정"),
        (true, false) if found.lowest == found.highest => format!("{down} 하향 수정"),
        (true, false) => format!("최대 {down} 하향 수정"),
        (false, true) if found.lowest == found.highest => format!("{up} 상향 수정"),
        (false, true) => format!("최대 {up} 상향 수정"),
        (false, false) => "수정 없어".to_owned(),
    };
    format!("{lead}, 이후 {how}({years}개 연도)")
}
