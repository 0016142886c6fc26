//! The catalogue against its own examples. The workspace's tests of agreement hold it against the list
//! of the specification's clauses.

use oci_conformance::proof::{prove, prove_catalogue};
use oci_image::{ADVISORIES, CATALOGUE, DOCUMENT_TYPES};

#[test]
fn the_examples_prove_their_clauses() {
    for kind in DOCUMENT_TYPES {
        assert_eq!(prove(kind), [], "{}", kind.name);
    }
}

/// Advisories about what no example can show: archives of layouts, layers on top of each other, shapes.
/// They have tests of their own.
const OTHERS_SHOW: &[&str] = &[
    "advisory.json.foreign-spelling",
    "advisory.layout.archive-duplicate-name",
    "advisory.layout.archive-escaping-name",
    "advisory.layout.archive-without-end",
    "advisory.layer.hard-link-across-layers",
    "advisory.layer.whiteout-of-nothing",
];

#[test]
fn the_catalogue_is_whole() {
    let unproven = prove_catalogue(&CATALOGUE, ADVISORIES, DOCUMENT_TYPES, OTHERS_SHOW);
    assert_eq!(unproven, []);
}
