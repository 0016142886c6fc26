//! The sound layout.

use std::io::Write as _;

use flate2::{Compression, write::GzEncoder};

use oci_image::layout::Options;

use crate::{
    draft::Draft,
    table::{Expected, differs, told},
};

const INDEX: &str = r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.index.v1+json",<nested>,"annotations":{"org.opencontainers.image.ref.name":"v1"}},{"mediaType":"application/vnd.oci.image.manifest.v1+json",<artifact>,"artifactType":"application/vnd.example.sbom.v1"}],"annotations":{"com.example.index":"top"}}"#;

const NESTED: &str = r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json",<amd64>,"platform":{"architecture":"amd64","os":"linux"}},{"mediaType":"application/vnd.oci.image.manifest.v1+json",<arm64>,"platform":{"architecture":"arm64","os":"linux","variant":"v8"}}],"annotations":{"com.example.index":"nested"}}"#;

const AMD64: &str = r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json",<config-amd64>},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip",<base>}],"annotations":{"com.example.manifest":"amd64"}}"#;

const ARM64: &str = r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json",<config-arm64>},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip",<base>},{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip",<app>}]}"#;

const CONFIG_AMD64: &str = r#"{"created":"2024-02-29T23:59:59.123456789+01:00","author":"Alice <alice@example.com>","architecture":"amd64","os":"linux","config":{"User":"alice:staff","ExposedPorts":{"8080/tcp":{},"53/udp":{}},"Env":["PATH=/bin","EMPTY="],"Entrypoint":["/bin/app"],"Cmd":["--help"],"Volumes":{"/data":{}},"WorkingDir":"/","Labels":{"com.example.label":"1"},"StopSignal":"SIGTERM"},"rootfs":{"type":"layers","diff_ids":["<base-tar.digest>"]},"history":[{"created":"2024-02-29T12:00:00Z","created_by":"ADD base"},{"created_by":"ENV EMPTY=","empty_layer":true}]}"#;

const CONFIG_ARM64: &str = r#"{"architecture":"arm64","os":"linux","variant":"v8","rootfs":{"type":"layers","diff_ids":["<base-tar.digest>","<app-tar.digest>"]}}"#;

const ARTIFACT: &str = r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","artifactType":"application/vnd.example.sbom.v1","config":{"mediaType":"application/vnd.oci.empty.v1+json",<empty>,"data":"e30="},"layers":[{"mediaType":"application/vnd.example.sbom.v1+json",<sbom>,"urls":["https://example.com/sbom"],"annotations":{"org.opencontainers.image.title":"sbom.json"}}],"subject":{"mediaType":"application/vnd.oci.image.manifest.v1+json",<amd64>},"annotations":{"org.opencontainers.image.created":"2024-02-29T12:00:00Z"}}"#;

/// A layout of an image for two platforms, and of an artifact that describes one of them.
pub(crate) fn draft() -> Draft {
    let (base, app) = (tar("etc/os-release", "NAME=none\n"), tar("bin/app", "app"));
    let mut draft = Draft::new();
    draft.add_blob("base", gzip(&base));
    draft.add_blob("app", gzip(&app));
    draft.add_absent("base-tar", base);
    draft.add_absent("app-tar", app);
    draft.add_blob("config-amd64", CONFIG_AMD64);
    draft.add_blob("config-arm64", CONFIG_ARM64);
    draft.add_blob("amd64", AMD64);
    draft.add_blob("arm64", ARM64);
    draft.add_blob("nested", NESTED);
    draft.add_blob("empty", "{}");
    draft.add_blob("sbom", r#"{"packages":[]}"#);
    draft.add_blob("artifact", ARTIFACT);
    draft.add_file("index.json", INDEX);
    draft.add_file("oci-layout", r#"{"imageLayoutVersion":"1.0.0"}"#);
    draft
}

fn tar(path: &str, content: &str) -> Vec<u8> {
    let mut header = tar::Header::new_ustar();
    header.set_size(content.len() as u64);
    header.set_mode(0o644);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(0);
    let mut archive = tar::Builder::new(Vec::new());
    archive
        .append_data(&mut header, path, content.as_bytes())
        .unwrap();
    archive.into_inner().unwrap()
}

pub(crate) fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn nothing_is_said_of_the_sound_layout() {
    let report = draft().finish().judge();
    assert_eq!(
        differs(&report, Expected::Silence),
        None,
        "{}",
        told(&report)
    );
    let roles = |role: &str| {
        let documents = report.documents().iter();
        documents.filter(|document| document.role == role).count()
    };
    let found = ["oci-layout", "index", "manifest", "config", "layer"].map(roles);
    assert_eq!(found, [1, 2, 3, 2, 3]);
}

/// Whatever a version has not got, it does not forbid either.
#[test]
fn the_sound_layout_conforms_to_every_version() {
    let layout = draft().finish().on_disk();
    for version in oci_image::CATALOGUE.specification.releases {
        let mut options = Options::default();
        options.context = options.context.at(*version);
        let report = layout.judge(&options);
        assert!(report.conforms(), "{version}: {}", told(&report));
    }
}
