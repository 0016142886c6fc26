//! Typed documents against the texts that they were read from.

use std::fmt::{Debug, Display};

use oci_conformance::{DocumentType, model};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// Panics if a text that breaks no MUST cannot be read, or if one that can be read does not stay what
/// it is: written it says the same, read again it is equal, and rewritten it is not touched.
///
/// # Panics
///
/// This is what it is for.
pub fn hold<T, E>(
    text: &[u8],
    kind: &DocumentType,
    sound: bool,
    read: impl Fn(&[u8]) -> Result<T, E>,
) where
    T: Serialize + DeserializeOwned + PartialEq + Debug,
    E: Display,
{
    let value = match read(text) {
        Ok(value) => value,
        Err(error) => {
            assert!(!sound, "what breaks no MUST is not read: {error}");
            return;
        }
    };
    let written = serde_json::to_vec(&value).expect("a document is written");
    let again = read(&written).map_err(|error| error.to_string());
    assert_eq!(again.as_ref(), Ok(&value));
    let json = |text: &[u8]| serde_json::from_slice::<Value>(text).expect("what is read is JSON");
    if let Err(lost) = kept(&json(text), &json(&written)) {
        panic!("{lost}, in {}", String::from_utf8_lossy(&written));
    }
    let same = model::rewrite::<T>(text, kind, |_| ()).map_err(|error| error.to_string());
    assert_eq!(same.as_deref(), Ok(text));
}

/// Finds what was read and is not written, or was not read and is.
///
/// These are written otherwise than they may be read: a null that says that a property is absent, or
/// that a list is empty; `-0` for an integer; and what the runtime-spec's schema spells differently
/// from its text: `hwconfig`, and `affinity` as one object.
fn kept(read: &Value, written: &Value) -> Result<(), String> {
    match (read, written) {
        (Value::Object(read), Value::Object(written)) => {
            let mut expected = 0;
            for (name, value) in read {
                let alias = if name == "hwconfig" { "hwConfig" } else { name };
                let written = match written.get(name).or_else(|| written.get(alias)) {
                    Some(Value::Array(items)) if name == "affinity" && value.is_object() => {
                        items.first().filter(|_| items.len() == 1)
                    }
                    written => written,
                };
                match written {
                    Some(written) => {
                        expected += 1;
                        kept(value, written).map_err(|lost| format!("{name}: {lost}"))?;
                    }
                    None if value.is_null() => {}
                    None => return Err(format!("{name} is lost")),
                }
            }
            if expected == written.len() {
                Ok(())
            } else {
                Err("there is more than was read".to_owned())
            }
        }
        (Value::Null, Value::Array(written)) if written.is_empty() => Ok(()),
        (Value::Array(read), Value::Array(written)) if read.len() == written.len() => {
            let mut pairs = read.iter().zip(written);
            pairs.try_for_each(|(read, written)| kept(read, written))
        }
        (Value::Number(read), Value::Number(written))
            if read.as_f64() == Some(0.0) && written.as_f64() == Some(0.0) =>
        {
            Ok(())
        }
        _ if read == written => Ok(()),
        _ => Err(format!("{read} has become {written}")),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_lost_or_made_up_is_found() {
        for (read, written) in [
            (
                json!({"affinity": {"a": 1}}),
                json!({"affinity": [{"a": 1}]}),
            ),
            (json!({"a": null}), json!({"a": []})),
            (json!({"a": null}), json!({"a": null})),
        ] {
            assert_eq!(kept(&read, &written), Ok(()));
            assert!(kept(&written, &read).is_err() || written == read);
        }
        let read = json!({"a": [1, {"b": null}], "hwconfig": -0.0, "c": "d"});
        let same = json!({"a": [1, {}], "hwConfig": 0, "c": "d"});
        assert_eq!(kept(&read, &same), Ok(()));
        for (written, problem) in [
            (json!({"a": [1, {}], "hwConfig": 0}), "c is lost"),
            (
                json!({"a": [1], "hwConfig": 0, "c": "d"}),
                "a: [1,{\"b\":null}] has become [1]",
            ),
            (
                json!({"a": [2, {}], "hwConfig": 0, "c": "d"}),
                "a: 1 has become 2",
            ),
            (json!({"a": [1, {}], "c": "d"}), "hwconfig is lost"),
            (
                json!({"a": [1, {"x": 1}], "hwConfig": 0, "c": "d"}),
                "a: there is more than was read",
            ),
        ] {
            assert_eq!(kept(&read, &written), Err(problem.to_owned()));
        }
    }
}
