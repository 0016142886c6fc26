//! Every type of document of runtimes on any text: judging ends, breaches have cases, what breaks no
//! MUST can be read, and what is read loses nothing.
#![no_main]

use libfuzzer_sys::fuzz_target;
use oci_conformance::{Context, Version, judge};
use oci_fuzz::{check, models::hold};
use oci_runtime::{
    Config, DOCUMENT_TYPES, Features, PLATFORMS, State, config_linux::ContainerProcessState,
};

fuzz_target!(|text: &[u8]| {
    for kind in DOCUMENT_TYPES {
        let report = judge(text, kind, &Context::default(), "");
        check(&report, Some(text));
        // An older version, or another platform, may not know yet what reading refuses.
        let all = Context::default().at(Version::UNRELEASED).on(PLATFORMS);
        let report = judge(text, kind, &all, "");
        let sound = report.conforms() && report.obstacles().is_empty();
        match kind.name {
            "config" => hold(text, kind, sound, Config::from_slice),
            "state" => hold(text, kind, sound, State::from_slice),
            "features" => hold(text, kind, sound, Features::from_slice),
            "container-process-state" => hold(text, kind, sound, ContainerProcessState::from_slice),
            other => panic!("{other} is read by nothing"),
        }
    }
});
