//! Compares a configuration with a runtime's features, as an engine does before it chooses a runtime.
//!
//! `cargo run --example compare_features -- <(crun features) config.json`

use std::{env, error::Error, ffi::OsString, fs, path::Path, process::ExitCode};

use oci_conformance::shortened;
use oci_runtime::{
    Config, Features, Rejected,
    features::{Gap, Support},
};

/// What an engine makes of the gaps: without what is known to be missing the container would not be
/// what it is meant to be; the rest is only worth a line in a log.
struct Answer {
    refused: Vec<String>,
    logged: Vec<String>,
}

fn compare(features: &[u8], config: &[u8]) -> Result<Answer, Rejected> {
    let (features, config) = (Features::from_slice(features)?, Config::from_slice(config)?);
    let gaps = features.covers(&config);
    let (refused, logged): (Vec<&Gap>, Vec<&Gap>) = gaps
        .iter()
        .partition(|gap| gap.support == Support::Unsupported);
    let lines = |gaps: Vec<&Gap>| gaps.into_iter().map(line).collect();
    Ok(Answer {
        refused: lines(refused),
        logged: lines(logged),
    })
}

fn line(gap: &Gap) -> String {
    // The names of annotations are foreign, and this goes to a terminal.
    let config = shortened(&gap.config);
    format!("{config}: {} (see {})", gap.message, gap.features)
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let recorded = Path::new(env!("CARGO_MANIFEST_DIR")).join("oci-runtime/tests/recorded");
    let mut paths = env::args_os().skip(1);
    let mut next = |name| {
        let default = || OsString::from(recorded.join(name));
        fs::read(paths.next().unwrap_or_else(default))
    };
    let features = next("crun-features.json")?;
    let config = next("podman-config.json")?;
    let answer = compare(&features, &config)?;
    for line in answer.logged.iter().chain(&answer.refused) {
        println!("{line}");
    }
    if answer.refused.is_empty() {
        println!("The runtime is fit for it.");
        return Ok(ExitCode::SUCCESS);
    }
    Ok(ExitCode::FAILURE)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FEATURES: &[u8] = include_bytes!("../oci-runtime/tests/recorded/crun-features.json");

    #[test]
    fn what_podman_asks_for_crun_has() {
        let config = include_bytes!("../oci-runtime/tests/recorded/podman-config.json");
        let answer = compare(FEATURES, config).unwrap();
        assert_eq!(answer.refused, [""; 0]);
        let line = |index, arch| {
            format!(
                "/linux/seccomp/architectures/{index}: the features do not tell whether the \
                 runtime supports the architecture of seccomp `{arch}` (see /linux/seccomp/archs)"
            )
        };
        assert_eq!(
            answer.logged,
            [
                line(0, "SCMP_ARCH_X86_64"),
                line(1, "SCMP_ARCH_X86"),
                line(2, "SCMP_ARCH_X32"),
            ]
        );
    }

    #[test]
    fn what_crun_does_not_have_is_refused() {
        let config = br#"{
            "ociVersion": "1.0.2",
            "root": {"path": "rootfs"},
            "mounts": [{"destination": "/data", "source": "/srv", "options": ["rbind", "silent"]}],
            "linux": {"namespaces": [{"type": "mount"}, {"type": "time"}]},
            "annotations": {"run.oci.keep_original_groups": "1"}
        }"#;
        let answer = compare(FEATURES, config).unwrap();
        assert_eq!(
            answer.refused,
            [
                "/mounts/0/options/1: the runtime does not support the option of mounts `silent` \
                 (see /mountOptions)",
                "/linux/namespaces/1/type: the runtime does not support the namespace `time` \
                 (see /linux/namespaces)",
            ]
        );
        assert_eq!(
            answer.logged,
            ["/annotations/run.oci.keep_original_groups: the annotation \
                 `run.oci.keep_original_groups` may change what the runtime does (see \
                 /potentiallyUnsafeConfigAnnotations)"]
        );
    }
}
