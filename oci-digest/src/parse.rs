use alloc::string::String;
use core::str::FromStr;

use crate::grammar::{AlgorithmPrefix, char_at, is_encoded};
use crate::hex;
use crate::parse_error::Unexpected;
use crate::{Algorithm, Digest, ParseDigestError, ParseDigestErrorKind};

impl Digest {
    /// Joins an algorithm and an encoded portion, such as the two names in the path
    /// `blobs/<algorithm>/<encoded>` of an image layout.
    ///
    /// An error gives the offset in the text `<algorithm>:<encoded>`.
    ///
    /// See [Blobs](https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md#blobs).
    ///
    /// ```
    /// use oci_digest::Digest;
    ///
    /// let digest = Digest::from_parts("sha256+b64u", "LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7-g-YpeiGJm564")?;
    /// assert_eq!(digest.to_string(), "sha256+b64u:LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7-g-YpeiGJm564");
    /// assert!(Digest::from_parts("..", "passwd").is_err());
    /// # Ok::<(), oci_digest::ParseDigestError>(())
    /// ```
    pub fn from_parts(algorithm: &str, encoded: &str) -> Result<Self, ParseDigestError> {
        AlgorithmPrefix::of(algorithm).check_whole(algorithm)?;
        from_checked(algorithm, encoded)
    }
}

impl FromStr for Digest {
    type Err = ParseDigestError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let prefix = AlgorithmPrefix::of(text);
        match text.split_at_checked(prefix.end) {
            Some((algorithm, rest)) if prefix.ends_at_colon(text) => {
                from_checked(algorithm, rest.strip_prefix(':').unwrap_or_default())
            }
            _ if prefix.ends_at_end(text) => Err(ParseDigestError::unexpected(
                ParseDigestErrorKind::MissingColon,
                Unexpected {
                    expected: "':' after the algorithm",
                    offset: prefix.end,
                    found: None,
                },
            )),
            _ => Err(prefix
                .error(text, "a lower-case letter, a digit, a separator or ':'")
                .into()),
        }
    }
}

impl TryFrom<&str> for Digest {
    type Error = ParseDigestError;

    fn try_from(text: &str) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl TryFrom<String> for Digest {
    type Error = ParseDigestError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

/// The digest of an algorithm that fits the grammar and an encoded portion that may not.
fn from_checked(algorithm: &str, encoded: &str) -> Result<Digest, ParseDigestError> {
    match algorithm {
        "sha256" => Ok(Digest::sha256(hash_bytes("sha256", encoded)?)),
        "sha512" => Ok(Digest::sha512(hash_bytes("sha512", encoded)?)),
        "blake3" => Ok(Digest::blake3(hash_bytes("blake3", encoded)?)),
        _ => {
            let after_colon = algorithm.len().saturating_add(1);
            match encoded.bytes().position(|byte| !is_encoded(byte)) {
                None if !encoded.is_empty() => Ok(Digest::from_text(
                    Algorithm::from_checked(algorithm),
                    encoded.into(),
                )),
                position => Err(encoded_error(
                    encoded,
                    position.unwrap_or_default(),
                    after_colon,
                )),
            }
        }
    }
}

/// The bytes that the encoded portion of a digest of a registered algorithm spells.
fn hash_bytes<const N: usize>(
    algorithm: &'static str,
    encoded: &str,
) -> Result<[u8; N], ParseDigestError> {
    hex::decode(encoded.as_bytes())
        .ok_or_else(|| hash_error(algorithm, encoded, N.saturating_mul(2)))
}

/// Why `encoded` is not `digits` hexadecimal digits: the first other character among as many, or
/// else its length.
#[cold]
fn hash_error(algorithm: &'static str, encoded: &str, digits: usize) -> ParseDigestError {
    let after_colon = algorithm.len().saturating_add(1);
    let stray = encoded
        .bytes()
        .take(digits)
        .position(|byte| !hex::is_digit(byte));
    match stray {
        None if !encoded.is_empty() => ParseDigestError::encoded_length(
            algorithm,
            digits,
            encoded.chars().count(),
            after_colon.saturating_add(encoded.len().min(digits)),
        ),
        None => encoded_error(encoded, 0, after_colon),
        Some(position) => {
            let found = char_at(encoded, position);
            let fits_the_grammar =
                found.is_some_and(|found| u8::try_from(found).is_ok_and(is_encoded));
            ParseDigestError::unexpected(
                if fits_the_grammar {
                    ParseDigestErrorKind::HexDigit
                } else {
                    ParseDigestErrorKind::EncodedCharacter
                },
                Unexpected {
                    expected: "a lower-case hexadecimal digit",
                    offset: after_colon.saturating_add(position),
                    found,
                },
            )
        }
    }
}

#[cold]
fn encoded_error(encoded: &str, position: usize, after_colon: usize) -> ParseDigestError {
    let found = char_at(encoded, position);
    let (kind, expected) = if found.is_none() {
        (ParseDigestErrorKind::EmptyEncoded, "an encoded part")
    } else {
        (
            ParseDigestErrorKind::EncodedCharacter,
            "a letter, a digit, '=', '_' or '-'",
        )
    };
    ParseDigestError::unexpected(
        kind,
        Unexpected {
            expected,
            offset: after_colon.saturating_add(position),
            found,
        },
    )
}

#[cfg(test)]
mod tests;
