//! Korean stems and particles that make claims, as data. A stem is found at the start of a word.

use crate::claims::claim::{Direction, Hedge, Side};

/// Stems of direction.
pub const MOVES: [(&str, Direction); 23] = [
    ("감소", Direction::Down),
    ("급감", Direction::Down),
    ("줄", Direction::Down),
    ("하락", Direction::Down),
    ("떨어", Direction::Down),
    ("축소", Direction::Down),
    ("내려", Direction::Down),
    ("반토막", Direction::Down),
    ("증가", Direction::Up),
    ("급증", Direction::Up),
    ("늘", Direction::Up),
    ("상승", Direction::Up),
    ("올라", Direction::Up),
    ("올랐", Direction::Up),
    ("오른", Direction::Up),
    ("불어", Direction::Up),
    ("반등", Direction::Up),
    ("회복", Direction::Up),
    ("뛰", Direction::Up),
    ("치솟", Direction::Up),
    ("제자리", Direction::Flat),
    ("동일", Direction::Flat),
    ("변동", Direction::Flat),
];

/// Words before a number.
pub const HEDGES_BEFORE: [(&str, Hedge); 9] = [
    ("약", Hedge::About),
    ("대략", Hedge::About),
    ("어림잡아", Hedge::About),
    ("거의", Hedge::Nearly),
    ("최소", Hedge::AtLeast),
    ("적어도", Hedge::AtLeast),
    ("최대", Hedge::AtMost),
    ("많게는", Hedge::AtMost),
    ("줄잡아", Hedge::AtLeast),
];

/// Words after a number and its unit.
pub const HEDGES_AFTER: [(&str, Hedge); 20] = [
    ("이상", Hedge::AtLeast),
    ("이하", Hedge::AtMost),
    ("미만", Hedge::FewerThan),
    ("초과", Hedge::MoreThan),
    ("가량", Hedge::About),
    ("정도", Hedge::About),
    ("안팎", Hedge::About),
    ("내외", Hedge::About),
    ("쯤", Hedge::About),
    ("남짓", Hedge::JustOver),
    ("가까이", Hedge::Nearly),
    ("가까운", Hedge::Nearly),
    ("육박", Hedge::Nearly),
    ("넘는", Hedge::MoreThan),
    ("넘게", Hedge::MoreThan),
    ("넘어", Hedge::MoreThan),
    ("웃돌", Hedge::MoreThan),
    ("웃도", Hedge::MoreThan),
    ("밑돌", Hedge::FewerThan),
    ("밑도", Hedge::FewerThan),
];

/// Records.
pub const EXTREMES: [(&str, Side); 8] = [
    ("최저", Side::Lowest),
    ("최소", Side::Lowest),
    ("최고", Side::Highest),
    ("최대", Side::Highest),
    ("최다", Side::Highest),
    ("정점", Side::Highest),
    ("저점", Side::Lowest),
    ("고점", Side::Highest),
];

/// Nouns of what agencies count.
pub const PEOPLE: [&str; 10] =
    ["명", "건", "인원", "사람", "입국", "탈북민", "탈북자", "이탈주민", "새터민", "난민"];

/// Units of a count that stand right after its number.
pub const UNITS: [&str; 5] = ["명", "건", "가구", "여명", "여건"];

/// Groups that a dataset may not tell apart.
pub const GROUPS: [&str; 20] = [
    "어린이",
    "아동",
    "청소년",
    "미성년",
    "학생",
    "노인",
    "군인",
    "아이들",
    "엘리트",
    "외국인",
    "여성",
    "남성",
    "여자",
    "남자",
    "청년",
    "고령자",
    "유아",
    "가족",
    "중국인",
    "대학생",
];

/// Stems of what may be, of denials, of other figures and of other events, with the reason.
pub const BLOCKS: [(&str, &str); 30] = [
    ("전망", POSSIBLE),
    ("예상", POSSIBLE),
    ("예측", POSSIBLE),
    ("예정", POSSIBLE),
    ("목표", POSSIBLE),
    ("계획", POSSIBLE),
    ("가능성", POSSIBLE),
    ("추정", POSSIBLE),
    ("만약", POSSIBLE),
    ("않", DENIED),
    ("아니", DENIED),
    ("못하", DENIED),
    ("없", DENIED),
    ("평균", RATE),
    ("월평균", RATE),
    ("연평균", RATE),
    ("월별", RATE),
    ("하루", RATE),
    ("매달", RATE),
    ("설문", EVENT),
    ("응답", EVENT),
    ("조사한", EVENT),
    ("면접", EVENT),
    ("북송", EVENT),
    ("송환", EVENT),
    ("체포", EVENT),
    ("사망", EVENT),
    ("재입북", EVENT),
    ("졸업", EVENT),
    ("취업", EVENT),
];

const POSSIBLE: &str = "it speaks of what may be, not of what was counted";
const DENIED: &str = "it denies something";
const RATE: &str = "it speaks of another figure than yearly counts";
const EVENT: &str = "it speaks of another event than the data count";

/// The native numerals that stand before `배`.
pub fn native(word: &str) -> Option<f64> {
    Some(match word {
        "두" => 2.0,
        "세" => 3.0,
        "네" => 4.0,
        "다섯" => 5.0,
        "여섯" => 6.0,
        "일곱" => 7.0,
        "여덟" => 8.0,
        "아홉" => 9.0,
        "열" => 10.0,
        _ => return None,
    })
}
