//! The command line: what it prints, and how it exits.
//!
//! `TRYCMD=overwrite cargo test --test cli` writes the output of commands anew into the files in
//! `tests/snapshots`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "what the tests themselves need has to be there"
)]

#[path = "../../oci-image/tests/forge/mod.rs"]
mod forge;
mod formats;
mod html;
mod input;
mod layers;
mod options;
mod output;
mod results;
mod runtime;
mod sarif;
mod tool;

#[test]
fn snapshots() {
    let cases = trycmd::TestCases::new();
    cases
        .default_bin_name("oci-tool")
        .env("COLUMNS", "100")
        .env("NO_COLOR", "1")
        .env("SOURCE_DATE_EPOCH", "0")
        .insert_var("[VERSION]", env!("CARGO_PKG_VERSION"))
        .unwrap();
    cases.case("tests/snapshots/*.trycmd");
    cases.case("docs/guides/*.md");
    cases.case("docs/schemas.md");
}
