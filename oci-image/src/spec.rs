//! The specification as a whole: [spec.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/spec.md).

use oci_conformance::{Clause, Example::PassFiles, Heading};

use crate::image_layout::example;

static COMPONENTS: Clause = Clause::optional(
    "image.spec.components",
    "spec.md#image-format-specification",
    "An image is a manifest, a configuration and layers; an index over the manifest may be missing.",
)
.note(
    "A layout has an `index.json` in any case, which need not lead to another index: \
     `image.layout.index.exists`.",
)
.examples(&[PassFiles(&[
    example::OCI_LAYOUT,
    (
        "index.json",
        r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:2610400cbe43690060eb8b4d0cbea3941c77c51ffee5a11b9b4683499e74f649","size":397,"platform":{"architecture":"amd64","os":"linux"}}]}"#,
    ),
    (
        "blobs/sha256/2610400cbe43690060eb8b4d0cbea3941c77c51ffee5a11b9b4683499e74f649",
        r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:83656ea199d8d74b56ef7fe4a0bef9dd10aa412ec632f8ccdf3e0c903471c0a2","size":151},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef","size":1024}]}"#,
    ),
    (
        "blobs/sha256/83656ea199d8d74b56ef7fe4a0bef9dd10aa412ec632f8ccdf3e0c903471c0a2",
        r#"{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":["sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef"]}}"#,
    ),
    (
        "blobs/sha256/5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
        EMPTY_ARCHIVE,
    ),
])]);

/// A tar archive without entries: two blocks of zeros.
const EMPTY_ARCHIVE: &str = match std::str::from_utf8(&[0; 1024]) {
    Ok(archive) => archive,
    Err(_) => "",
};

static CONFORMANCE_ABSOLUTE_REQUIREMENTS: Clause = Clause::must(
    "image.spec.conformance.absolute-requirements",
    "spec.md#notational-conventions",
    "An implementation conforms if it holds to every MUST, MUST NOT, REQUIRED, SHALL and SHALL NOT \
     that applies to it, and not otherwise.",
)
.note(
    "So a breach of these is an error here, and a breach of advice a warning, which never decides \
     whether something conforms. No other sentence uses SHALL or SHALL NOT.",
)
.uncheckable("it is the sum of all other clauses");

static FUTURE_FEATURES: Clause = Clause::optional(
    "image.spec.future-features",
    "spec.md#understanding-the-specification",
    "Later versions may have signatures over content addresses, and names that are federated by \
     DNS.",
)
.uncheckable("it announces what does not exist yet");

/// The clauses of spec.md.
pub(crate) static HEADING: Heading = Heading {
    file: "spec.md",
    shapes: &[],
    clauses: &[
        &COMPONENTS,
        &CONFORMANCE_ABSOLUTE_REQUIREMENTS,
        &FUTURE_FEATURES,
    ],
};

#[cfg(test)]
mod tests {
    use oci_conformance::ClauseRef;
    use oci_digest::Digest;

    use super::*;

    #[test]
    fn the_files_of_the_example_are_named_by_their_digests() {
        let [PassFiles(files)] = ClauseRef::from(&COMPONENTS).examples() else {
            panic!("one example");
        };
        let blobs = files.iter().filter_map(|(path, content)| {
            let encoded = path.strip_prefix("blobs/sha256/")?;
            Some((encoded, content))
        });
        for (encoded, content) in blobs {
            let digest = Digest::sha256_of(content.as_bytes());
            assert_eq!(digest.to_string(), format!("sha256:{encoded}"));
        }
    }
}
