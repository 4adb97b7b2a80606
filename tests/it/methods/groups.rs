//! Groups, worked out by hand.

use arrivals_statistics::Level;
use arrivals_statistics::groups::composition::composition_test;
use arrivals_statistics::groups::concentration::concentration;
use arrivals_statistics::groups::contribution::contributions;
use arrivals_statistics::groups::lmdi::decomposition;
use arrivals_statistics::groups::multiplicity::{Adjustment, adjusted};
use arrivals_statistics::groups::wilson::share_interval;

use super::assert_near;

#[test]
fn the_composition_of_two_by_two_by_hand() {
    // 10 20 / 20 10: expected 15 each; χ² = 4 × 25 / 15 = 6.6667, V = √(6.6667 / 60) = 1/3;
    // G = 2 (20 ln(2/3) + 40 ln(4/3)) = 6.79596.
    let test = composition_test(&[vec![10.0, 20.0], vec![20.0, 10.0]], 1.0).expect("a test");
    assert_near(1e-12, &[("χ²", test.chi_squared, 20.0 / 3.0), ("V", test.cramers_v, 1.0 / 3.0)]);
    assert_near(1e-5, &[("G", test.g, 6.795_96), ("p", test.chi_squared_p, 0.009_823)]);
    assert_eq!(test.degrees, 1);
    // The dispersion divides, and a group without counts does not count.
    let table = [vec![10.0, 0.0, 20.0], vec![20.0, 0.0, 10.0], vec![0.0; 3]];
    let test = composition_test(&table, 4.0).expect("a test");
    assert_eq!((test.years, test.groups, test.degrees), (2, 2, 1));
    assert_near(1e-12, &[("χ²", test.chi_squared, 5.0 / 3.0), ("V", test.cramers_v, 1.0 / 3.0)]);
}

#[test]
fn one_group_has_it_all() {
    let all = concentration(&[0.0, 8.0, 0.0]).expect("a concentration");
    assert_eq!((all.hhi, all.hhi_normalised, all.shannon), (1.0, Some(1.0), 0.0));
    assert!((all.gini - 2.0 / 3.0).abs() < 1e-15 && all.top_three == 1.0);
    let one = concentration(&[1e15]).expect("a concentration");
    assert_eq!((one.hhi, one.hhi_normalised, one.gini), (1.0, None, 0.0));
}

#[test]
fn points_add_up_to_the_change() {
    let all = contributions(&[100.0, 50.0], &[150.0, 45.0]).expect("contributions");
    assert_eq!((all.change, all.percent), (45.0, 30.0));
    assert!((all.groups.iter().map(|group| group.points).sum::<f64>() - 30.0).abs() < 1e-12);
    assert!(all.groups[1].points < 0.0);
}

#[test]
fn scale_and_structure_by_hand() {
    let of = |before: &[f64], after: &[f64]| decomposition(before, after).expect("a decomposition");
    let all = of(&[10.0, 30.0], &[20.0, 60.0]);
    assert_near(1e-12, &[("scale", all.scale, 40.0), ("structure", all.structure, 0.0)]);
    // A group that comes or goes is structure.
    let all = of(&[0.0, 10.0, 5.0], &[4.0, 10.0, 0.0]);
    assert_eq!((all.groups[0].scale, all.groups[0].structure), (0.0, 4.0));
    assert_eq!((all.groups[2].scale, all.groups[2].structure), (0.0, -5.0));
    assert_eq!(all.scale + all.structure, all.change);
    // That is the limit of small counts.
    let (exact, near) = (of(&[0.0, 10.0], &[4.0, 8.0]), of(&[1e-290, 10.0], &[4.0, 8.0]));
    assert!((exact.groups[0].structure - near.groups[0].structure).abs() < 2e-3);
}

#[test]
fn three_tests_by_hand() {
    let sum = 1.0 + 0.5 + 1.0 / 3.0;
    for (adjustment, want) in [
        (Adjustment::Holm, [0.06, 0.03, 0.06]),
        (Adjustment::BenjaminiHochberg, [0.04, 0.03, 0.04]),
        (Adjustment::BenjaminiYekutieli, [0.04 * sum, 0.03 * sum, 0.04 * sum]),
    ] {
        for (got, want) in adjusted(&[0.04, 0.01, 0.03], adjustment).iter().zip(want) {
            assert!((got - want).abs() < 1e-15, "{adjustment:?}: {got} for {want}");
        }
    }
    assert!(adjusted(&[], Adjustment::Holm).is_empty());
    assert_eq!(adjusted(&[f64::NAN, -0.1], Adjustment::BenjaminiHochberg), [1.0, 0.0]);
}

#[test]
fn shares_have_wilsons_interval() {
    let share = |part: f64, whole: f64| share_interval(part, whole, Level::P95).expect("a share");
    // Upper limit z² / (n + z²) = 3.841459 / 13.841459 = 0.277533.
    let (none, all) = (share(0.0, 10.0), share(10.0, 10.0));
    assert_eq!((none.share, none.lower, all.upper), (0.0, 0.0, 1.0));
    assert_near(1e-6, &[("none of ten", none.upper, 0.277_532_8)]);
    assert_near(1e-14, &[("ten of ten", all.lower + none.upper, 1.0)]);
    // R's prop.test(50, 100, correct = FALSE): 0.4038315 to 0.5961685.
    let half = share(50.0, 100.0);
    assert_near(1e-6, &[("lower", half.lower, 0.403_831_5), ("upper", half.upper, 0.596_168_5)]);
}
