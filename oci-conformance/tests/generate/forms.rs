//! What objects of a shape are made of.

use std::collections::BTreeSet;

use oci_conformance::{
    Property, Shape, Value,
    generate::{Choices, Form, Forms},
};
use serde_json::{Map, Value as Json, json};

static PLAIN: Forms = Forms(&[]);

/// For one platform only.
static CRATER: Shape = Shape::new(
    "crater",
    "moon.md",
    &[Property::optional("depth", "crater.depth", Value::Number)],
)
.on(&["moon"]);

/// Of which one property is for one platform.
static FLAG: Shape = Shape::new(
    "flag",
    "moon.md",
    &[Property::required("pole", "flag.pole", Value::Bool).on(&["moon"])],
)
.on(&["sea"]);

static PLACE: Shape = Shape::new(
    "place",
    "moon.md",
    &[
        Property::optional("crater", "place.crater", Value::Shape(&CRATER)),
        Property::optional(
            "craters",
            "place.craters",
            Value::List(&Value::Shape(&CRATER)),
        ),
        Property::optional("named", "place.named", Value::Map(&Value::Shape(&CRATER))),
        Property::optional("flag", "place.flag", Value::Shape(&FLAG)),
        Property::optional("number", "place.number", Value::Number),
        Property::optional("size", "place.size", Value::UINT32),
    ],
);

static NAMES: Shape = Shape::new("names", "moon.md", &[]).rest(&Value::String);

static NAMED: Forms =
    Forms(&[&[Form::of(&NAMES).rest(|choices| (format!("name{}", choices.below(5)), json!(1)))]]);

static DEEP: Shape = Shape::new(
    "deep",
    "moon.md",
    &[Property::optional("in", "deep.in", Value::Shape(&DEEP))],
);

/// Makes an object for these platforms, each choice being what `choose` says of the number of
/// possibilities.
fn object(
    forms: &Forms,
    shape: &'static Shape,
    platforms: &'static [&'static str],
    mut choose: impl FnMut(u64) -> u64,
) -> Map<String, Json> {
    let mut choices = Choices::new(&mut choose);
    choices.be_for(platforms);
    forms.object(shape, &mut choices)
}

/// The names that some object has, of many that are made in as many ways.
fn names(shape: &'static Shape, platforms: &'static [&'static str]) -> BTreeSet<String> {
    let mut seed = 1_u64;
    let mut random = move |bound: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (seed >> 33) % bound
    };
    let objects = (0..200).map(|_| object(&PLAIN, shape, platforms, &mut random));
    let names = objects.flatten().map(|(name, _)| name);
    names
        .map(|name| match name.strip_prefix("com.example.") {
            Some(_) => "unknown".to_owned(),
            None => name,
        })
        .collect()
}

#[test]
fn an_object_has_what_there_is_on_its_platforms() {
    let of = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    let everywhere: BTreeSet<String> = of(&["number", "size", "unknown"]);
    assert_eq!(names(&PLACE, &[]), everywhere);
    assert_eq!(names(&PLACE, &["sun"]), everywhere);
    assert_eq!(names(&PLACE, &["sea"]), &everywhere | &of(&["flag"]));
    assert_eq!(
        names(&PLACE, &["moon"]),
        &everywhere | &of(&["crater", "craters", "named", "flag"])
    );
}

#[test]
fn without_choices_there_is_nothing_that_need_not_be() {
    for shape in [&PLACE, &NAMES, &DEEP, &CRATER] {
        assert_eq!(object(&PLAIN, shape, &["moon"], |_| 0), Map::new());
    }
    let flag = object(&PLAIN, &FLAG, &["moon"], |_| 0);
    assert_eq!(Json::from(flag), json!({"pole": false}));
}

#[test]
fn members_without_given_names_are_of_their_kind() {
    let names = object(&PLAIN, &NAMES, &[], |bound| bound - 1);
    assert!(
        !names.is_empty() && names.values().all(Json::is_string),
        "{names:?}"
    );

    let names = object(&NAMED, &NAMES, &[], |bound| bound - 1);
    assert_eq!(Json::from(names), json!({"name4": 1}));
}

#[test]
fn numbers_are_those_that_doubles_hold() {
    let crater = object(&PLAIN, &CRATER, &["moon"], |bound| bound - 1);
    assert_eq!(crater.get("depth"), Some(&json!((1_u64 << 53) - 1)));
}

#[test]
fn objects_are_24_deep_in_others_at_most() {
    let mut depth = 0;
    let outer = Json::from(object(&PLAIN, &DEEP, &[], |bound| bound - 1));
    let mut inner = &outer;
    while let Some(next) = inner.get("in") {
        (inner, depth) = (next, depth + 1);
    }
    assert_eq!(depth, 24);
}

#[test]
fn several_objects_are_a_list() {
    let list = |most, choose: fn(u64) -> u64| {
        let mut choose = choose;
        let mut choices = Choices::new(&mut choose);
        choices.be_for(&["moon"]);
        PLAIN.objects(&FLAG, most, &mut choices)
    };
    assert_eq!(list(3, |_| 0), [json!(null); 0]);
    // Of two possibilities the second, of others the first: without unknown properties.
    let second = |bound| u64::from(bound == 2);
    assert_eq!(
        list(2, second),
        [json!({"pole": true}), json!({"pole": true})]
    );
    assert_eq!(list(0, second), [json!(null); 0]);
}
