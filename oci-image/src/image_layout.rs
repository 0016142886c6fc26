//! Layouts.
pub(crate) mod example {
    //! Files for the examples of clauses.
    use oci_conformance::Example;
    pub(crate) const OCI_LAYOUT: (&str, &str) = ("oci-layout", r#"{"imageLayoutVersion":"1.0.0"}"#);
    pub(crate) const ARTIFACT_TYPE_VALUE_FROM_CONFIG: &[Example] = &[];
}
