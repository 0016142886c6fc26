//! The schema of a report, with the feature `schema`.

use std::borrow::Cow;

use schemars::{
    JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings, json_schema,
    transform::RecursiveTransform,
};
use serde_json::Value;

use super::Record;
use crate::{Conformance, DocumentState, Keyword, report};

impl Record {
    /// The JSON Schema of a report, whoever judged what.
    #[must_use]
    pub fn schema() -> Schema {
        let settings = SchemaSettings::draft2020_12().for_serialize();
        let settings = settings.with_transform(RecursiveTransform(unbroken));
        settings.into_generator().into_root_schema_for::<Self>()
    }
}

/// Descriptions are comments of the code, where lines end somewhere.
fn unbroken(schema: &mut Schema) {
    if let Some(Value::String(description)) = schema.get_mut("description") {
        *description = description.replace('\n', " ");
    }
}

/// Types that stand for the values of properties, which are texts and numbers.
macro_rules! values {
    ($($(#[$meta:meta])* $type:ident = $name:literal: $schema:expr;)+) => {
        $(
            $(#[$meta])*
            pub(super) enum $type {}

            impl JsonSchema for $type {
                fn schema_name() -> Cow<'static, str> {
                    $name.into()
                }

                fn schema_id() -> Cow<'static, str> {
                    concat!(module_path!(), "::", $name).into()
                }

                fn json_schema(_: &mut SchemaGenerator) -> Schema {
                    $schema
                }
            }
        )+
    };
}

values! {
    /// How many.
    Count = "count": json_schema!({ "type": "integer", "minimum": 0 });
    /// Which one, from 1.
    Ordinal = "ordinal": json_schema!({ "type": "integer", "minimum": 1 });
    /// A digest.
    Digest = "digest": json_schema!({
        "type": "string",
        "pattern": "^[a-z0-9]+([+._-][a-z0-9]+)*:[a-zA-Z0-9=_-]+$",
    });
    /// The id of a clause.
    ClauseId = "clause_id": json_schema!({
        "type": "string",
        "pattern": "^[a-z0-9-]+(\\.[a-z0-9-]+)+$",
    });
    /// The key word of a clause.
    Level = "level": one_of(Keyword::ALL.iter().map(|keyword| keyword.as_str()));
    /// Why something was not judged.
    Reason = "reason": one_of(report::Reason::ALL.iter().map(|reason| reason.as_str()));
    /// How a breach is reported.
    Severity = "severity": one_of(report::Severity::ALL.iter().map(|severity| severity.as_str()));
    /// What became of a clause.
    Outcome = "outcome": one_of(report::Outcome::WORDS.iter().copied());
    /// What became of a document.
    State = "state": one_of(DocumentState::ALL.iter().map(|state| state.as_str()));
    /// The verdict.
    Verdict = "verdict": one_of(Conformance::ALL.iter().map(|verdict| verdict.as_str()));
}

fn one_of<'t>(words: impl Iterator<Item = &'t str>) -> Schema {
    json_schema!({ "enum": words.collect::<Vec<_>>() })
}
