//! The catalogue against its own examples. The workspace's tests of agreement hold it against the list
//! of the specification's clauses.

use oci_conformance::proof::prove_catalogue;
use oci_runtime::{ADVISORIES, CATALOGUE, DOCUMENT_TYPES};

/// What no example can show: shapes, the features of a runtime, profiles, what is no directory.
/// They have tests of their own.
const OTHERS_SHOW: &[&str] = &[
    "advisory.json.foreign-spelling",
    "advisory.features.unsupported",
    "advisory.features.unknown",
    "advisory.features.unsafe-annotation",
    "advisory.vm.needs-host",
    "advisory.vm.applies-to-vm",
    "runtime.bundle.local-directory",
];

#[test]
fn the_catalogue_is_whole() {
    let unproven = prove_catalogue(&CATALOGUE, ADVISORIES, DOCUMENT_TYPES, OTHERS_SHOW);
    assert_eq!(unproven, []);
}
