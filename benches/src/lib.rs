//! The documents that are measured: like real ones in kind and size.
#![forbid(unsafe_code)]

use std::fmt::Write;

/// A digest, different for each number.
#[must_use]
pub fn digest(number: usize) -> String {
    oci_digest::Digest::sha256_of(&number.to_le_bytes()).to_string()
}

/// A manifest of about 1 kB: a config and five layers.
#[must_use]
pub fn manifest() -> String {
    let layers: Vec<String> = (1..=5)
        .map(|number| {
            format!(
                r#"{{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"{}","size":{}}}"#,
                digest(number),
                number * 7_654_321,
            )
        })
        .collect();
    format!(
        r#"{{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{}","size":5518}},"layers":[{}],"annotations":{{"org.opencontainers.image.base.digest":"{}"}}}}"#,
        digest(0),
        layers.join(","),
        digest(9),
    )
}

/// An index of `count` manifests with platforms.
#[must_use]
pub fn index(count: usize) -> String {
    let architectures = ["amd64", "arm64", "s390x", "ppc64le"];
    let manifests: Vec<String> = (0..count)
        .map(|number| {
            format!(
                r#"{{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"{}","size":1043,"platform":{{"architecture":"{}","os":"linux"}}}}"#,
                digest(number),
                architectures[number % architectures.len()],
            )
        })
        .collect();
    format!(
        r#"{{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{}]}}"#,
        manifests.join(","),
    )
}

/// A config of about 5.5 kB: parameters, ten layers, and the history of thirty steps.
#[must_use]
pub fn config() -> String {
    let diff_ids: Vec<String> = (0..10).map(|number| format!("\"{}\"", digest(number))).collect();
    let mut history = String::new();
    for step in 0..30 {
        let empty = if step % 3 == 0 { "" } else { r#","empty_layer":true"# };
        let comma = if step == 0 { "" } else { "," };
        write!(
            history,
            r#"{comma}{{"created":"2026-01-02T03:04:{step:02}.123456789Z","created_by":"/bin/sh -c set -eux; step {step}","comment":"buildkit.dockerfile.v0"{empty}}}"#,
        )
        .expect("a string takes everything");
    }
    format!(
        r#"{{"created":"2026-01-02T03:04:05Z","architecture":"amd64","os":"linux","config":{{"User":"app","ExposedPorts":{{"80/tcp":{{}}}},"Env":["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin","LANG=C.UTF-8"],"Entrypoint":["/docker-entrypoint.sh"],"Cmd":["nginx","-g","daemon off;"],"WorkingDir":"/","Labels":{{"org.opencontainers.image.version":"1.2.3"}},"StopSignal":"SIGQUIT"}},"rootfs":{{"type":"layers","diff_ids":[{}]}},"history":[{history}]}}"#,
        diff_ids.join(","),
    )
}

/// A reference with everything that it can have.
#[must_use]
pub fn reference() -> String {
    format!("registry.example.com:5000/team/project/app:v1.2.3@{}", digest(0))
}
