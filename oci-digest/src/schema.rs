//! As strings with the pattern of the grammar, with the feature `schema`.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::{Algorithm, Digest};

/// A string that fits the grammar; what a registered algorithm asks for beyond that is left to
/// parsing. Needs the feature `schema`.
impl JsonSchema for Digest {
    fn schema_name() -> Cow<'static, str> {
        "Digest".into()
    }

    fn schema_id() -> Cow<'static, str> {
        concat!(module_path!(), "::Digest").into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A content identifier, <algorithm>:<encoded>",
            "type": "string",
            "pattern": "^[a-z0-9]+([+._-][a-z0-9]+)*:[a-zA-Z0-9=_-]+$",
        })
    }
}

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
            "description": "The algorithm portion of a content identifier",
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
        let algorithm = schema_for!(Algorithm);
        assert_eq!(
            algorithm.get("pattern").unwrap(),
            "^[a-z0-9]+([+._-][a-z0-9]+)*$"
        );
    }
}
