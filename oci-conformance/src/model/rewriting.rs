//! Changing a document without touching what does not change.

use serde_core::{Deserialize, Serialize, de::Error as _};
use serde_json::Value;

use super::{read, reject};
use crate::{Document, DocumentType, Limits, Rejected};

/// Reads a document, changes what was read, and returns the text with these changes and no others.
///
/// White space, the order of properties, unknown properties, explicit nulls and the spelling of
/// numbers stay as they are in everything that does not change.
pub fn rewrite<T: for<'de> Deserialize<'de> + Serialize>(
    text: &[u8],
    kind: &DocumentType,
    change: impl FnOnce(&mut T),
) -> Result<Vec<u8>, Rejected> {
    let mut value: T = read(text, kind, |_| Ok(()))?;
    let rejected = |error| reject(error, text, kind);
    let before = meaning(&value).map_err(rejected)?;
    change(&mut value);
    let after = meaning(&value).map_err(rejected)?;
    let document = Document::parse(text, &Limits::DEFAULT)
        .map_err(|error| rejected(serde_json::Error::custom(error)))?;
    Ok(document.rewritten(&before, &after))
}

/// What a value is written as. It is written as a text first, as every value can be: to write it
/// right as a `Value` would be as much code again for each type.
fn meaning<T: Serialize>(value: &T) -> serde_json::Result<Value> {
    serde_json::from_slice(&serde_json::to_vec(value)?)
}
