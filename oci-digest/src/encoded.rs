use core::fmt;
use core::ops::Deref;

use crate::hex::HexText;

/// The encoded portion of a digest, the part after the colon.
///
/// It holds text, made when it was asked for if the digest keeps bytes; neither case allocates.
///
/// ```
/// use oci_digest::Digest;
///
/// let digest = Digest::sha256_of(b"{}");
/// assert!(digest.encoded().starts_with("44136fa355b3678a"));
/// assert_eq!(digest.encoded().as_str().len(), 64);
/// ```
#[derive(Clone)]
pub struct Encoded<'a>(Form<'a>);

#[derive(Clone)]
enum Form<'a> {
    Hex(HexText),
    Text(&'a str),
}

impl<'a> Encoded<'a> {
    pub(crate) fn hex(bytes: &[u8]) -> Self {
        Self(Form::Hex(HexText::new(bytes)))
    }

    pub(crate) fn text(text: &'a str) -> Self {
        Self(Form::Text(text))
    }

    /// The text: one or more of `[a-zA-Z0-9=_-]`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Form::Hex(hex) => hex.as_str(),
            Form::Text(text) => text,
        }
    }
}

impl Deref for Encoded<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Encoded<'_> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for Encoded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Encoded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}
