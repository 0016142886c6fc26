//! Holding configurations against what runtimes can honour that run containers in virtual machines.

use oci_conformance::{Document, Reason, Report};
use oci_runtime::vm_profile::{APPLIES_TO_VM, NEEDS_HOST, Profile};

use crate::cli::ProfileName;

/// The profile of this name.
pub(crate) fn profile(name: ProfileName) -> Profile {
    let profile = match name {
        ProfileName::Vm => Profile::kata_like(),
        ProfileName::VmKrun => Profile::krun_like(),
    };
    profile.named(name.as_str())
}

/// Adds what a profile says of a configuration, which is `None` if it could not be read.
pub(super) fn advise(
    config: Option<&Document<'_>>,
    file: &str,
    profile: Option<&Profile>,
    report: &mut Report,
) {
    let reason = match (profile, config) {
        (Some(profile), Some(config)) => return profile.advise(config.root(), file, report),
        (Some(_), None) => Reason::Prerequisite,
        (None, _) => Reason::Option,
    };
    report.unjudged(&NEEDS_HOST, reason);
    report.unjudged(&APPLIES_TO_VM, reason);
}
