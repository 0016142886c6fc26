use super::*;

#[test]
fn the_examples_prove_their_clauses() {
    assert_eq!(oci_conformance::proof::prove(&DOCUMENT), []);
}
