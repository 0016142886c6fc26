//! What is made of choices, and how many possibilities each is among.

#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the methods are those of one lifetime"
)]

use oci_conformance::{Version, generate::Choices};
use serde_json::{Value, json};

/// What these choices lead to, those behind them being zero, and the number of possibilities that
/// each was among.
fn made<T>(script: &[u64], make: impl FnOnce(&mut Choices<'_>) -> T) -> (T, Vec<u64>) {
    let mut script = script.iter().copied();
    let mut bounds = Vec::new();
    let mut source = |bound| {
        bounds.push(bound);
        script.next().unwrap_or(0)
    };
    let value = make(&mut Choices::new(&mut source));
    assert_eq!(script.next(), None, "more choices than were asked for");
    (value, bounds)
}

#[test]
fn a_number_is_below_its_bound() {
    let below = |bound| move |choices: &mut Choices<'_>| choices.below(bound);
    assert_eq!(made(&[3], below(5)), (3, vec![5]));
    assert_eq!(made(&[9], below(5)), (4, vec![5]));
    assert_eq!(made(&[1], below(2)), (1, vec![2]));
    // There is nothing to choose.
    assert_eq!(made(&[], below(1)), (0, vec![]));
    assert_eq!(made(&[], below(0)), (0, vec![]));
}

#[test]
fn what_is_chosen_beyond_the_most_is_zero() {
    let all = |choices: &mut Choices<'_>| {
        let chosen = (0..=Choices::MOST).map(|_| choices.below(10)).collect();
        let chosen: Vec<u64> = chosen;
        (chosen, choices.integer(5, 9), choices.integer(-9, -5))
    };
    let ((chosen, up, down), bounds) = made(&vec![7; Choices::MOST], all);
    assert_eq!(chosen.len(), Choices::MOST + 1);
    assert_eq!(
        chosen.iter().filter(|&&number| number == 7).count(),
        Choices::MOST
    );
    assert_eq!(chosen.last(), Some(&0));
    assert_eq!((up, down), (5, -5));
    assert_eq!(bounds.len(), Choices::MOST);
}

#[test]
fn something_is_so_once_in_so_many_times() {
    let once = |times| move |choices: &mut Choices<'_>| choices.once_in(times);
    assert_eq!(made(&[3], once(4)), (true, vec![4]));
    assert_eq!(made(&[2], once(4)), (false, vec![4]));
    assert_eq!(made(&[], once(1)), (false, vec![]));
    assert_eq!(made(&[], once(0)), (false, vec![]));
    let rarely = |choices: &mut Choices<'_>| choices.rarely(3, |choices| choices.below(9));
    assert_eq!(made(&[2, 8], rarely), (Some(8), vec![3, 9]));
    assert_eq!(made(&[1], rarely), (None, vec![3]));
    let maybe = |choices: &mut Choices<'_>| choices.maybe(|choices| choices.below(9));
    assert_eq!(made(&[1, 8], maybe), (Some(8), vec![2, 9]));
    assert_eq!(made(&[0], maybe), (None, vec![2]));
}

#[test]
fn lists_are_as_long_as_they_may_be() {
    let list = |choices: &mut Choices<'_>| choices.list(1..=3, |choices| choices.below(9));
    assert_eq!(made(&[5], list), (vec![5], vec![9, 2]));
    assert_eq!(made(&[5, 1, 6], list), (vec![5, 6], vec![9, 2, 9, 2]));
    let (longest, bounds) = made(&[5, 1, 6, 1, 7], list);
    assert_eq!((longest, bounds), (vec![5, 6, 7], vec![9, 2, 9, 2, 9]));
    assert_eq!(made(&[], |choices| choices.list(0..=0, |_| ())).1, [0; 0]);
}

#[test]
fn integers_are_small_or_at_an_end_or_any() {
    let integer = |first, last| move |choices: &mut Choices<'_>| choices.integer(first, last);
    for (script, expected, bounds) in [
        (&[0, 3][..], 3, &[4, 16][..]),
        (&[0, 15], -5, &[4, 16]),
        (&[1, 0], 5, &[4, 2]),
        (&[1, 1], -5, &[4, 2]),
        (&[2, 4], 4, &[4, 11]),
        (&[3, 7], -2, &[4, 11]),
    ] {
        assert_eq!(made(script, integer(-5, 5)), (expected, bounds.to_vec()));
    }
    // Zero, or what is next to it, is the simplest.
    assert_eq!(made(&[0, 2], integer(3, 9)).0, 5);
    assert_eq!(made(&[0, 2], integer(-9, -3)).0, -5);
    assert_eq!(made(&[], integer(6, 6)), (6, vec![]));
    let all = integer(i128::MIN, i128::MAX);
    assert_eq!(made(&[1, 0], all).0, u64::MAX.into());
    let number = |first, last| move |choices: &mut Choices<'_>| choices.number(first, last);
    assert_eq!(made(&[1, 1], number(i64::MIN.into(), 0)).0, json!(i64::MIN));
    let beyond = i128::from(u64::MAX) + 1;
    assert_eq!(made(&[], number(beyond, beyond)).0, Value::Null);
}

#[test]
fn texts_are_of_their_letters() {
    let letters = |choices: &mut Choices<'_>| choices.letters("abc", 2..=4);
    assert_eq!(made(&[], letters), ("aa".to_owned(), vec![3, 3, 3]));
    let (longest, bounds) = made(&[2, 0, 1, 2, 1], letters);
    assert_eq!((longest.as_str(), bounds), ("abcb", vec![3; 5]));
    let (word, bounds) = made(&[2, 25, 24], |choices| choices.word());
    assert_eq!((word.as_str(), bounds), ("zya", vec![8, 26, 26, 26]));

    let (text, bounds) = made(&[0, 1, 1], |choices| choices.text());
    assert_eq!((text.as_str(), bounds), ("ba", vec![4, 8, 26, 26]));
    let (text, bounds) = made(&[3, 2, 0, 18, 23], |choices| choices.text());
    assert_eq!(text, " 漢\u{10fffd}");
    assert_eq!(bounds, [4, 8, 24, 24, 24]);
}

#[test]
fn a_known_text_is_likelier_than_another() {
    let known = |known: &'static [&str]| {
        move |choices: &mut Choices<'_>| choices.known_or(known, |_| "other".to_owned())
    };
    assert_eq!(
        made(&[3, 1], known(&["a", "b"])),
        ("b".to_owned(), vec![5, 2])
    );
    assert_eq!(
        made(&[4], known(&["a", "b"])),
        ("other".to_owned(), vec![5])
    );
    assert_eq!(made(&[], known(&[])), ("other".to_owned(), vec![]));
}

#[test]
fn hexadecimal_digits_are_two_for_each_byte() {
    let digits = |length| move |choices: &mut Choices<'_>| choices.hexadecimal(length);
    let (three, bounds) = made(&[0x00ab_cdef_0123_4567], digits(3));
    assert_eq!((three.as_str(), bounds), ("00abcd", vec![u64::MAX]));
    let (nine, bounds) = made(&[1, 2 << 56], digits(9));
    assert_eq!((nine.as_str(), bounds.len()), ("000000000000000102", 2));
    assert_eq!(made(&[], digits(0)), (String::new(), vec![]));
}

#[test]
fn any_value_can_be_of_every_type() {
    let text = 3 << 53;
    for (script, expected) in [
        (&[0, 0, 1][..], json!(true)),
        (&[4, 0, 0], json!(false)),
        (&[0, 1, 0, 0, 2], json!("c")),
        (&[0, 2, text], json!((1_u64 << 53) - 1)),
        (&[0, 3, 0], json!(-0.25)),
        (&[0, 3, 5], json!(-1.5)),
        (&[0, 4], json!(null)),
        (&[5, 0], json!([])),
        (&[5, 1, 4, 1, 0, 1], json!([null, true])),
        (&[6, 1, 0, 0, 1, 4], json!({"b": null})),
    ] {
        assert_eq!(
            made(script, |choices| choices.any()).0,
            expected,
            "{script:?}"
        );
    }
}

#[test]
fn what_objects_are_for_is_remembered() {
    let mut none = |_| 0;
    let mut choices = Choices::new(&mut none);
    assert_eq!(choices.platforms(), [""; 0]);
    assert_eq!(choices.version(), Version::UNRELEASED);
    choices.be_for(&["linux", "vm"]);
    choices.be_of(Version::new(1, 0, 0));
    assert_eq!(choices.platforms(), ["linux", "vm"]);
    assert!(choices.is_for("vm") && !choices.is_for("windows"));
    assert_eq!(choices.version(), Version::new(1, 0, 0));
}
