//! Proves that what is made is sound.

use std::collections::BTreeSet;

use proptest::{
    arbitrary::Arbitrary,
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};
use serde_core::{Serialize, de::DeserializeOwned};
use serde_json::{Value, from_slice, to_string, to_vec};

use crate::{Invalid, Shape, Value as Kind, model::Specified};

/// Makes values of an object's type, as many as `count` for each of the parameters, and says what
/// is wrong with them: a clause that one breaks, to which `conform` answers; one that is not the
/// same once it is written and read again; a property, or a value of a closed vocabulary, that
/// none of them has.
pub fn prove<T>(
    shape: &'static Shape,
    parameters: &[T::Parameters],
    count: usize,
    conform: impl Fn(T, &T::Parameters) -> Result<T, Invalid>,
) -> Vec<String>
where
    T: Arbitrary + Specified + Serialize + DeserializeOwned + PartialEq + Clone,
    T::Parameters: Clone,
{
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    let mut runner = TestRunner::deterministic();
    for given in parameters {
        let strategy = T::arbitrary_with(given.clone());
        for _ in 0..count {
            let value = match strategy.new_tree(&mut runner) {
                Ok(tree) => tree.current(),
                Err(reason) => return vec![reason.to_string()],
            };
            let text = to_string(&value).unwrap_or_default();
            if wrong.len() < 10
                && let Err(problem) = check(&value, |value| conform(value, given))
            {
                wrong.push(format!("{}: {problem}, in {text}", shape.name()));
            }
            see(shape, &text, &mut seen);
        }
    }
    let expected = T::PROPERTIES.iter().map(|&name| name.to_owned());
    let expected: BTreeSet<_> = expected.chain(words(shape)).collect();
    let missing = expected.difference(&seen);
    wrong.extend(missing.map(|missing| format!("{}: no `{missing}` was made", shape.name())));
    wrong
}

/// Makes values of a type that is a string, and says what is wrong with them: one that is not the
/// same once it is written and read again; a known one that was not made.
#[must_use]
pub fn prove_text<T>(known: &[&str], count: usize) -> Vec<String>
where
    T: Arbitrary + Serialize + DeserializeOwned + PartialEq + Clone,
{
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    let mut runner = TestRunner::deterministic();
    let strategy = T::arbitrary();
    for _ in 0..count {
        let Ok(tree) = strategy.new_tree(&mut runner) else {
            return vec!["nothing was made".to_owned()];
        };
        let value = tree.current();
        wrong.extend(check(&value, Ok).err());
        seen.insert(to_string(&value).unwrap_or_default());
    }
    let spelled = known.iter().map(|&known| Value::from(known).to_string());
    let missing = spelled.filter(|known| !seen.contains(known));
    wrong.extend(missing.map(|missing| format!("no {missing} was made")));
    if seen.len() < 2 && known.len() != 1 {
        wrong.push(format!("only {seen:?} was made"));
    }
    wrong
}

fn check<T>(value: &T, conform: impl Fn(T) -> Result<T, Invalid>) -> Result<(), String>
where
    T: Serialize + DeserializeOwned + PartialEq + Clone,
{
    let text = to_vec(value).map_err(|error| error.to_string())?;
    conform(value.clone()).map_err(|invalid| invalid.to_string())?;
    let again: T = from_slice(&text).map_err(|error| error.to_string())?;
    if again != *value {
        return Err("read again it is another".to_owned());
    }
    let written = to_vec(&again).map_err(|error| error.to_string())?;
    if written != text {
        return Err("written again it is another".to_owned());
    }
    Ok(())
}

/// Keeps the names of the properties, and each value of one that has a closed vocabulary.
fn see(shape: &'static Shape, text: &str, seen: &mut BTreeSet<String>) {
    let Ok(Value::Object(object)) = serde_json::from_str(text) else {
        return;
    };
    for (name, value) in object {
        if let Some((_, property)) = shape.property(|property| property == name)
            && let Kind::Enum(_) = property.value()
            && let Some(word) = value.as_str()
        {
            seen.insert(format!("{name}: {word}"));
        }
        seen.insert(name);
    }
}

fn words(shape: &'static Shape) -> impl Iterator<Item = String> {
    let properties = shape.lineage().flat_map(Shape::properties);
    properties.flat_map(|property| {
        let known = match property.value() {
            Kind::Enum(known) => known,
            _ => &[][..],
        };
        let name = property.name();
        known.iter().map(move |word| format!("{name}: {word}"))
    })
}
