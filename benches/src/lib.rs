//! The documents that are measured: like real ones in kind and size.
#![forbid(unsafe_code)]

pub mod layers;

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

/// What build steps of images commonly run: long commands that make layers, short ones that do not.
const STEPS: &[(&str, bool)] = &[
    (
        "/bin/sh -c #(nop) ADD file:6b1f1c2b7c4d2f0c3a5b9f7d1e8a4c6e2d0b8f6a4c2e0d8b6f4a2c0e8d6b4f2a in / ",
        true,
    ),
    ("/bin/sh -c #(nop)  CMD [\"bash\"]", false),
    (
        "ENV PATH=/usr/local/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        false,
    ),
    ("ENV LANG=C.UTF-8", false),
    (
        "RUN /bin/sh -c set -eux; \tapt-get update; \tapt-get install -y --no-install-recommends \t\tca-certificates \t\tnetbase \t\ttzdata \t; \trm -rf /var/lib/apt/lists/* # buildkit",
        true,
    ),
    (
        "RUN /bin/sh -c groupadd --system --gid 101 app && useradd --system --gid app --no-create-home --home /nonexistent --comment \"app user\" --shell /bin/false --uid 101 app # buildkit",
        true,
    ),
    ("ENV VERSION=1.29.3", false),
    (
        "RUN /bin/sh -c set -x && apt-get update && apt-get install --no-install-recommends --no-install-suggests -y gnupg1 curl && curl -fsSL https://example.com/keys/signing.key | gpg --dearmor -o /etc/apt/keyrings/app.gpg && apt-get purge -y --auto-remove && rm -rf /var/lib/apt/lists/* # buildkit",
        true,
    ),
    ("COPY docker-entrypoint.sh / # buildkit", true),
    (
        "COPY 10-listen-on-ipv6-by-default.sh /docker-entrypoint.d # buildkit",
        true,
    ),
    (
        "COPY 20-envsubst-on-templates.sh /docker-entrypoint.d # buildkit",
        true,
    ),
    (
        "COPY 30-tune-worker-processes.sh /docker-entrypoint.d # buildkit",
        true,
    ),
    ("WORKDIR /srv/app", true),
    (
        "RUN /bin/sh -c pip install --no-cache-dir --require-hashes -r requirements.txt && python -m compileall -q /srv/app && find /usr/local -depth -name __pycache__ -prune -exec rm -rf {} + # buildkit",
        true,
    ),
    ("COPY --chown=app:app . /srv/app # buildkit", true),
    ("ENTRYPOINT [\"/docker-entrypoint.sh\"]", false),
    ("EXPOSE map[80/tcp:{}]", false),
    ("STOPSIGNAL SIGQUIT", false),
    ("CMD [\"nginx\" \"-g\" \"daemon off;\"]", false),
];

/// A config of about 5 kB: parameters, ten layers, and the history of nineteen steps.
#[must_use]
pub fn config() -> String {
    let history: Vec<serde_json::Value> = STEPS
        .iter()
        .enumerate()
        .map(|(step, &(command, layer))| {
            let mut entry = serde_json::json!({
                "created": format!("2026-01-02T03:04:{step:02}.123456789Z"),
                "created_by": command,
                "comment": "buildkit.dockerfile.v0",
            });
            if !layer {
                entry["empty_layer"] = true.into();
            }
            entry
        })
        .collect();
    let layers = STEPS.iter().filter(|(_, layer)| *layer).count();
    let diff_ids: Vec<String> = (0..layers).map(digest).collect();
    serde_json::json!({
        "created": "2026-01-02T03:04:05Z",
        "architecture": "amd64",
        "os": "linux",
        "config": {
            "User": "app",
            "ExposedPorts": {"80/tcp": {}},
            "Env": [
                "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                "LANG=C.UTF-8",
                "VERSION=1.29.3",
            ],
            "Entrypoint": ["/docker-entrypoint.sh"],
            "Cmd": ["nginx", "-g", "daemon off;"],
            "WorkingDir": "/srv/app",
            "Labels": {"org.opencontainers.image.version": "1.29.3"},
            "StopSignal": "SIGQUIT",
        },
        "rootfs": {"type": "layers", "diff_ids": diff_ids},
        "history": history,
    })
    .to_string()
}

/// A reference with everything that it can have.
#[must_use]
pub fn reference() -> String {
    format!(
        "registry.example.com:5000/team/project/app:v1.2.3@{}",
        digest(0)
    )
}
