//! The version of a manifest's schema.

use std::fmt;

use serde_core::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The version of the schema of manifests and indexes, which is 2 and always will be:
/// [manifest.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#image-manifest-property-descriptions).
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct SchemaVersion;

impl SchemaVersion {
    /// The number.
    #[must_use]
    pub const fn get(self) -> u8 {
        2
    }
}

impl fmt::Display for SchemaVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

impl Serialize for SchemaVersion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.get())
    }
}

impl<'de> Deserialize<'de> for SchemaVersion {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Two;

        impl de::Visitor<'_> for Two {
            type Value = SchemaVersion;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the number 2")
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<SchemaVersion, E> {
                if number == 2 {
                    Ok(SchemaVersion)
                } else {
                    Err(E::invalid_value(de::Unexpected::Unsigned(number), &self))
                }
            }
        }

        deserializer.deserialize_u64(Two)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_2_is_one() {
        let two: SchemaVersion = serde_json::from_str("2").unwrap();
        assert_eq!(serde_json::to_string(&two).unwrap(), "2");
        assert_eq!(two.to_string(), "2");
        for (text, problem) in [
            ("1", "invalid value: integer `1`, expected the number 2"),
            ("-2", "invalid type: integer `-2`, expected the number 2"),
            (
                "2.0",
                "invalid type: floating point `2.0`, expected the number 2",
            ),
            (
                r#""2""#,
                r#"invalid type: string "2", expected the number 2"#,
            ),
            ("null", "invalid type: null, expected the number 2"),
        ] {
            let error = serde_json::from_str::<SchemaVersion>(text).unwrap_err();
            assert!(error.to_string().starts_with(problem), "{error}");
        }
    }
}
