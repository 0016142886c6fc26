//! Types made by `object!`, `vocabulary!` and `builder!`, with every kind of property.
#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::collections::BTreeMap;

use oci_conformance::{
    DocumentType, Property, Shape, Value as Kind, builder,
    model::{self, Extra, Specified},
    object, vocabulary,
};
use serde_json::{Value, from_str, from_value, json, to_string};

vocabulary! {
    /// How it is done.
    pub struct Mode;
    /// The known ways.
    pub enum KnownMode {
        /// The one way.
        ONE / One = "one",
        /// The other way.
        OTHER / Other = "other",
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Part {
    id: u32,
    extra: Extra<Part>,
}

object!(Part, "a part", {
    "id" => id: integer,
});

#[derive(Clone, Debug, Default, PartialEq)]
struct Thing {
    name: String,
    size: u8,
    all: Vec<Part>,
    mode: Option<Mode>,
    note: Option<String>,
    count: Option<i8>,
    flag: Option<bool>,
    tag: Vec<String>,
    tags: Vec<String>,
    labels: BTreeMap<String, String>,
    ids: Vec<i16>,
    words: Vec<String>,
    part: Option<Part>,
    parts: Vec<Part>,
    extra: Extra<Thing>,
}

object!(Thing, "a thing", {
    "name" / "Name" => name: required_text,
    "size" => size: integer,
    "all" => all: required_list,
    "mode" => mode: text,
    "note" => note: text,
    "count" => count: optional_integer,
    "flag" => flag: optional,
    "tag" => tag: collection,
    "tags" => tags: collection,
    "labels" => labels: collection,
    "ids" => ids: integers,
    "words" => words: loose_collection,
    "part" => part: part,
    "parts" => parts: list,
    never "manifests",
});

builder! {
    /// Makes a thing.
    pub struct ThingBuilder(Thing) => THING;
    value name: String;
    option mode: Mode;
    option count: i8;
    list tags/tag: String;
    map labels/label: String;
}

static THING: Shape = Shape::new(
    "thing",
    "thing.md",
    &[
        Property::required("name", "thing.name", Kind::String),
        Property::required("size", "thing.size", Kind::Integer(0, 9)),
        Property::required("all", "thing.all", Kind::List(&Kind::Any)),
        Property::optional("mode", "thing.mode", Kind::Enum(&["one", "other"])),
        Property::optional("count", "thing.count", Kind::Integer(-9, 9)),
        Property::optional("tags", "thing.tags", Kind::List(&Kind::String)),
        Property::optional("labels", "thing.labels", Kind::Map(&Kind::String)),
    ],
);

static JSON: oci_conformance::Clause =
    oci_conformance::Clause::must("json", "json.md", "The text is JSON.")
        .judged(oci_conformance::Subject::Document, &[]);

static DOCUMENT: DocumentType = DocumentType {
    name: "thing",
    shape: &THING,
    syntax: &JSON,
    text: &[],
    covers: &[],
    terms: None,
    newer: None,
};

const FULL: &str = r#"{"name":"a","size":1,"all":[{"id":1},{"id":2,"x":3}],"mode":"other","note":"n\n","count":-3,"flag":false,"tags":["b"],"labels":{"c":"d"},"ids":[-1,2],"words":["e"],"part":{"id":4},"parts":[{"id":5},{"id":6}],"unknown":{"f":[7]}}"#;

/// The smallest, with one property more.
fn with(property: &str) -> String {
    format!(r#"{{"name":"a","size":1,"all":[],{property}}}"#)
}

/// Reads a text, and the value that it is, which have to be the same; and writes it.
fn rewritten(text: &str) -> String {
    let thing: Thing = from_str(text).unwrap();
    let of_value: Thing = from_value(from_str(text).unwrap()).unwrap();
    assert_eq!(thing, of_value, "{text}");
    assert_eq!(to_string(&thing).unwrap(), to_string(&of_value).unwrap());
    to_string(&thing).unwrap()
}

fn error(text: &str) -> String {
    let error = from_str::<Thing>(text).unwrap_err().to_string();
    error
        .split(" at line")
        .next()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn everything_is_read_and_written() {
    assert_eq!(rewritten(FULL), FULL);
    let thing: Thing = from_str(FULL).unwrap();
    let part = |id| Part {
        id,
        ..Part::default()
    };
    assert_eq!((thing.name.as_str(), thing.size), ("a", 1));
    assert_eq!((thing.all[0].clone(), thing.all.len()), (part(1), 2));
    assert_eq!(thing.mode, Some(Mode::OTHER));
    assert_eq!(thing.note.as_deref(), Some("n\n"));
    assert_eq!((thing.count, thing.flag), (Some(-3), Some(false)));
    assert_eq!((thing.tags, thing.ids), (vec!["b".to_owned()], vec![-1, 2]));
    assert_eq!(thing.labels.get("c").map(String::as_str), Some("d"));
    assert_eq!(
        (thing.words, thing.part),
        (vec!["e".to_owned()], Some(part(4)))
    );
    assert_eq!(thing.parts, [part(5), part(6)]);
    assert_eq!(Thing::PROPERTIES.len(), 14);
}

#[test]
fn null_is_absent_and_what_is_empty_stays() {
    let least = r#"{"name":"a","size":1,"all":[]}"#;
    assert_eq!(rewritten(least), least);
    for name in [
        "mode", "note", "count", "flag", "tags", "labels", "ids", "words", "part", "parts",
    ] {
        assert_eq!(
            rewritten(&with(&format!(r#""{name}":null"#))),
            least,
            "{name}"
        );
        assert_eq!(
            from_str::<Thing>(least).unwrap(),
            from_str(&with(&format!(r#""{name}":null"#))).unwrap()
        );
    }
    for empty in [
        r#""tags":[]"#,
        r#""labels":{}"#,
        r#""ids":[]"#,
        r#""words":[]"#,
        r#""parts":[]"#,
        r#""mode":"""#,
        r#""note":"""#,
        r#""tags":[],"labels":{},"ids":[],"words":[],"parts":[]"#,
    ] {
        assert_eq!(rewritten(&with(empty)), with(empty));
    }
    let null = r#"{"name":"a","size":1,"all":null}"#;
    assert_eq!(rewritten(null), least);
}

#[test]
fn a_format_may_have_a_unit_for_null() {
    use serde_core::de::{Visitor, value::Error};

    let (mut list, mut text, mut part) = (Vec::<Part>::new(), None::<String>, None::<Part>);
    assert_eq!(
        model::OptionalList(&mut list).visit_unit::<Error>(),
        Ok(false)
    );
    assert_eq!(model::OptionalText(&mut text).visit_unit::<Error>(), Ok(()));
    assert_eq!(model::OptionalPart(&mut part).visit_unit::<Error>(), Ok(()));
    assert_eq!((list, text, part), (vec![], None, None));
}

#[test]
fn what_cannot_be_read_is_told() {
    let least = with(r#""x":1"#);
    for (from, to, expected) in [
        (r#""name":"a","#, "", "missing field `name`"),
        (r#""size":1,"#, "", "missing field `size`"),
        (r#""all":[],"#, "", "missing field `all`"),
        ("\"a\"", "1", "invalid type: integer `1`, expected a string"),
        ("\"a\"", "null", "invalid type: null, expected a string"),
        (
            r#""size":1"#,
            r#""size":256"#,
            "invalid value: integer `256`, expected an integer in its range",
        ),
        (
            r#""size":1"#,
            r#""size":-1"#,
            "invalid value: integer `-1`, expected an integer in its range",
        ),
        (
            r#""size":1"#,
            r#""size":1.0"#,
            "invalid type: floating point `1.0`, expected an integer in its range",
        ),
        (
            r#""size":1"#,
            r#""size":0.0"#,
            "invalid type: floating point `0.0`, expected an integer in its range",
        ),
        ("[]", "{}", "invalid type: map, expected a sequence"),
        ("[]", "[1]", "invalid type: integer `1`, expected a part"),
        (
            r#""x":1"#,
            r#""part":[]"#,
            "invalid type: sequence, expected a part",
        ),
        (r#""x":1"#, r#""part":{}"#, "missing field `id`"),
        (r#""x":1"#, r#""parts":[{}]"#, "missing field `id`"),
        (
            r#""x":1"#,
            r#""parts":7"#,
            "invalid type: integer `7`, expected a sequence",
        ),
        (
            r#""x":1"#,
            r#""note":7"#,
            "invalid type: integer `7`, expected a string",
        ),
        (
            r#""x":1"#,
            r#""mode":7"#,
            "invalid type: integer `7`, expected a string",
        ),
        (
            r#""x":1"#,
            r#""tags":7"#,
            "invalid type: integer `7`, expected a sequence",
        ),
        (r#""x":1"#, r#""name":"b""#, "duplicate field `name`"),
        (r#""x":1"#, r#""Name":"b""#, "duplicate field `name`"),
        (
            r#""x":1"#,
            r#""tags":[],"tags":[]"#,
            "duplicate field `tags`",
        ),
        (r#""x":1"#, r#""x":1,"x":2"#, "duplicate property `x`"),
        (
            r#""x":1"#,
            r#""x":9007199254740992.0"#,
            "the number 9007199254740992.0 in the unknown property `x` cannot be kept exactly",
        ),
        (
            r#""x":1"#,
            r#""manifests":[]"#,
            "`manifests` does not belong into a thing: the document could be taken for one of \
             another type",
        ),
    ] {
        let text = least.replacen(from, to, 1);
        assert_ne!(text, least);
        assert_eq!(error(&text), expected, "{text}");
    }
    assert_eq!(error("7"), "invalid type: integer `7`, expected a thing");
    let error = from_value::<Thing>(json!({"name": 7}))
        .unwrap_err()
        .to_string();
    assert_eq!(error, "invalid type: integer `7`, expected a string");
}

#[test]
fn other_spellings_are_written_as_the_specification_has_them() {
    let text = r#"{"\u006eame":"a","size":-0,"all":[],"count":-0,"ids":[-0]}"#;
    let expected = r#"{"name":"a","size":0,"all":[],"count":0,"ids":[0]}"#;
    let thing: Thing = from_str(text).unwrap();
    assert_eq!(to_string(&thing).unwrap(), expected);
    let alias = expected.replace("name", "Name");
    assert_eq!(rewritten(&alias), expected);
}

#[test]
fn what_is_no_list_of_words_is_kept_beside() {
    for value in ["7", "[1]", r#"["a",1]"#, "{}", r#""a""#] {
        let text = with(&format!(r#""words":{value}"#));
        assert_eq!(rewritten(&text), text);
        let thing: Thing = from_str(&text).unwrap();
        assert!(thing.words.is_empty() && thing.extra.get("words").is_some());
    }
    let mut thing: Thing = from_str(&with(r#""words":7"#)).unwrap();
    thing.words.push("b".to_owned());
    assert_eq!(to_string(&thing).unwrap(), with(r#""words":7"#));
}

#[test]
fn unknown_properties_are_counted_and_compared() {
    let none: Thing = from_str(&with(r#""flag":true"#)).unwrap();
    assert_eq!((none.extra.len(), none.extra.is_empty()), (0, true));
    assert_eq!(none.extra.get("y"), None);
    let two: Thing = from_str(&with(r#""y":[1.5],"x":-9007199254740991"#)).unwrap();
    assert_eq!((two.extra.len(), two.extra.is_empty()), (2, false));
    assert_eq!(two.extra.get("y"), Some(&json!([1.5])));
    let names: Vec<&str> = (&two.extra)
        .into_iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(names, ["x", "y"]);
    assert_ne!(none.extra, two.extra);
    assert_eq!(
        format!("{:?}", two.extra),
        r#"{"x": Number(-9007199254740991), "y": Array [Number(1.5)]}"#
    );
    assert_eq!(
        to_string(&two.extra).unwrap(),
        r#"{"x":-9007199254740991,"y":[1.5]}"#
    );
    // Fractions are as exact as they can be, however large.
    let large: Thing = from_str(&with(r#""x":9007199254740990.5"#)).unwrap();
    assert_eq!(large.extra.get("x"), Some(&json!(9_007_199_254_740_990.5)));
}

#[test]
fn known_values_are_told_from_others() {
    assert_eq!(Mode::KNOWN, ["one", "other"]);
    assert_eq!(KnownMode::ALL, [KnownMode::One, KnownMode::Other]);
    for text in ["one", "other", "third", ""] {
        let known = KnownMode::of(text);
        assert_eq!(
            known.map(KnownMode::as_str),
            Mode::KNOWN.contains(&text).then_some(text)
        );
        for mode in [Mode::from(text), Mode::from(text.to_owned())] {
            assert_eq!((mode.as_str(), mode.known()), (text, known));
            assert_eq!(from_value::<Mode>(json!(mode)).unwrap(), mode);
            assert_eq!(from_str::<Mode>(&json!(text).to_string()).unwrap(), mode);
            assert!(mode == text && mode == *text && mode != "x");
            assert_eq!(
                format!("{mode:>6}|{mode:?}"),
                format!("{text:>6}|Mode({text:?})")
            );
            assert_eq!(mode.as_ref(), text);
        }
    }
    assert_eq!(Mode::from(KnownMode::One), Mode::ONE);
    let later = Mode::from("p");
    assert!(Mode::ONE < Mode::OTHER && later > Mode::OTHER);
    assert_eq!(
        Mode::ONE.partial_cmp(&Mode::ONE),
        Some(std::cmp::Ordering::Equal)
    );
    let error = from_str::<Mode>("7").unwrap_err().to_string();
    assert!(
        error.starts_with("invalid type: integer `7`, expected a string"),
        "{error}"
    );
}

#[test]
fn builders_set_and_answer_to_the_clauses() {
    let thing = ThingBuilder::of(Thing::default())
        .name("a")
        .mode("other")
        .count(2)
        .tags(["x"])
        .tag("y")
        .labels([("c", "d")])
        .label("e", "f");
    assert_eq!(
        to_string(&thing.clone().build().unwrap()).unwrap(),
        r#"{"name":"a","size":0,"all":[],"mode":"other","count":2,"tags":["x","y"],"labels":{"c":"d","e":"f"}}"#
    );
    let invalid = thing.clone().mode("third").count(-10).build().unwrap_err();
    assert_eq!(
        invalid.to_string(),
        "/mode: expected one of `one`, `other`, found `third` [thing.mode.enum]; \
         /count: expected an integer from -9 to 9, found -10 [thing.count.json-type]"
    );
}

#[test]
fn documents_are_read_with_all_that_is_wrong() {
    let read = |text: &[u8]| {
        let small = |thing: &Thing| match thing.size {
            0..5 => Ok(()),
            size => Err(format!("{size} is too large")),
        };
        model::read::<Thing>(text, &DOCUMENT, small).map_err(|rejected| rejected.to_string())
    };
    assert_eq!(read(FULL.as_bytes()), Ok(from_str(FULL).unwrap()));
    let large = FULL.replace(r#""size":1"#, r#""size":5"#);
    assert_eq!(read(large.as_bytes()), Err("5 is too large".to_owned()));
    assert_eq!(
        read(br#"{"name":1,"all":[]}"#),
        Err(
            "invalid type: integer `1`, expected a string at line 1 column 9; \
             1:1 (/size): the thing has no `size` [thing.size.required]; \
             1:9 (/name): expected a string, found the number 1 [thing.name.json-type]"
                .to_owned()
        )
    );
    let error = model::parse::<Value>(b"[\"\xff\"]").unwrap_err();
    assert_eq!(
        error.to_string(),
        "invalid unicode code point at line 1 column 3"
    );
}

#[test]
fn what_does_not_change_is_not_touched() {
    let text = "{ \"size\":1, \"name\" : \"a\",\n\"all\": null, \"x\": [ 1.50 ], \"flag\":null }";
    let rewrite = |change: fn(&mut Thing)| {
        let text = model::rewrite(text.as_bytes(), &DOCUMENT, change).unwrap();
        String::from_utf8(text).unwrap()
    };
    assert_eq!(rewrite(|_| ()), text);
    assert_eq!(rewrite(|thing| thing.size = 2), text.replace(":1,", ":2,"));
    assert_eq!(
        rewrite(|thing| thing.flag = Some(true)),
        text.replace("\"flag\":null", "\"flag\":true")
    );
    let rejected = model::rewrite::<Thing>(b"{}", &DOCUMENT, |_| ()).unwrap_err();
    assert!(
        rejected.to_string().starts_with("missing field `name`"),
        "{rejected}"
    );
}
