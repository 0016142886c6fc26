//! The clauses of [manifest.md#guidance-for-an-empty-descriptor](https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidance-for-an-empty-descriptor).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, FailFiles, Pass, PassFiles},
    Node, Severity, Subject, Verdict,
};
use oci_digest::{Algorithm, Digest};

use crate::{
    KnownMediaType,
    descriptor::{EMPTY_DIGEST, EMPTY_DIGEST_TEXT},
    image_layout::example,
    specification::V1_1_0,
};

pub(super) static EMPTY_DESCRIPTOR_MEDIA_TYPE: Clause = Clause::recommended(
    "image.manifest.empty-descriptor.media-type",
    "manifest.md#guidance-for-an-empty-descriptor",
    "A descriptor without content has the media type `application/vnd.oci.empty.v1+json`.",
)
.since(V1_1_0)
.note("Taken for no content are no bytes at all, and the two bytes `{}`.")
.softened(Severity::Note, "the section calls itself guidance")
.check(
    media_type,
    &[
        Pass(
            r#"{"config":{"mediaType":"application/vnd.oci.empty.v1+json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2}}"#,
        ),
        Fail(
            r#"{"config":{"mediaType":"application/vnd.example.config.v1+json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2}}"#,
            "/config/mediaType",
        ),
        Fail(
            r#"{"layers":[{"mediaType":"text/plain","digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0}]}"#,
            "/layers/0/mediaType",
        ),
    ],
);

fn media_type(manifest: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let config = manifest.at("config").present();
    let layers = manifest.at("layers").items();
    for descriptor in config.into_iter().chain(layers) {
        check_media_type(descriptor, verdict);
    }
}

/// Holds a descriptor without content against the media type that there is for it.
pub(super) fn check_media_type(descriptor: Node<'_>, verdict: &mut Verdict<'_>) {
    let media_type = descriptor.at("mediaType");
    if has_no_content(descriptor) && media_type.exists() {
        verdict.count_case();
        if !media_type.is_str(KnownMediaType::Empty.as_str()) {
            verdict.breach(
                media_type,
                "there is no content, for which there is a media type of its own",
            );
        }
    }
}

fn has_no_content(descriptor: Node<'_>) -> bool {
    // A digest has one spelling, so that there is no need to parse it.
    descriptor.at("size").int() == Some(0) || descriptor.at("digest").is_str(EMPTY_DIGEST_TEXT)
}

/// Content of the empty media type is `{}`.
pub static EMPTY_DESCRIPTOR_CONTENT: Clause = Clause::must(
    "image.manifest.empty-descriptor.content",
    "manifest.md#guidance-for-an-empty-descriptor",
    "Content of the type `application/vnd.oci.empty.v1+json` is the two bytes `{}`.",
)
.since(V1_1_0)
.note("The section calls itself guidance, but nothing else says what the media type means.")
.judged(
    Subject::Graph,
    &[
        PassFiles(&[example::OCI_LAYOUT, example::INDEX_OF_EMPTY, example::EMPTY]),
        FailFiles(
            &[
                example::OCI_LAYOUT,
                example::INDEX_OF_FALSE_EMPTY,
                example::FALSE_EMPTY,
            ],
            example::FALSE_EMPTY.0,
            "",
        ),
    ],
);

pub(crate) static EMPTY_DESCRIPTOR_DIGEST: Clause = Clause::must(
    "image.manifest.empty-descriptor.digest",
    "manifest.md#guidance-for-an-empty-descriptor",
    "The SHA-256 digest of an empty descriptor is that of `{}`: `sha256:44136fa3…`.",
)
.since(V1_1_0)
.note("By another algorithm `{}` has another digest, which is computed where that is possible.")
.check(
    |descriptor, _, verdict| {
        if !descriptor.at("mediaType").is_str(KnownMediaType::Empty.as_str()) {
            return;
        }
        let digest = descriptor.at("digest");
        let Some(Ok(stated)) = digest.parse::<Digest>() else {
            return;
        };
        let expected = match stated.algorithm() {
            Algorithm::Sha256 => Ok(EMPTY_DIGEST),
            other => Digest::of(other, b"{}"),
        };
        match expected {
            Err(_) => verdict.unjudged(oci_conformance::Reason::Algorithm),
            Ok(expected) => {
                verdict.count_case();
                if stated != expected {
                    verdict.breach(digest, format!("`{{}}` has the digest {expected}"));
                }
            }
        }
    },
    &[
        Pass(
            r#"{"mediaType":"application/vnd.oci.empty.v1+json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"}"#,
        ),
        Fail(
            r#"{"mediaType":"application/vnd.oci.empty.v1+json","digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}"#,
            "/digest",
        ),
        Fail(
            r#"{"mediaType":"application/vnd.oci.empty.v1+json","digest":"sha512:cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e"}"#,
            "/digest",
        ),
    ],
);

pub(crate) static EMPTY_DESCRIPTOR_DATA: Clause = Clause::optional(
    "image.manifest.empty-descriptor.data",
    "manifest.md#guidance-for-an-empty-descriptor",
    "`data` of an empty descriptor may be missing; else it is `e30=`.",
)
.since(V1_1_0)
.note("That it is nothing else follows from the rules of `data`.")
.examples(&[
    Pass(
        r#"{"mediaType":"application/vnd.oci.empty.v1+json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2}"#,
    ),
    Pass(
        r#"{"mediaType":"application/vnd.oci.empty.v1+json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2,"data":"e30="}"#,
    ),
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_empty_digest_is_that_of_its_content() {
        assert_eq!(EMPTY_DIGEST, Digest::sha256_of(b"{}"));
        assert_eq!(EMPTY_DIGEST.to_string(), EMPTY_DIGEST_TEXT);
    }
}
