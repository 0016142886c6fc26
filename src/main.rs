//! `oci-tool` judges images, layouts, bundles and configurations by every clause of the OCI
//! image-spec and runtime-spec.
#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    oci_tool::run()
}
