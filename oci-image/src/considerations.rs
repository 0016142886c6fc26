//! Considerations: [considerations.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/considerations.md).

mod ebnf;
mod json;
mod numbers;

use oci_conformance::{Clause, Heading};

pub(crate) use self::json::PLUS_JSON_TYPES;
use crate::specification::V1_1_0;

/// The rules over the text of every document, whatever it says.
pub(crate) static TEXT: &[&Clause] = &[
    &json::I_JSON,
    &json::NO_SURROGATES,
    &json::UTF8,
    &numbers::NUMBERS,
    &json::NO_DUPLICATE_NAMES,
];

static EXTENSIBILITY_NO_ALTERATION: Clause = Clause::must_not(
    "image.considerations.extensibility.no-alteration",
    "considerations.md#extensibility",
    "Whoever stores or copies content does not change it in a way that changes its digest.",
)
.since(V1_1_0)
.note(
    "To read JSON and write it anew changes it, and so do dropping unknown properties and \
     compressing a layer again.",
);

static EXTENSIBILITY_UNKNOWN_PROPERTIES: Clause = Clause::should_not(
    "image.considerations.extensibility.unknown-properties",
    "considerations.md#extensibility",
    "Whoever processes content of a known media type does not fail on properties that he does not \
     know.",
)
.since(V1_1_0)
.note(
    "Versions 1.0.x had MUST NOT for manifests and indexes, and config.md still has it for \
     configurations. Unknown properties are kept and never a breach here.",
);

static CANONICALIZATION_SERIALIZE: Clause = Clause::should(
    "image.considerations.canonicalization.serialize",
    "considerations.md#canonicalization",
    "Blobs are written in a canonical form, so that equal content has an equal digest.",
);

/// The clauses of considerations.md.
pub(crate) static HEADING: Heading = Heading {
    file: "considerations.md",
    shapes: &[],
    clauses: &[
        &EXTENSIBILITY_NO_ALTERATION,
        &EXTENSIBILITY_UNKNOWN_PROPERTIES,
        &CANONICALIZATION_SERIALIZE,
        &PLUS_JSON_TYPES,
        &json::I_JSON,
        &json::NO_SURROGATES,
        &json::UTF8,
        &numbers::NUMBERS,
        &json::NO_DUPLICATE_NAMES,
        &json::ORDER_INSIGNIFICANT,
        &json::RFC8785,
        &ebnf::FULL_MATCH,
        &ebnf::WHITESPACE,
        &ebnf::EXPRESSIONS,
        &ebnf::PRECEDENCE,
    ],
};

#[cfg(test)]
mod tests;
