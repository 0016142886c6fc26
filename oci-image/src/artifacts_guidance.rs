//! Artifacts: [artifacts-guidance.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/artifacts-guidance.md).

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Heading, Node, Subject, shortened,
};

use crate::specification::V1_1_0;

/// The rules over a manifest.
pub(crate) static MANIFEST_RULES: &[&Clause] = &[&MAY_USE_MANIFEST, &CONFIG_NOT_OCI];

static MAY_USE_MANIFEST: Clause = Clause::may(
    "image.artifacts-guidance.may-use-manifest",
    "artifacts-guidance.md#guidance-for-artifacts-authors",
    "A manifest may describe other content than a container image.",
)
.since(V1_1_0)
.note("manifest.md says the same.")
.examples(&[Pass(
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","artifactType":"application/vnd.example+type","config":{"mediaType":"application/vnd.oci.empty.v1+json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2,"data":"e30="},"layers":[{"mediaType":"application/vnd.example+type","digest":"sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824","size":5}]}"#,
)]);

pub(crate) static CONFIG_NOT_OCI: Clause = Clause::should_not(
    "image.artifacts-guidance.config-not-oci",
    "artifacts-guidance.md#guidance-for-artifacts-authors",
    "The `mediaType` of the `config` of an artifact is not that of an image configuration.",
)
.since(V1_1_0)
.note(
    "manifest.md has a MUST for it. That content is an artifact can be seen only by its \
     `artifactType`, or by layers none of which has a type for layers of images, encrypted ones \
     included.",
)
.judged(
    Subject::Document,
    &[
        Pass(
            r#"{"artifactType":"application/vnd.example+type","config":{"mediaType":"application/vnd.oci.empty.v1+json"}}"#,
        ),
        Pass(
            r#"{"config":{"mediaType":"application/vnd.example.config+json"},"layers":[{"mediaType":"application/vnd.example+type"}]}"#,
        ),
        Fail(
            r#"{"artifactType":"application/vnd.example+type","config":{"mediaType":"application/vnd.oci.image.config.v1+json"},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar"}]}"#,
            "/config/mediaType",
        ),
        Fail(
            r#"{"config":{"mediaType":"application/vnd.oci.image.config.v1+json"},"layers":[{"mediaType":"application/vnd.in-toto+json"}]}"#,
            "/config/mediaType",
        ),
    ],
);

/// What shows that a manifest is of an artifact, if anything does.
pub(crate) fn sign_of_an_artifact(manifest: Node<'_>) -> Option<String> {
    if let Some(artifact_type) = manifest.at("artifactType").str() {
        return Some(format!("`artifactType` is `{}`", shortened(&artifact_type)));
    }
    let mut layers = manifest.at("layers").items();
    let first = layers.clone().next()?.at("mediaType").str()?;
    let is_artifact = layers.all(|layer| {
        let name = layer.at("mediaType").str();
        name.is_some_and(|name| !is_layer_of_image(&name))
    });
    is_artifact.then(|| format!("a layer is `{}`", shortened(&first)))
}

/// Whether a type is for layers of images, or derived from one that is, such as those that end in
/// `+encrypted`.
fn is_layer_of_image(name: &str) -> bool {
    let layers = [
        "application/vnd.oci.image.layer.",
        "application/vnd.docker.image.rootfs.",
    ];
    layers.iter().any(|start| name.starts_with(start))
}

static LEGACY: Clause = Clause::may(
    "image.artifacts-guidance.legacy",
    "artifacts-guidance.md#guidance-for-artifacts-authors",
    "Older artifacts may have the type of an image configuration and layers of their own types.",
)
.since(V1_1_0)
.note(
    "The sentence tells that some tools made such artifacts, and calls them non-conformant. They \
     are reported by `image.artifacts-guidance.config-not-oci`.",
)
.uncheckable("it tells how older artifacts came about, and permits nothing new");

/// The clauses of artifacts-guidance.md.
pub(crate) static HEADING: Heading = Heading {
    file: "artifacts-guidance.md",
    shapes: &[],
    clauses: &[&MAY_USE_MANIFEST, &CONFIG_NOT_OCI, &LEGACY],
};

#[cfg(test)]
mod tests {
    use oci_conformance::{Document, Limits};

    use super::*;

    #[test]
    fn what_may_be_an_image_is_no_artifact() {
        for text in [
            "{}",
            r#"{"layers":[]}"#,
            r#"{"layers":[{}]}"#,
            r#"{"layers":[{"mediaType":1}]}"#,
            r#"{"layers":{"mediaType":"a/b"}}"#,
            r#"{"layers":["a/b"]}"#,
            r#"{"layers":[{"mediaType":"a/b"},{"mediaType":"application/vnd.oci.image.layer.v1.tar"}]}"#,
            r#"{"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip+encrypted"}]}"#,
            r#"{"layers":[{"mediaType":"application/vnd.docker.image.rootfs.diff.tar.gzip"}]}"#,
            r#"{"artifactType":null}"#,
        ] {
            let document = Document::parse(text.as_bytes(), &Limits::DEFAULT).unwrap();
            assert_eq!(sign_of_an_artifact(document.root()), None, "{text}");
        }
    }
}
