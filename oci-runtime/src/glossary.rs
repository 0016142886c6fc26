//! Glossary: [glossary.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/glossary.md).

mod json;

use oci_conformance::{Clause, Heading};

pub(crate) use self::json::{LONE_SURROGATE, ORDER_INSIGNIFICANT, RFC8259};

/// The rules over the text of every document, whatever it says.
pub(crate) const TEXT: &[&Clause] = &[&json::UTF8, &json::NO_DUPLICATE_NAMES, &LONE_SURROGATE];

/// The clauses of glossary.md.
pub(crate) static HEADING: Heading = Heading {
    file: "glossary.md",
    shapes: &[],
    clauses: &[
        &json::UTF8,
        &json::NO_DUPLICATE_NAMES,
        &ORDER_INSIGNIFICANT,
        &RFC8259,
    ],
};
