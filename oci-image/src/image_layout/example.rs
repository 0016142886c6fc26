//! Files for the examples of clauses about layouts.

use oci_conformance::Example::{self, FailFiles, PassFiles};

/// The file that makes a directory a layout.
pub(crate) const OCI_LAYOUT: (&str, &str) = ("oci-layout", r#"{"imageLayoutVersion":"1.0.0"}"#);
/// A directory without blobs.
pub(crate) const BLOBS: (&str, &str) = ("blobs/", "");
/// An entry point that leads nowhere.
pub(crate) const EMPTY_INDEX: (&str, &str) = (
    "index.json",
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]}"#,
);
/// Leads to [`MANIFEST`].
pub(crate) const INDEX: (&str, &str) = (
    "index.json",
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:2610400cbe43690060eb8b4d0cbea3941c77c51ffee5a11b9b4683499e74f649","size":397,"platform":{"architecture":"amd64","os":"linux"}}]}"#,
);
/// Leads to [`MANIFEST`], and does not say what that runs on.
pub(crate) const INDEX_WITHOUT_PLATFORM: (&str, &str) = (
    "index.json",
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:2610400cbe43690060eb8b4d0cbea3941c77c51ffee5a11b9b4683499e74f649","size":397}]}"#,
);
/// Leads to [`MANIFEST`], and calls it an image for another architecture.
pub(crate) const INDEX_OF_OTHER_PLATFORM: (&str, &str) = (
    "index.json",
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:2610400cbe43690060eb8b4d0cbea3941c77c51ffee5a11b9b4683499e74f649","size":397,"platform":{"architecture":"arm64","os":"linux"}}]}"#,
);
/// Leads to [`MANIFEST`] twice, as if it were for two architectures.
pub(crate) const INDEX_OF_TWO_PLATFORMS: (&str, &str) = (
    "index.json",
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:2610400cbe43690060eb8b4d0cbea3941c77c51ffee5a11b9b4683499e74f649","size":397,"platform":{"architecture":"amd64","os":"linux"}},{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:2610400cbe43690060eb8b4d0cbea3941c77c51ffee5a11b9b4683499e74f649","size":397,"platform":{"architecture":"arm64","os":"linux"}}]}"#,
);
/// Leads to [`UNIDENTIFIED_MANIFEST`].
pub(crate) const INDEX_OF_UNIDENTIFIED_IMAGE: (&str, &str) = (
    "index.json",
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:b40b6ae98cbe9bd40a7039169d4acf09da43be2ed26e7d3d8f47ae259c6cebd8","size":396,"platform":{"architecture":"amd64","os":"linux"}}]}"#,
);
/// Leads to [`NESTED_INDEX`].
pub(crate) const INDEX_OF_INDEX: (&str, &str) = (
    "index.json",
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.index.v1+json","digest":"sha256:0763e8190dc82616557e9969ef1a3eca419c09409d54ba6f6ca05f585407eee3","size":289,"annotations":{"org.opencontainers.image.ref.name":"v1"}}]}"#,
);
/// Leads to [`NAMED_NESTED_INDEX`].
pub(crate) const INDEX_OF_NAMED_INDEX: (&str, &str) = (
    "index.json",
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.index.v1+json","digest":"sha256:0119d3e3b71a8fbd4fba1db01b50b1bfaccbc9177f90bc8c8cf4cf6db199450c","size":346}]}"#,
);
/// Calls [`MANIFEST`] an index.
pub(crate) const INDEX_OF_MANIFEST_AS_INDEX: (&str, &str) = (
    "index.json",
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.index.v1+json","digest":"sha256:2610400cbe43690060eb8b4d0cbea3941c77c51ffee5a11b9b4683499e74f649","size":397}]}"#,
);
/// Calls [`NESTED_INDEX`] a manifest.
pub(crate) const INDEX_OF_INDEX_AS_MANIFEST: (&str, &str) = (
    "index.json",
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:0763e8190dc82616557e9969ef1a3eca419c09409d54ba6f6ca05f585407eee3","size":289}]}"#,
);
/// Leads to [`EMPTY`].
pub(crate) const INDEX_OF_EMPTY: (&str, &str) = (
    "index.json",
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.empty.v1+json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2}]}"#,
);
/// Leads to [`FALSE_EMPTY`].
pub(crate) const INDEX_OF_FALSE_EMPTY: (&str, &str) = (
    "index.json",
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.empty.v1+json","digest":"sha256:ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356","size":3}]}"#,
);
/// Leads to [`ARTIFACT`], whose own type it repeats.
pub(crate) const INDEX_OF_ARTIFACT: (&str, &str) = (
    "index.json",
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:1660897fb522280a9cdcb683c698fe8d4ef82e7a700ce3a0d1ec75a55ffee1c9","size":426,"artifactType":"application/vnd.example+type"}]}"#,
);
/// Leads to [`ARTIFACT`], and repeats the type of its config.
pub(crate) const INDEX_OF_ARTIFACT_BY_CONFIG: (&str, &str) = (
    "index.json",
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:1660897fb522280a9cdcb683c698fe8d4ef82e7a700ce3a0d1ec75a55ffee1c9","size":426,"artifactType":"application/vnd.oci.empty.v1+json"}]}"#,
);
/// Leads to [`ARTIFACT`], and says another type than it.
pub(crate) const INDEX_OF_OTHER_ARTIFACT: (&str, &str) = (
    "index.json",
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:1660897fb522280a9cdcb683c698fe8d4ef82e7a700ce3a0d1ec75a55ffee1c9","size":426,"artifactType":"application/vnd.example.other"}]}"#,
);
/// The config of an image of one layer.
pub(crate) const CONFIG: (&str, &str) = (
    "blobs/sha256/83656ea199d8d74b56ef7fe4a0bef9dd10aa412ec632f8ccdf3e0c903471c0a2",
    r#"{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":["sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef"]}}"#,
);
/// A config without a single DiffID.
pub(crate) const UNIDENTIFIED_CONFIG: (&str, &str) = (
    "blobs/sha256/c5b1d63604f273462ef36fadac3182d43ae6a6138731cf594b314835cf1c034f",
    r#"{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]}}"#,
);
/// An image for Linux on amd64, whose layer is elsewhere.
pub(crate) const MANIFEST: (&str, &str) = (
    "blobs/sha256/2610400cbe43690060eb8b4d0cbea3941c77c51ffee5a11b9b4683499e74f649",
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:83656ea199d8d74b56ef7fe4a0bef9dd10aa412ec632f8ccdf3e0c903471c0a2","size":151},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef","size":1024}]}"#,
);
/// An image with [`UNIDENTIFIED_CONFIG`].
pub(crate) const UNIDENTIFIED_MANIFEST: (&str, &str) = (
    "blobs/sha256/b40b6ae98cbe9bd40a7039169d4acf09da43be2ed26e7d3d8f47ae259c6cebd8",
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:c5b1d63604f273462ef36fadac3182d43ae6a6138731cf594b314835cf1c034f","size":78},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef","size":1024}]}"#,
);
/// An artifact that consists of nothing.
pub(crate) const ARTIFACT: (&str, &str) = (
    "blobs/sha256/1660897fb522280a9cdcb683c698fe8d4ef82e7a700ce3a0d1ec75a55ffee1c9",
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","artifactType":"application/vnd.example+type","config":{"mediaType":"application/vnd.oci.empty.v1+json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2},"layers":[{"mediaType":"application/vnd.oci.empty.v1+json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2}]}"#,
);
/// An index that leads to [`MANIFEST`].
pub(crate) const NESTED_INDEX: (&str, &str) = (
    "blobs/sha256/0763e8190dc82616557e9969ef1a3eca419c09409d54ba6f6ca05f585407eee3",
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:2610400cbe43690060eb8b4d0cbea3941c77c51ffee5a11b9b4683499e74f649","size":397,"platform":{"architecture":"amd64","os":"linux"}}]}"#,
);
/// An index that names what only `index.json` may name.
pub(crate) const NAMED_NESTED_INDEX: (&str, &str) = (
    "blobs/sha256/0119d3e3b71a8fbd4fba1db01b50b1bfaccbc9177f90bc8c8cf4cf6db199450c",
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:2610400cbe43690060eb8b4d0cbea3941c77c51ffee5a11b9b4683499e74f649","size":397,"platform":{"architecture":"amd64","os":"linux"},"annotations":{"org.opencontainers.image.ref.name":"v1"}}]}"#,
);
/// Content that is unused.
pub(crate) const EMPTY: (&str, &str) = (
    "blobs/sha256/44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
    "{}",
);
/// Almost the content of the empty media type.
pub(crate) const FALSE_EMPTY: (&str, &str) = (
    "blobs/sha256/ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356",
    "{}\n",
);
/// Content that nothing refers to.
pub(crate) const HELLO: (&str, &str) = (
    "blobs/sha256/2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
    "hello",
);
/// Content under the name of [`HELLO`].
pub(crate) const CORRUPT: (&str, &str) = (HELLO.0, "hallo");

/// The type that an index gives to an artifact, and the artifact's own.
pub(crate) const ARTIFACT_TYPE_VALUE_FROM_CONFIG: &[Example] = &[
    PassFiles(&[OCI_LAYOUT, INDEX_OF_ARTIFACT, ARTIFACT, EMPTY]),
    PassFiles(&[OCI_LAYOUT, INDEX_OF_ARTIFACT_BY_CONFIG, ARTIFACT, EMPTY]),
    FailFiles(
        &[OCI_LAYOUT, INDEX_OF_OTHER_ARTIFACT, ARTIFACT, EMPTY],
        "index.json",
        "/manifests/0/artifactType",
    ),
];
