//! What configurations begin as.

mod linux;
mod others;

use oci_conformance::Invalid;
use oci_runtime::Config;

use crate::cli::{Platform, Template};

/// A template, if there is one of this kind for the platform.
pub(super) fn template(template: Template, platform: Platform) -> Option<Result<Config, Invalid>> {
    let config = match (template, platform) {
        (Template::Default, Platform::Linux) => linux::default(),
        (Template::Rootless, Platform::Linux) => linux::rootless(),
        (Template::Minimal, Platform::Linux) => linux::minimal(),
        (Template::Rootless, _) => return None,
        (Template::Default, Platform::Vm) => others::vm(),
        (Template::Minimal, Platform::Vm) => others::minimal_vm(),
        (Template::Default, Platform::Windows) => others::windows(),
        (Template::Minimal, Platform::Windows) => others::minimal_windows(),
        (Template::Default, Platform::Solaris) => others::solaris(),
        (Template::Minimal, Platform::Solaris) => others::minimal_solaris(),
        (Template::Default, Platform::Freebsd) => others::freebsd(),
        (Template::Minimal, Platform::Freebsd) => others::minimal_freebsd(),
        (Template::Default, Platform::Zos) => others::zos(),
        (Template::Minimal, Platform::Zos) => others::minimal_zos(),
    };
    Some(config)
}
