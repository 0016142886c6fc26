//! What rules say of values, as schemas, and the types that have a grammar of their own.

use std::borrow::Cow;

use oci_conformance::schema::{
    Governed::{Property, Rest},
    Grammar, MakeSchema,
    schemars::{JsonSchema, Schema, SchemaGenerator, json_schema},
};
use oci_digest::Digest;

use crate::{
    Data, DiffId, ImageId, MediaType, Reference, SchemaVersion, annotations,
    config::{self, ChainId, DateTime, EmptyObject, RootFsKind},
};

/// What the shapes leave to rules.
pub(super) static GRAMMARS: &[Grammar] = &[
    of("image.descriptor.media-type", media_type),
    of("image.descriptor.artifact-type", media_type),
    of("image.descriptor.digest", part::<Digest>),
    of(
        "image.descriptor.size",
        |_| json_schema!({ "type": "integer", "minimum": 0, "maximum": i64::MAX }),
    ),
    of("image.descriptor.data", part::<Data>),
    of("image.index.schema-version", part::<SchemaVersion>),
    of(
        "image.index.media-type",
        |_| json_schema!({ "const": MediaType::IMAGE_INDEX.as_str() }),
    ),
    of("image.index.artifact-type", media_type),
    of("image.manifest.schema-version", part::<SchemaVersion>),
    of(
        "image.manifest.media-type",
        |_| json_schema!({ "const": MediaType::IMAGE_MANIFEST.as_str() }),
    ),
    of("image.manifest.artifact-type", media_type),
    of("image.config.created", part::<DateTime>),
    of("image.config.history.created", part::<DateTime>),
    of("image.config.rootfs.type", part::<RootFsKind>),
    of("image.config.rootfs.diff-ids", part::<DiffId>),
    Grammar {
        of: Rest(&annotations::SHAPE),
        schema: part::<String>,
    },
    Grammar {
        of: Rest(&config::EXPOSED_PORTS),
        schema: part::<EmptyObject>,
    },
    Grammar {
        of: Rest(&config::VOLUMES),
        schema: part::<EmptyObject>,
    },
];

const fn of(base: &'static str, schema: MakeSchema) -> Grammar {
    Grammar {
        of: Property(base),
        schema,
    }
}

fn part<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

/// A media type as RFC 6838 names them. The type [`MediaType`] takes any text: what it cannot be
/// called is for rules to say.
fn media_type(_: &mut SchemaGenerator) -> Schema {
    const NAME: &str = "[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}";
    json_schema!({
        "type": "string",
        "pattern": format!("^{NAME}/{NAME}$"),
    })
}

/// The date and the time of RFC 3339 but for its leap seconds, of which not all are one.
const DATE_TIME: &str = concat!(
    "^(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])",
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)",
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))",
    // The years that have a 29th of February.
    "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)",
    "[Tt](?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\\.[0-9]+)?",
    "(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])$",
);

/// Base64 with padding, whose last bits are zero.
const BASE64: &str = "^(?:[A-Za-z0-9+/]{4})*\
    (?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$";

/// Implements `JsonSchema` for types whose schema refers to no other.
macro_rules! leaves {
    ($($(#[$meta:meta])* $type:ident: $schema:tt,)+) => {
        $(
            $(#[$meta])*
            impl JsonSchema for $type {
                fn schema_name() -> Cow<'static, str> {
                    stringify!($type).into()
                }

                fn schema_id() -> Cow<'static, str> {
                    concat!(module_path!(), "::", stringify!($type)).into()
                }

                fn json_schema(_: &mut SchemaGenerator) -> Schema {
                    json_schema!($schema)
                }
            }
        )+
    };
}

leaves! {
    /// All that it parses, and second 60 at any time.
    ///
    /// There is no `format`, as most checkers of `date-time` refuse second 60 at any time.
    DateTime: {
        "title": "date-time of RFC 3339",
        "type": "string",
        "pattern": DATE_TIME,
        "examples": ["2015-10-31T22:22:56.015925234Z"],
    },
    /// All that it parses.
    Data: {
        "title": "Base64",
        "type": "string",
        "contentEncoding": "base64",
        "pattern": BASE64,
    },
    SchemaVersion: { "const": 2 },
    RootFsKind: { "const": "layers" },
    /// What the specification calls an empty object. Reading keeps what is in it nevertheless.
    EmptyObject: { "title": "empty object", "type": "object", "maxProperties": 0 },
    /// Any string: its grammar is left to parsing.
    Reference: { "title": "reference", "type": "string" },
}

/// Implements `JsonSchema` for types that are digests.
macro_rules! digests {
    ($($type:ident),+) => {
        $(
            impl JsonSchema for $type {
                fn inline_schema() -> bool {
                    true
                }

                fn schema_name() -> Cow<'static, str> {
                    stringify!($type).into()
                }

                fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                    generator.subschema_for::<Digest>()
                }
            }
        )+
    };
}

digests!(DiffId, ChainId, ImageId);
