//! Objects are made as their shapes describe them, and shrink to the simplest.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what fails here fails the test"
)]

mod choices;
mod forms;
mod proofs;

use std::collections::BTreeSet;

use arbitrary::{Arbitrary, Unstructured};
use oci_conformance::{
    Property, Shape, Value, Version,
    generate::{Choices, Form, Forms, Generate, Generated},
    generated,
};
use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{TestError, TestRunner},
};
use serde_json::{Map, json};

static BASE: Shape = Shape::new(
    "base",
    "example.md#base",
    &[
        Property::required("size", "base.size", Value::Integer(-5, 1_000_000)),
        Property::optional("kind", "base.kind", Value::Enum(&["a", "b", "c"])),
        Property::optional("late", "base.late", Value::Bool).since(Version::new(2, 0, 0)),
        Property::optional("moon", "base.moon", Value::Bool).on(&["moon"]),
        Property::optional("name", "base.name", Value::String),
    ],
);

static SPECIAL: Shape = Shape::new(
    "special",
    "example.md#special",
    &[
        Property::optional("kind", "special.kind", Value::Enum(&["d"])),
        Property::optional(
            "parts",
            "special.parts",
            Value::List(&Value::Shape(&SPECIAL)),
        ),
        Property::optional("of", "special.of", Value::Map(&Value::UINT64)),
    ],
)
.extends(&BASE);

static FORMS: Forms = Forms(&[
    &[Form::of(&BASE)
        .with(&[("name", |choices| choices.word().into())])
        .settled(|object, _| {
            object.entry("kind").or_insert_with(|| "b".into());
        })],
    &[Form::of(&SPECIAL)
        .settled(|object, _| {
            object.insert("kind".to_owned(), "d".into());
        })
        .closed()],
]);

#[derive(Clone, Debug, PartialEq)]
struct Special(Map<String, serde_json::Value>);

impl Generate for Special {
    type Parameters = &'static [&'static str];

    fn generate(choices: &mut Choices<'_>, platforms: &Self::Parameters) -> Self {
        choices.be_for(platforms);
        choices.be_of(Version::new(1, 0, 0));
        Self(FORMS.object(&SPECIAL, choices))
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Number(i128);

generated! {
    Number: |choices| Self(choices.integer(i64::MIN.into(), i64::MAX.into()));
}

#[derive(Clone, Debug, PartialEq)]
struct Pair(u64, u64);

generated! {
    Pair: |choices| Self(choices.below(1000), choices.below(1000));
}

fn made(platforms: &'static [&'static str], count: usize) -> Vec<Special> {
    let mut runner = TestRunner::deterministic();
    let strategy = Generated::with(platforms);
    let one = |_| strategy.new_tree(&mut runner).unwrap().current();
    (0..count).map(one).collect()
}

#[test]
fn an_object_has_what_its_shape_and_those_that_it_extends_have() {
    let names: BTreeSet<String> = made(&["moon"], 100)
        .into_iter()
        .flat_map(|object| object.0.into_iter().map(|(name, _)| name))
        .collect();
    let expected = ["kind", "moon", "name", "of", "parts", "size"];
    assert_eq!(names, BTreeSet::from(expected.map(str::to_owned)));
    for Special(object) in made(&[], 100) {
        assert!(!object.contains_key("moon") && !object.contains_key("late"));
        assert_eq!(object["kind"], "d", "the special form has the last word");
        let size = object["size"].as_i64().unwrap();
        assert!((-5..=1_000_000).contains(&size), "{size}");
    }
}

#[test]
fn without_choices_an_object_is_the_simplest() {
    let special = Special::generate(&mut Choices::new(&mut |_| 0), &[].as_slice());
    assert_eq!(
        serde_json::Value::Object(special.0),
        json!({"size": 0, "kind": "d"})
    );
}

#[test]
fn a_shape_that_leads_to_itself_ends() {
    let mut asked = 0;
    let mut most = |bound| {
        asked += 1;
        bound - 1
    };
    let special = Special::generate(&mut Choices::new(&mut most), &[].as_slice());
    assert!(special.0.contains_key("parts"));
    // A number asks for up to three to make one choice.
    assert!(
        (Choices::MOST..=3 * Choices::MOST).contains(&asked),
        "{asked}"
    );
}

#[test]
fn integers_reach_the_ends_of_their_range_and_stay_within() {
    let mut runner = TestRunner::deterministic();
    let mut seen = BTreeSet::new();
    for _ in 0..300 {
        seen.insert(any::<Number>().new_tree(&mut runner).unwrap().current().0);
    }
    assert_eq!(seen.last(), Some(&i128::from(i64::MAX)));
    assert!(
        seen.first()
            .is_some_and(|&first| first < 0 && first >= i64::MIN.into())
    );
    assert!(seen.contains(&0) && seen.len() > 100);
}

fn simplest<S: Strategy>(strategy: S, test: impl Fn(S::Value) -> bool) -> S::Value {
    let config = ProptestConfig {
        failure_persistence: None,
        cases: 1000,
        max_shrink_iters: 100_000,
        ..ProptestConfig::default()
    };
    let fails = |value| {
        prop_assert!(!test(value));
        Ok(())
    };
    match TestRunner::new(config).run(&strategy, fails) {
        Err(TestError::Fail(_, value)) => value,
        other => panic!("{other:?}"),
    }
}

#[test]
fn numbers_shrink_to_the_nearest_to_zero() {
    let strategy = any::<Number>();
    assert_eq!(
        simplest(strategy.clone(), |Number(number)| number > 123_456),
        Number(123_457)
    );
    assert_eq!(simplest(strategy, |Number(number)| number < 0), Number(-1));
}

#[test]
fn what_can_be_less_only_after_another_becomes_so() {
    let pair = simplest(any::<Pair>(), |Pair(one, other)| {
        (one, other) != (0, 0) && one >= other
    });
    assert_eq!(pair, Pair(1, 0));
}

#[test]
fn objects_shrink_to_what_is_looked_for() {
    let strategy = Generated::<Special>::with(&["moon"]);
    let Special(object) = simplest(strategy, |Special(object)| {
        let parts = object.get("parts").and_then(|parts| parts.as_array());
        let mut parts = parts.into_iter().flatten();
        parts.any(|part| part["moon"] == true && part["size"].as_u64() > Some(99))
    });
    assert_eq!(
        serde_json::Value::Object(object),
        json!({
            "size": 0,
            "kind": "d",
            "parts": [{"size": 100, "kind": "d", "moon": true}],
        }),
    );
}

#[test]
fn bytes_make_values_and_no_bytes_the_simplest() {
    let number = |bytes| {
        Number::arbitrary_take_rest(Unstructured::new(bytes))
            .unwrap()
            .0
    };
    assert_eq!(number(&[]), 0);
    assert_eq!(number(&[0, 9]), 9, "a small number");
    assert!(
        number(&[3, 1, 2, 3, 4, 5, 6, 7, 8]).unsigned_abs() > 1 << 32,
        "any number"
    );
    let mut bytes = Unstructured::new(&[7; 300]);
    assert_ne!(
        bytes.arbitrary::<Number>(),
        bytes.arbitrary::<Number>(),
        "one after the other"
    );
    assert_eq!(Number::size_hint(0), (0, Some(4096 + size_of::<usize>())));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn versions_are_read_as_they_are_written(version in any::<Version>()) {
        prop_assert_eq!(version.to_string().parse(), Ok(version));
    }
}
