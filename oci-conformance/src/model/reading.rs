//! Reading documents from their bytes.

use serde_core::{Deserialize, de::Error};

use crate::{Context, DocumentType, Rejected, judge};

/// Reads a document that passes `check`, or judges why it is none.
///
/// A text that cannot be read is held against every clause of `kind`, so that the error says all
/// that is wrong with it.
pub fn read<T: for<'de> Deserialize<'de>>(
    bytes: &[u8],
    kind: &DocumentType,
    check: impl FnOnce(&T) -> Result<(), String>,
) -> Result<T, Rejected> {
    let value = parse(bytes).map_err(|error| reject(error, bytes, kind))?;
    match check(&value) {
        Ok(()) => Ok(value),
        Err(problem) => Err(reject(serde_json::Error::custom(problem), bytes, kind)),
    }
}

/// Parses JSON.
///
/// To look once whether all of it is UTF-8 is faster than to look at every string.
pub fn parse<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> serde_json::Result<T> {
    let problem = match std::str::from_utf8(bytes) {
        Ok(text) => return serde_json::from_str(text),
        Err(problem) => problem,
    };
    // Whatever the type, reading stops at what is not UTF-8, or before: that tells the place.
    match serde_json::from_slice::<serde_json::Value>(bytes) {
        Ok(_) => Err(serde_json::Error::custom(problem)),
        Err(error) => Err(error),
    }
}

/// An error, with what judging the document finds.
#[must_use]
pub fn reject(error: serde_json::Error, bytes: &[u8], kind: &DocumentType) -> Rejected {
    Rejected::new(error, judge(bytes, kind, &Context::default(), ""))
}
