//! What proves strategies finds what is wrong with them.

use oci_conformance::{
    Context, Invalid, Property, Shape, Value,
    generate::{
        Choices, Generate,
        proof::{prove, prove_text},
    },
    generated,
    model::Specified,
};
use serde_core::{Deserialize, Deserializer, Serialize, Serializer, de, ser::SerializeMap};

static THING: Shape = Shape::new(
    "thing",
    "thing.md",
    &[
        Property::required("size", "thing.size", Value::Integer(0, 9)),
        Property::optional("mode", "thing.mode", Value::Enum(&["a", "b"])),
    ],
);

/// How things are wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Flaw {
    #[default]
    None,
    /// Too large for the shape.
    Large,
    /// Never of the second mode.
    OneMode,
    /// Without a mode.
    NoMode,
    /// Not equal to itself.
    Unequal,
    /// Written otherwise each time that it has been read.
    Restless,
}

#[derive(Clone, Debug)]
struct Thing {
    size: i64,
    mode: Option<String>,
    flaw: Flaw,
}

impl PartialEq for Thing {
    fn eq(&self, other: &Self) -> bool {
        self.size != 7 && (self.size, &self.mode) == (other.size, &other.mode)
    }
}

impl Specified for Thing {
    const PROPERTIES: &'static [&'static str] = &["size", "mode"];
}

generated! {
    with Flaw; Thing: |choices, &flaw| {
        let size = match flaw {
            Flaw::Large => 10,
            Flaw::Unequal => 7,
            Flaw::Restless => 8,
            _ => 1,
        };
        let mode = match (flaw, choices.below(3)) {
            (Flaw::NoMode, _) | (_, 0) => None,
            (Flaw::OneMode, _) | (_, 1) => Some("a".to_owned()),
            _ => Some("b".to_owned()),
        };
        Self { size, mode, flaw }
    };
}

impl Serialize for Thing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("size", &self.size)?;
        if let Some(mode) = &self.mode {
            map.serialize_entry("mode", mode)?;
        }
        if self.size == 8 && self.flaw == Flaw::None {
            map.serialize_entry("again", &true)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Thing {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = serde_json::Value::deserialize(deserializer)?;
        let size = value.get("size").and_then(serde_json::Value::as_i64);
        let mode = value.get("mode").and_then(serde_json::Value::as_str);
        Ok(Self {
            size: size.ok_or_else(|| de::Error::custom("no size"))?,
            mode: mode.map(str::to_owned),
            flaw: Flaw::None,
        })
    }
}

fn wrong(flaws: &[Flaw]) -> Vec<String> {
    prove::<Thing>(&THING, flaws, 60, |thing, _| {
        Invalid::or_part(thing, &THING, &Context::default())
    })
}

#[test]
fn nothing_is_wrong_with_sound_objects() {
    assert_eq!(wrong(&[Flaw::None]), [""; 0]);
}

#[test]
fn a_broken_clause_is_told_ten_times_at_most() {
    let wrong = wrong(&[Flaw::Large]);
    assert_eq!(wrong.len(), 10);
    for problem in wrong {
        assert!(problem.starts_with("thing: "), "{problem}");
        assert!(problem.contains("[thing.size.json-type]"), "{problem}");
        assert!(problem.contains(r#", in {"size":10"#), "{problem}");
    }
}

#[test]
fn what_is_never_made_is_told() {
    assert_eq!(wrong(&[Flaw::OneMode]), ["thing: no `mode: b` was made"]);
    assert_eq!(
        wrong(&[Flaw::NoMode]),
        [
            "thing: no `mode` was made",
            "thing: no `mode: a` was made",
            "thing: no `mode: b` was made",
        ]
    );
    // For one of the parameters is enough.
    assert_eq!(wrong(&[Flaw::NoMode, Flaw::None]), [""; 0]);
    assert_eq!(wrong(&[]).len(), 4);
}

#[test]
fn what_is_another_when_it_is_read_again_is_told() {
    for (flaw, expected) in [
        (Flaw::Unequal, "thing: read again it is another, in "),
        (Flaw::Restless, "thing: written again it is another, in "),
    ] {
        let wrong = wrong(&[flaw]);
        assert!(
            wrong.len() == 10 && wrong[0].starts_with(expected),
            "{wrong:?}"
        );
    }
}

/// A text, of which a number of the type's parameter are made.
#[derive(Clone, Debug, PartialEq)]
struct Letter<const COUNT: u64>(String);

impl<const COUNT: u64> Generate for Letter<COUNT> {
    type Parameters = ();

    fn generate(choices: &mut Choices<'_>, (): &()) -> Self {
        let letter = match choices.below(COUNT) {
            0 => "a",
            1 => "b",
            _ => "c",
        };
        Self(letter.to_owned())
    }
}

impl<const COUNT: u64> proptest::arbitrary::Arbitrary for Letter<COUNT> {
    type Parameters = ();
    type Strategy = oci_conformance::generate::Generated<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        Self::Strategy::with(())
    }
}

impl<const COUNT: u64> Serialize for Letter<COUNT> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de, const COUNT: u64> Deserialize<'de> for Letter<COUNT> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        // `c` is not what it was.
        Ok(Self(if text == "c" { "d".to_owned() } else { text }))
    }
}

#[test]
fn texts_are_several_and_all_that_are_known() {
    assert_eq!(prove_text::<Letter<2>>(&["a", "b"], 60), [""; 0]);
    assert_eq!(prove_text::<Letter<2>>(&[], 60), [""; 0]);
    assert_eq!(prove_text::<Letter<1>>(&["a"], 60), [""; 0]);
    assert_eq!(
        prove_text::<Letter<2>>(&["a", "x"], 60),
        [r#"no "x" was made"#]
    );
    assert_eq!(
        prove_text::<Letter<1>>(&["a", "b"], 60),
        [r#"no "b" was made"#, r#"only {"\"a\""} was made"#]
    );
    assert_eq!(
        prove_text::<Letter<1>>(&[], 60),
        [r#"only {"\"a\""} was made"#]
    );
    let wrong = prove_text::<Letter<3>>(&[], 60);
    assert!(!wrong.is_empty());
    assert!(
        wrong
            .iter()
            .all(|problem| problem == "read again it is another")
    );
}
