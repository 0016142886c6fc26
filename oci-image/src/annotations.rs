//! Annotations: [annotations.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md).
//!
//! The constants are the
//! [pre-defined keys](https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md#pre-defined-annotation-keys).
//!
//! ```
//! use oci_image::{Descriptor, annotations};
//!
//! let notes = Descriptor::of("text/plain", b"...")
//!     .annotation(annotations::TITLE, "notes.txt")
//!     .build()?;
//! assert_eq!(notes.annotations["org.opencontainers.image.title"], "notes.txt");
//! # Ok::<(), oci_image::Invalid>(())
//! ```

mod base_image;
pub mod conversion;
mod keys;
mod label_schema;
mod licenses;
mod predefined;
mod ref_name;
mod rules;

use oci_conformance::{Heading, Shape, Value};

pub use self::keys::*;
#[cfg(feature = "layout")]
pub(crate) use self::ref_name::judge_ref_name_position;
pub(crate) use self::rules::{EMPTY_ABSENT_OR_EMPTY_MAP, MAP_OBJECT};

/// The shape of annotations: strings under any names.
///
/// That it is an object, the property that holds it says, as config.md and annotations.md do so
/// in clauses of their own; that the values are strings, rules say, as null breaks another clause.
pub static SHAPE: Shape = Shape::new("annotations", "annotations.md#rules", &[])
    .rest(&Value::Any)
    .rules(&[
        &rules::MAP_STRING_VALUES,
        &rules::VALUE_PRESENT,
        &rules::VALUE_MAY_BE_EMPTY,
        &rules::KEYS_UNIQUE,
        &rules::KEYS_NAMESPACED,
        &rules::KEYS_REVERSE_DOMAIN,
        &rules::KEYS_RESERVED_ORG_OPENCONTAINERS,
        &rules::KEYS_RESERVED_ORG_OPENCONTAINERS_IMAGE,
        &predefined::SCOPE,
        &predefined::CREATED_RFC3339,
        &predefined::AUTHORS_FREEFORM,
        &predefined::URL_URL,
        &predefined::DOCUMENTATION_URL,
        &predefined::SOURCE_URL,
        &predefined::VERSION_STRING,
        &predefined::VERSION_SEMVER,
        &predefined::REVISION_STRING,
        &predefined::VENDOR_STRING,
        &predefined::LICENSES_SPDX,
        &ref_name::REF_NAME_STRING,
        &ref_name::REF_NAME_CHARSET,
        &ref_name::REF_NAME_GRAMMAR,
        &predefined::TITLE_STRING,
        &predefined::DESCRIPTION_STRING,
        &base_image::BASE_DIGEST_DIGEST,
        &base_image::BASE_NAME_STRING,
        &base_image::BASE_NAME_REFERENCE_FORMAT,
        &base_image::BASE_NAME_FULLY_QUALIFIED,
        &base_image::BASE_NAME_WITH_DIGEST,
    ]);

/// The clauses of annotations.md.
pub(crate) static HEADING: Heading = Heading {
    file: "annotations.md",
    shapes: &[&SHAPE],
    clauses: &[
        &MAP_OBJECT,
        &EMPTY_ABSENT_OR_EMPTY_MAP,
        &rules::UNKNOWN_KEY,
        &predefined::VERSION_MATCH_TAG,
        &ref_name::REF_NAME_POSITION,
        &base_image::BASE_DIGEST_IMMEDIATE,
        &base_image::BASE_DIGEST_NO_OTHERS,
        &base_image::BASE_NAME_IMMEDIATE,
        &base_image::BASE_NAME_NO_OTHERS,
        &label_schema::LABEL_SCHEMA_COMPAT,
    ],
};

#[cfg(all(test, feature = "catalogue"))]
mod tests {
    use oci_conformance::{
        Clause, Context, Document, DocumentType, Example, Limits, Property, Report, judge_node,
        proof,
    };

    use super::*;
    use crate::considerations;

    static HOLDER: Shape = Shape::new(
        "holder",
        "annotations.md#rules",
        &[
            Property::optional("annotations", "test.annotations", Value::Shape(&SHAPE))
                .typed_by(&MAP_OBJECT)
                .null_breaks(&EMPTY_ABSENT_OR_EMPTY_MAP),
        ],
    );

    static DOCUMENT: DocumentType = DocumentType {
        name: "annotations",
        shape: &SHAPE,
        syntax: &considerations::PLUS_JSON_TYPES,
        text: &[],
        covers: &[],
        terms: None,
        newer: None,
    };

    #[test]
    fn clauses_are_proven_by_their_examples() {
        let unproven = proof::prove(&DOCUMENT);
        let own = |unproven: &&proof::Unproven| unproven.clause.starts_with("image.annotations.");
        assert_eq!(unproven.iter().find(own), None);
    }

    #[test]
    fn clauses_of_whole_maps_are_proven_where_they_stand() {
        let clauses: [&'static Clause; 2] = [&MAP_OBJECT, &EMPTY_ABSENT_OR_EMPTY_MAP];
        for clause in clauses {
            for example in oci_conformance::ClauseRef::from(clause).examples() {
                let (text, pointer) = match *example {
                    Example::Pass(text) => (text, None),
                    Example::Fail(text, pointer) => (text, Some(pointer)),
                    _ => unreachable!(),
                };
                let mut report = Report::default();
                let document = Document::parse(text.as_bytes(), &Limits::DEFAULT).unwrap();
                let context = Context::default();
                judge_node(document.root(), &HOLDER, &context, "", &mut report);
                assert_eq!(proof::problem(clause, &report, pointer), None, "{text}");
            }
        }
    }

    /// What is found in a map of annotations.
    fn judged(annotations: &Document<'_>) -> Report {
        let mut report = Report::default();
        let context = Context::default();
        judge_node(annotations.root(), &SHAPE, &context, "", &mut report);
        report
    }

    #[test]
    fn null_is_reported_once() {
        let document = Document::parse(br#"{"a.b":null}"#, &Limits::DEFAULT).unwrap();
        let report = judged(&document);
        let found: Vec<_> = report
            .findings()
            .iter()
            .map(|finding| finding.clause.to_string())
            .collect();
        assert_eq!(found, ["image.annotations.value.present"]);
    }

    #[test]
    fn messages_name_the_key() {
        let text = br#"{"com.example.null":null,"com.example.number":1}"#;
        let report = judged(&Document::parse(text, &Limits::DEFAULT).unwrap());
        let messages = report.findings().iter().map(|finding| &*finding.message);
        assert_eq!(
            messages.collect::<Vec<_>>(),
            [
                "`com.example.number` is no string",
                "`com.example.null` is null"
            ],
        );
    }
}
