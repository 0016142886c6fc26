//! As strings with the pattern of the grammar, with the feature `schema`.

use std::{borrow::Cow, format};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::{Algorithm, Digest};

/// A string that parses: it fits the grammar, and what a registered algorithm asks for. Needs the
/// feature `schema`.
impl JsonSchema for Digest {
    fn schema_name() -> Cow<'static, str> {
        "Digest".into()
    }

    fn schema_id() -> Cow<'static, str> {
        concat!(module_path!(), "::Digest").into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "title": "Digest",
            "description": "A content identifier: the algorithm, a colon, and the encoded portion.",
            "type": "string",
            "pattern": "^[a-z0-9]+([+._-][a-z0-9]+)*:[a-zA-Z0-9=_-]+$",
            "allOf": REGISTERED.map(|(algorithm, digits)| json_schema!({
                "if": { "pattern": format!("^{algorithm}:") },
                "then": { "pattern": format!("^{algorithm}:[0-9a-f]{{{digits}}}$") },
            })),
            "examples": [EXAMPLE],
        })
    }
}

/// The registered algorithms, and how many hexadecimal digits their encoded portions have. Not
/// every implementation of patterns can look ahead, so that each needs a condition.
const REGISTERED: [(&str, usize); 3] = [("sha256", 64), ("sha512", 128), ("blake3", 64)];

const EXAMPLE: &str = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// A string that fits the grammar; needs the feature `schema`.
impl JsonSchema for Algorithm {
    fn schema_name() -> Cow<'static, str> {
        "Algorithm".into()
    }

    fn schema_id() -> Cow<'static, str> {
        concat!(module_path!(), "::Algorithm").into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "title": "Algorithm",
            "description": "The algorithm portion of a content identifier.",
            "type": "string",
            "pattern": "^[a-z0-9]+([+._-][a-z0-9]+)*$",
        })
    }
}

#[cfg(test)]
mod tests {
    use schemars::schema_for;

    use super::*;

    #[test]
    fn the_schema_is_the_grammar() {
        let digest = schema_for!(Digest);
        assert_eq!(digest.get("type").unwrap(), "string");
        assert_eq!(
            digest.get("pattern").unwrap(),
            "^[a-z0-9]+([+._-][a-z0-9]+)*:[a-zA-Z0-9=_-]+$"
        );
        assert!(EXAMPLE.parse::<Digest>().is_ok());
        let algorithm = schema_for!(Algorithm);
        assert_eq!(
            algorithm.get("pattern").unwrap(),
            "^[a-z0-9]+([+._-][a-z0-9]+)*$"
        );
    }

    #[test]
    fn a_schema_is_called_what_its_type_is() {
        assert_eq!(Digest::schema_name(), "Digest");
        assert_eq!(Algorithm::schema_name(), "Algorithm");
        assert_eq!(Digest::schema_id(), "oci_digest::schema::Digest");
        assert_eq!(Algorithm::schema_id(), "oci_digest::schema::Algorithm");
    }
}
