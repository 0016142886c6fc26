//! A layout of two layers, for the examples of clauses about their order and their `DiffID`s.
//!
//! The upper layer is no archive, which those clauses do not mind.

use crate::image_layout::example;

const RIGHT_INDEX: &str = r#"{"schemaVersion":2,"manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:0a4d9f81fd759f0af5e882e960b52503c05b938a4ec2d683b2ef8ae15a70e1b8","size":541,"platform":{"architecture":"amd64","os":"linux"}}]}"#;
pub(crate) const RIGHT_MANIFEST: &str =
    "blobs/sha256/0a4d9f81fd759f0af5e882e960b52503c05b938a4ec2d683b2ef8ae15a70e1b8";
const RIGHT_MANIFEST_TEXT: &str = r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:c7557aedb8739ac61395846ad2db3923e0bc86c43464778de42d9d7be3f06f25","size":225},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0},{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824","size":5}]}"#;
pub(crate) const RIGHT_CONFIG: &str =
    "blobs/sha256/c7557aedb8739ac61395846ad2db3923e0bc86c43464778de42d9d7be3f06f25";
const RIGHT_CONFIG_TEXT: &str = r#"{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":["sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"]}}"#;

pub(crate) const RIGHT: &[(&str, &str)] = &[
    example::OCI_LAYOUT,
    ("index.json", RIGHT_INDEX),
    (RIGHT_MANIFEST, RIGHT_MANIFEST_TEXT),
    (RIGHT_CONFIG, RIGHT_CONFIG_TEXT),
    (
        "blobs/sha256/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "",
    ),
    (
        "blobs/sha256/2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
        "hello",
    ),
];

const SWAPPED_INDEX: &str = r#"{"schemaVersion":2,"manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:85bfc72a0b4ccc0569eb4c9bee0d2107c384684e6e70e633d398a02069ecc9b8","size":541,"platform":{"architecture":"amd64","os":"linux"}}]}"#;
pub(crate) const SWAPPED_MANIFEST: &str =
    "blobs/sha256/85bfc72a0b4ccc0569eb4c9bee0d2107c384684e6e70e633d398a02069ecc9b8";
const SWAPPED_MANIFEST_TEXT: &str = r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:d8e1ed4c39cb26789a6593e41562861810d1bae4bbf12da502ddfd0affe45730","size":225},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0},{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824","size":5}]}"#;
pub(crate) const SWAPPED_CONFIG: &str =
    "blobs/sha256/d8e1ed4c39cb26789a6593e41562861810d1bae4bbf12da502ddfd0affe45730";
const SWAPPED_CONFIG_TEXT: &str = r#"{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":["sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824","sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"]}}"#;

pub(crate) const SWAPPED: &[(&str, &str)] = &[
    example::OCI_LAYOUT,
    ("index.json", SWAPPED_INDEX),
    (SWAPPED_MANIFEST, SWAPPED_MANIFEST_TEXT),
    (SWAPPED_CONFIG, SWAPPED_CONFIG_TEXT),
    (
        "blobs/sha256/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "",
    ),
    (
        "blobs/sha256/2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
        "hello",
    ),
];

const OTHER_INDEX: &str = r#"{"schemaVersion":2,"manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:ae79410561e065ded16d27d0097357f0e350787abe0a781fccba0c4d7c384c2c","size":541,"platform":{"architecture":"amd64","os":"linux"}}]}"#;
pub(crate) const OTHER_MANIFEST: &str =
    "blobs/sha256/ae79410561e065ded16d27d0097357f0e350787abe0a781fccba0c4d7c384c2c";
const OTHER_MANIFEST_TEXT: &str = r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:9325a2c739cce35e2b852a570507bc05acbb72859a6899174b1bc323a0706a6a","size":225},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0},{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824","size":5}]}"#;
pub(crate) const OTHER_CONFIG: &str =
    "blobs/sha256/9325a2c739cce35e2b852a570507bc05acbb72859a6899174b1bc323a0706a6a";
const OTHER_CONFIG_TEXT: &str = r#"{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":["sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","sha256:d9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa"]}}"#;

pub(crate) const OTHER: &[(&str, &str)] = &[
    example::OCI_LAYOUT,
    ("index.json", OTHER_INDEX),
    (OTHER_MANIFEST, OTHER_MANIFEST_TEXT),
    (OTHER_CONFIG, OTHER_CONFIG_TEXT),
    (
        "blobs/sha256/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "",
    ),
    (
        "blobs/sha256/2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
        "hello",
    ),
];
