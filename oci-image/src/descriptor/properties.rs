//! The clauses of [descriptor.md#properties](https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md#properties).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, FailFiles, Pass, PassFiles},
    Held, Node, Severity, Subject, Verdict, shortened,
};
use oci_digest::Digest;

use super::Data;
use crate::{
    ContentKind, KnownMediaType,
    image_layout::example,
    manifest,
    media_types::check_name,
    specification::{V1_1_0, V1_1_1},
    uri,
};

pub(super) static USAGE_EMBEDDED: Clause = Clause::should(
    "image.descriptor.usage.embedded",
    "descriptor.md#oci-content-descriptors",
    "Formats that refer to external content do so through embedded descriptors.",
)
.uncheckable("it advises designers of formats");

pub(super) static USAGE_OTHER_FORMATS: Clause = Clause::should(
    "image.descriptor.usage.other-formats",
    "descriptor.md#oci-content-descriptors",
    "Formats outside of the specification use descriptors to refer to external content securely.",
)
.uncheckable("it speaks of formats outside of the specification");

pub(super) static INDEPENDENCE: Clause = Clause::may(
    "image.descriptor.independence",
    "descriptor.md#oci-content-descriptors",
    "Descriptors of one document need not agree in media type or digest algorithm.",
)
.since(V1_1_1)
.examples(&[Pass(
    r#"{"mediaType":"application/octet-stream","digest":"sha512:cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e","size":0}"#,
)]);

pub(super) static OBJECT: Clause = Clause::must(
    "image.descriptor.object",
    "descriptor.md#properties",
    "A descriptor is a JSON object.",
)
.judged(
    Subject::Document,
    &[
        Pass(
            r#"{"mediaType":"text/plain","digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0}"#,
        ),
        Fail(r#"["text/plain"]"#, ""),
        Fail("null", ""),
    ],
);

pub(super) static MEDIA_TYPE_RFC6838: Clause = Clause::must(
    "image.descriptor.media-type.rfc6838",
    "descriptor.md#properties",
    "`mediaType` is a type, a slash and a subtype. Each is 1 to 127 characters long, begins with \
     a letter or digit and goes on with these and `!#$&-^_.+`; there are no parameters.",
)
.note(
    "Up to v1.1.0 the JSON Schema wrote the class of characters with the range `&-^`, which lets \
     `/ ; : = < > ? @ [ ]` pass; RFC 6838 is followed. It also advises names of at most 64 \
     characters, and folds case; consumers compare OCI media types exactly.",
)
.check(
    |descriptor, context, verdict| {
        let also = manifest::repeated_media_type_clauses(descriptor, context);
        check_media_type_also(descriptor.at("mediaType"), verdict, also);
    },
    &[
        Pass(r#"{"mediaType":"application/vnd.oci.image.manifest.v1+json"}"#),
        Fail(r#"{"mediaType":""}"#, "/mediaType"),
        Fail(r#"{"mediaType":"text/plain;charset=utf-8"}"#, "/mediaType"),
        Fail(r#"{"mediaType":"text/plain\n"}"#, "/mediaType"),
    ],
);

/// Holds a string against the names that RFC 6838 allows.
pub(crate) fn check_media_type(name: Node<'_>, verdict: &mut Verdict<'_>) {
    check_media_type_also(name, verdict, &[]);
}

fn check_media_type_also(
    name: Node<'_>,
    verdict: &mut Verdict<'_>,
    also: &'static [&'static Clause],
) {
    let Some(text) = name.str() else { return };
    verdict.count_case();
    for same in also {
        verdict.count_case_of(same);
    }
    if let Err(problem) = check_name(&text) {
        let message = format!("`{}` is no media type: {problem}", shortened(&text));
        verdict.breach_also(name, message, also);
    }
}

pub(super) static MEDIA_TYPE_OCI_DEFINED: Clause = Clause::optional(
    "image.descriptor.media-type.oci-defined",
    "descriptor.md#properties",
    "`mediaType` need not be one of the types that the OCI defines.",
)
.examples(&[Pass(
    r#"{"mediaType":"application/vnd.example+type","digest":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0}"#,
)]);

pub(super) static DIGEST_VERIFY_UNTRUSTED: Clause = Clause::should(
    "image.descriptor.digest.verify-untrusted",
    "descriptor.md#properties",
    "Content from an untrusted source is hashed, and the digest compared with the descriptor's.",
);

/// `size` is the length of the content.
pub static SIZE_MATCHES_CONTENT: Clause = Clause::must(
    "image.descriptor.size.matches-content",
    "descriptor.md#properties",
    "`size` is the length of the content in bytes, as it is stored.",
)
.note(
    "The definition of the property says so; the only sentence with a key word is that content of \
     another length is not to be trusted. Compressed layers are measured compressed. Content \
     that is not there is no breach.",
)
.judged(
    Subject::Graph,
    &[
        PassFiles(&[
            example::OCI_LAYOUT,
            ("index.json", r#"{"schemaVersion":2,"manifests":[{"mediaType":"application/octet-stream","digest":"sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824","size":5}]}"#),
            ("blobs/sha256/2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", "hello"),
        ]),
        FailFiles(
            &[
                example::OCI_LAYOUT,
                ("index.json", r#"{"schemaVersion":2,"manifests":[{"mediaType":"application/octet-stream","digest":"sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824","size":4}]}"#),
                ("blobs/sha256/2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", "hello"),
            ],
            "index.json",
            "/manifests/0/size",
        ),
    ],
);

pub(super) static SIZE_MISMATCH_UNTRUSTED: Clause = Clause::should_not(
    "image.descriptor.size.mismatch-untrusted",
    "descriptor.md#properties",
    "Content whose length is not `size` is not trusted.",
);

pub(super) static SIZE_NON_NEGATIVE: Clause = Clause::must_not(
    "image.descriptor.size.non-negative",
    "descriptor.md#properties",
    "`size` is not negative.",
)
.unreleased()
.note(
    "The JSON Schema of the index still allows negative sizes in its entries, which that of the \
     descriptor refuses; the prose, which speaks of every descriptor, is followed.",
)
.check(
    |descriptor, _, verdict| {
        let size = descriptor.at("size");
        let Some(bytes) = size.int() else { return };
        verdict.count_case();
        if bytes < 0 {
            verdict.breach(size, format!("the size {bytes} is negative"));
        }
    },
    &[
        Pass(r#"{"size":0}"#),
        Pass(r#"{"size":-0}"#),
        Fail(r#"{"size":-1}"#, "/size"),
    ],
);

pub(super) static URLS_DOWNLOAD: Clause = Clause::may(
    "image.descriptor.urls.download",
    "descriptor.md#properties",
    "The content may be downloaded from any of `urls`.",
)
.held(Held::Behaviour);

pub(super) static URLS_RFC3986: Clause = Clause::must(
    "image.descriptor.urls.rfc3986",
    "descriptor.md#properties",
    "Each of `urls` is a URI as RFC 3986 has it, with a scheme.",
)
.note(
    "RFC 3986 calls what lacks a scheme a relative reference, not a URI, and the JSON Schema's \
     format `uri` refuses it.",
)
.check(
    |descriptor, _, verdict| {
        for url in descriptor.at("urls").items() {
            let Some(text) = url.str() else { continue };
            verdict.count_case();
            if let Err(error) = uri::scheme_of(&text) {
                verdict.breach(url, format!("`{}` is no URI: {error}", shortened(&text)));
            }
        }
    },
    &[
        Pass(r#"{"urls":["https://example.com/a%20b?c#d","urn:isbn:1"]}"#),
        Fail(r#"{"urls":["urn:a","value"]}"#, "/urls/1"),
        Fail(r#"{"urls":["https://example.com/a b"]}"#, "/urls/0"),
        Fail(r#"{"urls":["https://example.com/%zz"]}"#, "/urls/0"),
        Fail(r#"{"urls":["https://example.com/ä"]}"#, "/urls/0"),
    ],
);

pub(super) static URLS_HTTP_SCHEME: Clause = Clause::should(
    "image.descriptor.urls.http-scheme",
    "descriptor.md#properties",
    "Each of `urls` has the scheme `http` or `https`.",
)
.check(
    |descriptor, _, verdict| {
        for url in descriptor.at("urls").items() {
            let Some(text) = url.str() else { continue };
            let Ok(scheme) = uri::scheme_of(&text) else {
                continue;
            };
            verdict.count_case();
            if !["http", "https"]
                .iter()
                .any(|web| scheme.eq_ignore_ascii_case(web))
            {
                let scheme = shortened(scheme);
                verdict.breach(
                    url,
                    format!("the scheme is `{scheme}`, not `http` or `https`"),
                );
            }
        }
    },
    &[
        Pass(r#"{"urls":["HTTPS://example.com/"]}"#),
        Fail(r#"{"urls":["ftp://example.com/"]}"#, "/urls/0"),
    ],
);

pub(super) static ANNOTATIONS_RULES: Clause = Clause::must(
    "image.descriptor.annotations.rules",
    "descriptor.md#properties",
    "`annotations` obeys the rules of annotations.md.",
)
.judged(
    Subject::Document,
    &[
        Pass(r#"{"annotations":{"com.example.key":""}}"#),
        Fail(
            r#"{"annotations":{"com.example.key":1}}"#,
            "/annotations/com.example.key",
        ),
    ],
);

pub(super) static DATA_BASE64: Clause = Clause::must(
    "image.descriptor.data.base64",
    "descriptor.md#properties",
    "`data` is Base64 as section 4 of RFC 4648 has it: with padding, without line breaks.",
)
.since(V1_1_0)
.note(
    "The JSON Schema checks nothing here. Go's decoder skips line breaks and takes bits behind the \
     last byte that are not zero (`e31=`); RFC 4648 is followed. Base64url is another encoding, \
     although RFC 7493 prefers it for new protocols.",
)
.check(
    |descriptor, _, verdict| {
        let data = descriptor.at("data");
        let Some(parsed) = data.parse::<Data>() else {
            return;
        };
        verdict.count_case();
        if let Err(error) = parsed {
            verdict.breach(data, error.to_string());
        }
    },
    &[
        Pass(r#"{"data":"e30="}"#),
        Pass(r#"{"data":""}"#),
        Fail(r#"{"data":"!!!"}"#, "/data"),
        Fail(r#"{"data":"e31="}"#, "/data"),
        Fail(r#"{"data":"e30"}"#, "/data"),
        Fail(r#"{"data":"e30=\n"}"#, "/data"),
    ],
);

pub(super) static DATA_IDENTICAL_TO_CONTENT: Clause = Clause::must(
    "image.descriptor.data.identical-to-content",
    "descriptor.md#properties",
    "The decoded `data` is the content itself: its length is `size`, its digest `digest`.",
)
.since(V1_1_0)
.note("Of an algorithm that cannot be computed only the length is compared.")
.check(
    data_identical_to_content,
    &[
        Pass(
            r#"{"mediaType":"application/vnd.oci.empty.v1+json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2,"data":"e30="}"#,
        ),
        Fail(
            r#"{"mediaType":"application/vnd.oci.empty.v1+json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":3,"data":"e30="}"#,
            "/data",
        ),
        Fail(
            r#"{"digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2,"data":"W10="}"#,
            "/data",
        ),
        Fail(r#"{"digest":"other:abc","size":2,"data":"e30gIA=="}"#, "/data"),
    ],
);

fn data_identical_to_content(descriptor: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let data = descriptor.at("data");
    let Some(Ok(content)) = data.parse::<Data>() else {
        return;
    };
    let content = content.as_bytes();
    if let Some(size) = descriptor.at("size").int() {
        verdict.count_case();
        if size != content.len() as i128 {
            let length = content.len();
            verdict.breach(
                data,
                format!("{length} bytes are embedded, but `size` says {size}"),
            );
            return;
        }
    }
    let Some(Ok(digest)) = descriptor.at("digest").parse::<Digest>() else {
        return;
    };
    match Digest::of(digest.algorithm(), content) {
        Err(_) => verdict.unjudged(oci_conformance::Reason::Algorithm),
        Ok(actual) => {
            verdict.count_case();
            if actual != digest {
                verdict.breach(
                    data,
                    format!("the embedded content has the digest {actual}"),
                );
            }
        }
    }
}

pub(super) static DATA_VERIFY: Clause = Clause::should(
    "image.descriptor.data.verify",
    "descriptor.md#properties",
    "Whoever uses `data` verifies it against `digest` and `size` first.",
)
.since(V1_1_0);

/// `artifactType` of a descriptor is what the manifest that it describes says.
pub static ARTIFACT_TYPE_VALUE_FROM_CONFIG: Clause = Clause::must(
    "image.descriptor.artifact-type.value-from-config",
    "descriptor.md#properties",
    "`artifactType` of a descriptor of an image manifest is the media type of that manifest's \
     config.",
)
.since(V1_1_0)
.note(
    "The distribution-spec wants the manifest's own `artifactType` here, and the config's media \
     type only where there is none; read literally, the image-spec would give every artifact with \
     an empty config the empty type. Either value is accepted.",
)
.softened(
    Severity::Warning,
    "the image-spec and the distribution-spec contradict each other",
)
.judged(Subject::Graph, example::ARTIFACT_TYPE_VALUE_FROM_CONFIG);

pub(super) static ARTIFACT_TYPE_RFC6838: Clause = Clause::must(
    "image.descriptor.artifact-type.rfc6838",
    "descriptor.md#properties",
    "`artifactType` is named as RFC 6838 names media types.",
)
.since(V1_1_0)
.note("An empty text is no media type, although Go does not tell it from a missing one.")
.check(
    |descriptor, _, verdict| check_media_type(descriptor.at("artifactType"), verdict),
    &[
        Pass(r#"{"artifactType":"application/vnd.example+type"}"#),
        Fail(r#"{"artifactType":"nope"}"#, "/artifactType"),
        Fail(r#"{"artifactType":""}"#, "/artifactType"),
    ],
);

pub(super) static ARTIFACT_TYPE_IANA: Clause = Clause::may(
    "image.descriptor.artifact-type.iana",
    "descriptor.md#properties",
    "`artifactType` may be registered with IANA.",
)
.since(V1_1_0)
.uncheckable("it would need IANA's registry, and registration is never required");

pub(super) static PLATFORM_MANIFEST_TARGET: Clause = Clause::should(
    "image.descriptor.platform.manifest-target",
    "descriptor.md#properties",
    "A descriptor of an image manifest has a `platform`.",
)
.note(
    "image-index.md makes `platform` optional, and expects it only where the manifest is for one \
     platform, which artifacts are not; the specification's own examples do without.",
)
.softened(
    Severity::Note,
    "image-index.md expects it only of manifests that are for one platform",
)
.check(
    |descriptor, _, verdict| {
        let manifest = KnownMediaType::ImageManifest.as_str();
        if descriptor.at("mediaType").is_str(manifest) {
            verdict.count_case();
            let platform = descriptor.at("platform");
            if !platform.exists() {
                verdict.breach(platform, "this image manifest's platform is not named");
            }
        }
    },
    &[
        Pass(
            r#"{"mediaType":"application/vnd.oci.image.manifest.v1+json","platform":{"os":"linux","architecture":"amd64"}}"#,
        ),
        Fail(r#"{"mediaType":"application/vnd.oci.image.manifest.v1+json"}"#, "/platform"),
    ],
);

pub(crate) static PLATFORM_SHAPE_ANYWHERE: Clause = Clause::must(
    "image.descriptor.platform.shape-anywhere",
    "descriptor.md#properties",
    "`platform` has the same shape in every descriptor as in the entries of an index.",
)
.note(
    "Only the Go types give every descriptor a `platform`; the prose calls it an extended field \
     and points to image-index.md, and the JSON Schema leaves it out.",
)
.judged(
    Subject::Document,
    &[
        Pass(r#"{"platform":{"os":"linux","architecture":"amd64"}}"#),
        Fail(r#"{"platform":"linux/amd64"}"#, "/platform"),
        Fail(
            r#"{"platform":{"os":1,"architecture":"amd64"}}"#,
            "/platform/os",
        ),
    ],
);

pub(super) static PLATFORM_ONLY_ON_MANIFEST_TARGETS: Clause = Clause::should(
    "image.descriptor.platform.only-on-manifest-targets",
    "descriptor.md#properties",
    "`platform` is used only in descriptors of manifests.",
)
.note("Only a comment in the Go types says so.")
.softened(Severity::Note, "only a comment in the Go types says so")
.check(
    |descriptor, _, verdict| {
        let Some(platform) = verdict.case(descriptor.at("platform")) else {
            return;
        };
        let media_type = descriptor.at("mediaType").str().unwrap_or_default();
        let kind = KnownMediaType::of(&media_type).map(KnownMediaType::kind);
        if matches!(kind, Some(ContentKind::Config | ContentKind::Layer)) {
            verdict.breach(platform, format!("`{media_type}` is no manifest"));
        }
    },
    &[
        Pass(
            r#"{"mediaType":"application/vnd.oci.image.index.v1+json","platform":{"os":"linux","architecture":"amd64"}}"#,
        ),
        Fail(
            r#"{"mediaType":"application/vnd.oci.image.layer.v1.tar","platform":{"os":"linux","architecture":"amd64"}}"#,
            "/platform",
        ),
    ],
);

pub(super) static EXTENSION_PROPOSAL_FIRST: Clause = Clause::should(
    "image.descriptor.extension.proposal-first",
    "descriptor.md#reserved",
    "Other OCI specifications propose new properties of descriptors to this one first.",
)
.uncheckable("it is about the process of writing specifications");
