//! As strings, with the feature `serde`.

use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

use serde_core::de::{Error, Visitor};
use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Algorithm, Digest};

/// Parses a string while it is still borrowed from the input.
struct Parse<T> {
    what: &'static str,
    parsed: PhantomData<T>,
}

impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for Parse<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.what)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

/// As a string; needs the feature `serde`.
impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// From a string; needs the feature `serde`.
impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Parse {
            what: "a digest",
            parsed: PhantomData,
        })
    }
}

/// As a string; needs the feature `serde`.
impl Serialize for Algorithm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// From a string; needs the feature `serde`.
impl<'de> Deserialize<'de> for Algorithm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Parse {
            what: "a digest algorithm",
            parsed: PhantomData,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::string::ToString;
    use std::vec::Vec;

    use super::*;

    const LIST: &str =
        r#"["sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","a+b:C="]"#;

    #[test]
    fn a_digest_is_a_string() {
        let digests: Vec<Digest> = serde_json::from_str(LIST).unwrap();
        assert_eq!(digests[0], Digest::sha256_of(b"{}"));
        assert_eq!(serde_json::to_string(&digests).unwrap(), LIST);

        let from_reader: Vec<Digest> = serde_json::from_reader(LIST.as_bytes()).unwrap();
        assert_eq!(from_reader, digests);
        let escaped: Digest = serde_json::from_str(r#""\u0061:b""#).unwrap();
        assert_eq!(escaped.to_string(), "a:b");
    }

    #[test]
    fn an_algorithm_is_a_string() {
        for text in [r#""sha256""#, r#""multihash+base58""#] {
            let algorithm: Algorithm = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&algorithm).unwrap(), text);
        }
    }

    #[test]
    fn the_error_is_that_of_parsing() {
        for (json, text) in [
            (
                r#""sha256:""#,
                "expected an encoded part at byte 7, found the end of the text at line 1 column 9",
            ),
            (
                "1",
                "invalid type: integer `1`, expected a digest at line 1 column 1",
            ),
        ] {
            let error = serde_json::from_str::<Digest>(json).unwrap_err();
            assert_eq!(error.to_string(), text);
        }
        let error = serde_json::from_str::<Algorithm>("null").unwrap_err();
        assert_eq!(
            error.to_string(),
            "invalid type: null, expected a digest algorithm at line 1 column 4"
        );
    }
}
