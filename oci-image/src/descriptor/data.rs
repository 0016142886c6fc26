//! Content inside its descriptor.

use std::{fmt, str::FromStr};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_core::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Content that a descriptor carries: bytes, which JSON holds as Base64.
///
/// The text is that of [RFC 4648, section 4](https://www.rfc-editor.org/rfc/rfc4648#section-4),
/// with padding and without line breaks, so that one content has one spelling:
/// [descriptor.md#properties](https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties).
#[derive(Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Data(Vec<u8>);

impl Data {
    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The bytes.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

/// A text that is not Base64 as RFC 4648 has it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ParseDataError {
    problem: String,
}

impl fmt::Display for ParseDataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected Base64 with padding, found {}", self.problem)
    }
}

impl std::error::Error for ParseDataError {}

impl FromStr for Data {
    type Err = ParseDataError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        use base64::DecodeError;
        let bytes = STANDARD.decode(text).map_err(|error| ParseDataError {
            problem: match error {
                DecodeError::InvalidByte(offset, byte) if byte.is_ascii() => {
                    format!("{:?} at byte {offset}", char::from(byte))
                }
                DecodeError::InvalidByte(offset, _) => {
                    format!("a character beyond ASCII at byte {offset}")
                }
                DecodeError::InvalidLength(length) => {
                    format!("{length} characters, which is no whole number of bytes")
                }
                DecodeError::InvalidLastSymbol { .. } => {
                    "bits behind the last byte that are not zero".to_owned()
                }
                DecodeError::InvalidPadding => "wrong padding".to_owned(),
            },
        })?;
        Ok(Self(bytes))
    }
}

/// Writes Base64.
impl fmt::Display for Data {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        base64::display::Base64Display::new(&self.0, &STANDARD).fmt(f)
    }
}

impl From<Vec<u8>> for Data {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<&[u8]> for Data {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }
}

impl<const N: usize> From<&[u8; N]> for Data {
    fn from(bytes: &[u8; N]) -> Self {
        Self(bytes.to_vec())
    }
}

impl Serialize for Data {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Data {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl de::Visitor<'_> for Text {
            type Value = Data;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string of Base64")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Data, E> {
                text.parse().map_err(E::custom)
            }
        }

        deserializer.deserialize_str(Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_content_has_one_spelling() {
        for (text, bytes) in [
            ("", &b""[..]),
            ("e30=", b"{}"),
            ("AAECAw==", b"\0\x01\x02\x03"),
        ] {
            let data: Data = text.parse().unwrap();
            assert_eq!(data.as_bytes(), bytes);
            assert_eq!(data.to_string(), text);
            assert_eq!(
                [Data::from(bytes), Data::from(bytes.to_vec())],
                [data.clone(), data.clone()]
            );
            assert_eq!(data.into_bytes(), bytes);
        }
    }

    #[test]
    fn says_what_is_no_base64() {
        for (text, problem) in [
            ("!!!!", "'!' at byte 0"),
            ("e30", "wrong padding"),
            ("e30=\n", "'\\n' at byte 4"),
            ("e31=", "bits behind the last byte that are not zero"),
            ("-_-_", "'-' at byte 0"),
            ("ä", "a character beyond ASCII at byte 0"),
        ] {
            let error = text.parse::<Data>().unwrap_err().to_string();
            assert_eq!(
                error,
                format!("expected Base64 with padding, found {problem}"),
                "{text:?}"
            );
        }
        let error = serde_json::from_str::<Data>("1").unwrap_err();
        let said = "invalid type: integer `1`, expected a string of Base64 at line 1 column 1";
        assert_eq!(error.to_string(), said);
    }
}
