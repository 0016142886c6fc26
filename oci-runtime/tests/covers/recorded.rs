//! Documents as real programs write them: features of runc 1.1.5 and crun 1.21, and configurations of
//! runc, crun, podman and buildah.

use std::fs;

use oci_conformance::{Context, judge};
use oci_runtime::{Config, Features, features};
use oci_testing::folder;

use super::table::lines;

const RUNC: &[u8] = include_bytes!("../recorded/runc-features.json");
const CRUN: &[u8] = include_bytes!("../recorded/crun-features.json");

const CONFIGS: [(&str, &[u8]); 6] = [
    ("runc spec", include_bytes!("../recorded/runc-spec.json")),
    (
        "runc spec --rootless",
        include_bytes!("../recorded/runc-spec-rootless.json"),
    ),
    ("crun spec", include_bytes!("../recorded/crun-spec.json")),
    (
        "crun spec --rootless",
        include_bytes!("../recorded/crun-spec-rootless.json"),
    ),
    ("podman", include_bytes!("../recorded/podman-config.json")),
    ("buildah", include_bytes!("../recorded/buildah-config.json")),
];

const ANNOTATIONS_UNKNOWN: &str = "/annotations | /potentiallyUnsafeConfigAnnotations | Unknown | \
     the features do not tell which annotations may change what the runtime does";

#[track_caller]
fn hold(features: &[u8], gaps: &[(&str, &[&str])]) {
    let features = Features::from_slice(features).unwrap();
    for (name, text) in CONFIGS {
        let found = lines(&features, &Config::from_slice(text).unwrap());
        let expected = gaps.iter().find(|(of, _)| *of == name);
        let expected = expected.map_or(&[][..], |(_, gaps)| gaps);
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn runc_does_not_tell_which_annotations_are_unsafe() {
    hold(RUNC, &[("podman", &[ANNOTATIONS_UNKNOWN])]);
}

#[test]
fn crun_does_not_tell_which_architectures_it_recognizes() {
    let archs = ["SCMP_ARCH_X86_64", "SCMP_ARCH_X86", "SCMP_ARCH_X32"];
    let gaps = archs.iter().enumerate().map(|(index, arch)| {
        format!(
            "/linux/seccomp/architectures/{index} | /linux/seccomp/archs | Unknown | the features \
             do not tell whether the runtime supports the architecture of seccomp `{arch}`"
        )
    });
    let gaps: Vec<String> = gaps.collect();
    let gaps: Vec<&str> = gaps.iter().map(String::as_str).collect();
    hold(CRUN, &[("podman", &gaps), ("buildah", &gaps)]);
}

#[test]
fn the_features_of_crun_conform_and_are_written_as_they_were_read() {
    let report = judge(CRUN, &features::DOCUMENT, &Context::default(), "");
    let findings: Vec<_> = report.findings().iter().map(ToString::to_string).collect();
    assert_eq!(findings, [""; 0]);
    let written = serde_json::to_value(Features::from_slice(CRUN).unwrap()).unwrap();
    let read: serde_json::Value = serde_json::from_slice(CRUN).unwrap();
    assert_eq!(written, read);
}

#[test]
fn the_features_of_the_specification_s_own_tests() {
    let Some(upstream) = folder("OCI_UPSTREAM") else {
        return;
    };
    let cases = upstream.join("runtime-spec/cases/features/good");
    let runc = fs::read(cases.join("runc.json")).unwrap();
    hold(&runc, &[("podman", &[ANNOTATIONS_UNKNOWN])]);
}
