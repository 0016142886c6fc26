//! The clauses of [media-types.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/media-types.md).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Heading, Held, Kind, Node, Severity, Subject, Verdict, Version, shortened,
};

use super::KnownMediaType;
use crate::{
    layer,
    specification::{V1_0_0, V1_1_0},
};

/// The rules over the media type of every descriptor.
pub(crate) static DESCRIPTOR_RULES: &[&Clause] = &[&DEFINED_SET, &DEPRECATED_SET];

/// The rules over a manifest. [`RELATIONS_DESCRIPTORS`] has to cover its descriptors.
pub(crate) static MANIFEST_RULES: &[&Clause] = &[
    &COMPAT_MANIFEST,
    &RELATIONS_DESCRIPTORS,
    &RELATIONS_ONE_CONFIG,
];

/// The rules over an index.
pub(crate) static INDEX_RULES: &[&Clause] = &[&COMPAT_INDEX];

/// The rules over a configuration.
pub(crate) static CONFIG_RULES: &[&Clause] = &[&COMPAT_CONFIG];

static DEFINED_SET: Clause = Clause::must(
    "image.media-types.defined-set",
    "media-types.md#oci-image-media-types",
    "A media type that begins with `application/vnd.oci.` is one that the specification defines, \
     spelled as it is there.",
)
.note(
    "The specification lists its types; no sentence forbids others of this namespace. Some there \
     are: `application/vnd.oci.artifact.manifest.v1+json` and \
     `application/vnd.oci.scratch.v1+json` were withdrawn before v1.1.0, and encrypted layers have \
     types with `+encrypted`. The types with zstd and the empty type came with v1.1.0.",
)
.softened(
    Severity::Note,
    "no sentence forbids others of this namespace, and later versions may define more",
)
.check(
    defined_set,
    &[
        Pass(r#"{"mediaType":"application/vnd.oci.image.layer.v1.tar+zstd"}"#),
        Pass(r#"{"mediaType":"application/vnd.oci.image.layer.nondistributable.v1.tar"}"#),
        Fail(
            r#"{"mediaType":"application/vnd.oci.artifact.manifest.v1+json"}"#,
            "/mediaType",
        ),
        Fail(
            r#"{"mediaType":"application/vnd.oci.image.layer.v1.tar.gzip"}"#,
            "/mediaType",
        ),
        Fail(
            r#"{"mediaType":"application/vnd.OCI.empty.v1+json"}"#,
            "/mediaType",
        ),
    ],
);

fn defined_set(descriptor: Node<'_>, context: &Context<'_>, verdict: &mut Verdict<'_>) {
    const NAMESPACE: &str = "application/vnd.oci.";
    let media_type = descriptor.at("mediaType");
    let Some(name) = media_type.str() else { return };
    let start = name.get(..NAMESPACE.len());
    if !start.is_some_and(|start| start.eq_ignore_ascii_case(NAMESPACE)) {
        return;
    }
    verdict.count_case();
    let defined = KnownMediaType::of(&name).map(since);
    if defined.is_none_or(|since| context.version() < since) {
        let name = shortened(&name);
        verdict.breach(
            media_type,
            format!("the specification defines no type `{name}`"),
        );
    }
}

/// The version of the specification that brought the type.
const fn since(known: KnownMediaType) -> Version {
    match known {
        KnownMediaType::ImageLayerZstd
        | KnownMediaType::ImageLayerNondistributableZstd
        | KnownMediaType::Empty => V1_1_0,
        _ => V1_0_0,
    }
}

static DEPRECATED_SET: Clause = Clause::should_not(
    "image.media-types.deprecated-set",
    "media-types.md#oci-image-media-types",
    "The types of layers that must not be distributed are deprecated: no new content has them.",
)
.since(V1_1_0)
.note("Whether content is new cannot be seen, and existing layers of these types stay supported.")
.also(&[&layer::NONDISTRIBUTABLE_DEPRECATED])
.softened(
    Severity::Note,
    "existing layers of these types stay supported, and new ones look the same",
)
.check(
    deprecated_set,
    &[
        Pass(r#"{"mediaType":"application/vnd.oci.image.layer.v1.tar"}"#),
        Fail(
            r#"{"mediaType":"application/vnd.oci.image.layer.nondistributable.v1.tar+zstd"}"#,
            "/mediaType",
        ),
    ],
);

fn deprecated_set(descriptor: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let media_type = descriptor.at("mediaType");
    let name = media_type.str().unwrap_or_default();
    let Some(known) = KnownMediaType::of(&name) else {
        return;
    };
    verdict.count_case();
    if known.is_nondistributable() {
        verdict.breach(media_type, format!("`{name}` is deprecated"));
    }
}

static CONFLICTS_RETURNED_METADATA: Clause = Clause::may(
    "image.media-types.conflicts.returned-metadata",
    "media-types.md#media-type-conflicts",
    "A blob may come with a media type, as with the HTTP header `Content-Type`.",
)
.held(Held::Behaviour);

static CONFLICTS_EXPECTATION: Clause = Clause::may(
    "image.media-types.conflicts.expectation",
    "media-types.md#media-type-conflicts",
    "Whoever fetches a blob may expect a media type and a digest, as from a descriptor.",
)
.held(Held::Behaviour);

static CONFLICTS_NO_EXPECTATION: Clause = Clause::should(
    "image.media-types.conflicts.no-expectation",
    "media-types.md#media-type-conflicts",
    "Where no media type is expected, the one that comes with the blob holds.",
);

static CONFLICTS_MATCH: Clause = Clause::should(
    "image.media-types.conflicts.match",
    "media-types.md#media-type-conflicts",
    "Where the expected media type comes with the blob, it holds.",
);

static CONFLICTS_MISMATCH_DIGEST_OK: Clause = Clause::should(
    "image.media-types.conflicts.mismatch-digest-ok",
    "media-types.md#media-type-conflicts",
    "Where another media type comes with a blob of the expected digest, the expected type holds.",
)
.note("One SHOULD stands over all three cases of another media type.");

static CONFLICTS_MISMATCH_WARN: Clause = Clause::may(
    "image.media-types.conflicts.mismatch-warn",
    "media-types.md#media-type-conflicts",
    "A warning may be given then.",
)
.held(Held::Behaviour);

static CONFLICTS_MISMATCH_DIGEST_WRONG: Clause = Clause::should(
    "image.media-types.conflicts.mismatch-digest-wrong",
    "media-types.md#media-type-conflicts",
    "Where another media type comes with a blob of another digest, that is an error.",
);

static CONFLICTS_MISMATCH_NO_DIGEST: Clause = Clause::should(
    "image.media-types.conflicts.mismatch-no-digest",
    "media-types.md#media-type-conflicts",
    "Where another media type comes with a blob and no digest is expected, that is an error.",
)
.note(
    "The distribution-spec adds that clients should reject a manifest whose own `mediaType` is not \
     that of the header.",
);

static COMPAT_INDEX: Clause = Clause::optional(
    "image.media-types.compat.index",
    "media-types.md#applicationvndociimageindexv1json",
    "An index may have what Docker's related manifest list has not: `annotations`, and \
     `annotations` and `urls` in its entries.",
)
.note(
    "The list of differences lacks `artifactType`, `subject` and `data`. Docker's manifest list is \
     no index, as it has another `mediaType`.",
)
.examples(&[Pass(
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824","size":5,"urls":["https://example.com/manifest.json"],"annotations":{"com.example.key":"value"},"platform":{"architecture":"amd64","os":"linux"}}],"annotations":{"com.example.key":"value"}}"#,
)]);

static COMPAT_MANIFEST: Clause = Clause::optional(
    "image.media-types.compat.manifest",
    "media-types.md#applicationvndociimagemanifestv1json",
    "A manifest may have what Docker's related manifest has not: `annotations`, also in `config` \
     and `layers`, and `urls` in `config`.",
)
.note("The list of differences lacks `artifactType`, `subject` and `data`.")
.examples(&[Pass(
    r#"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2,"urls":["https://example.com/config.json"],"annotations":{"com.example.key":"value"}},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824","size":5,"annotations":{"com.example.key":"value"}}],"annotations":{"com.example.key":"value"}}"#,
)]);

static COMPAT_LAYER_GZIP: Clause = Clause::may(
    "image.media-types.compat.layer-gzip",
    "media-types.md#applicationvndociimagelayerv1targzip",
    "Docker's type `application/vnd.docker.image.rootfs.diff.tar.gzip` may be taken for \
     `application/vnd.oci.image.layer.v1.tar+gzip`, and the other way round.",
)
.held(Held::Behaviour);

static COMPAT_CONFIG: Clause = Clause::optional(
    "image.media-types.compat.config",
    "media-types.md#applicationvndociimageconfigv1json",
    "A configuration may have what only Docker's related one gives a meaning: `Memory`, \
     `MemorySwap`, `CpuShares` and `Healthcheck` in `config`, which are reserved.",
)
.since(V1_1_0)
.note("`ArgsEscaped` is Docker's too, but deprecated rather than reserved.")
.examples(&[Pass(
    r#"{"architecture":"amd64","os":"linux","config":{"Memory":1024,"MemorySwap":2048,"CpuShares":2,"Healthcheck":{"Test":["CMD","true"]}},"rootfs":{"type":"layers","diff_ids":["sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"]}}"#,
)]);

pub(crate) static RELATIONS_DESCRIPTORS: Clause = Clause::must(
    "image.media-types.relations.descriptors",
    "media-types.md#relations",
    "Content is referred to by descriptors, and by nothing else.",
)
.note(
    "The figure of the section shows one or more manifests in an index and layers in a manifest, \
     and `subject` in manifests alone; the prose of the other documents, which allows none and \
     gives `subject` to indexes too, is followed.",
)
.judged(
    Subject::Document,
    &[
        Pass(
            r#"{"config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2},"layers":[]}"#,
        ),
        Fail(
            r#"{"config":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","layers":[]}"#,
            "/config",
        ),
        Fail(
            r#"{"config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2},"layers":["sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"]}"#,
            "/layers/0",
        ),
    ],
);

pub(crate) static RELATIONS_ONE_CONFIG: Clause = Clause::must(
    "image.media-types.relations.one-config",
    "media-types.md#relations",
    "A manifest refers to exactly one configuration, and to any number of layers.",
)
.note("A manifest without `config` breaks it, too; what is no descriptor breaks other clauses.")
.check(
    one_config,
    &[
        Pass(
            r#"{"config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2}}"#,
        ),
        Fail(r#"{"config":[{},{}]}"#, "/config"),
        Fail(r#"{"config":{},"config":{}}"#, "/config"),
    ],
);

fn one_config(manifest: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    verdict.count_case();
    let config = manifest.at("config");
    let named = manifest.members().filter(|member| member.name_is("config"));
    let configs = match (named.count(), config.kind()) {
        (1, Some(Kind::Array)) => config.len(),
        (several, _) => several,
    };
    if configs > 1 {
        let message = format!("the manifest refers to {configs} configurations");
        verdict.breach(config, message);
    }
}

/// The clauses of media-types.md.
pub(crate) static HEADING: Heading = Heading {
    file: "media-types.md",
    shapes: &[],
    clauses: &[
        &DEFINED_SET,
        &DEPRECATED_SET,
        &CONFLICTS_RETURNED_METADATA,
        &CONFLICTS_EXPECTATION,
        &CONFLICTS_NO_EXPECTATION,
        &CONFLICTS_MATCH,
        &CONFLICTS_MISMATCH_DIGEST_OK,
        &CONFLICTS_MISMATCH_WARN,
        &CONFLICTS_MISMATCH_DIGEST_WRONG,
        &CONFLICTS_MISMATCH_NO_DIGEST,
        &COMPAT_INDEX,
        &COMPAT_MANIFEST,
        &COMPAT_LAYER_GZIP,
        &COMPAT_CONFIG,
        &RELATIONS_DESCRIPTORS,
        &RELATIONS_ONE_CONFIG,
    ],
};

#[cfg(test)]
mod tests {
    use oci_conformance::{DocumentType, Property, Shape, Value, judge, proof};

    use super::*;
    use crate::{considerations, specification::V1_0_2};

    static DESCRIPTOR: Shape =
        Shape::new("descriptor", "descriptor.md#properties", &[]).rules(DESCRIPTOR_RULES);

    static LAYERS: Shape = Shape::new(
        "manifest",
        "manifest.md#image-manifest",
        &[
            Property::optional("config", "example.config", Value::Shape(&DESCRIPTOR))
                .covers(&[&RELATIONS_DESCRIPTORS]),
            Property::optional(
                "layers",
                "example.layers",
                Value::List(&Value::Shape(&DESCRIPTOR)),
            )
            .covers(&[&RELATIONS_DESCRIPTORS]),
        ],
    )
    .rules(layer::MANIFEST_RULES);

    static MANIFEST: DocumentType = DocumentType {
        name: "manifest",
        shape: &Shape::new("manifest", "manifest.md#image-manifest", &[])
            .extends(&LAYERS)
            .rules(MANIFEST_RULES),
        syntax: &considerations::PLUS_JSON_TYPES,
        text: &[],
        covers: &[],
        terms: None,
        newer: None,
    };

    #[test]
    fn the_examples_prove_the_clauses() {
        let unproven = proof::prove(&MANIFEST);
        assert!(unproven.is_empty(), "{unproven:#?}");
    }

    #[test]
    fn every_type_of_the_specification_is_defined_and_none_of_dockers() {
        for name in crate::MediaType::KNOWN {
            let text = format!(r#"{{"config":{{"mediaType":"{name}"}}}}"#);
            let report = judge(text.as_bytes(), &MANIFEST, &Context::default(), "");
            let tally = report.tally((&DEFINED_SET).into());
            let counted = tally.map_or((0, 0), |tally| (tally.cases, tally.breaches));
            let docker = name.starts_with("application/vnd.docker.");
            assert_eq!(counted, (u64::from(!docker), 0), "{name}");
        }
    }

    #[test]
    fn a_type_is_not_defined_before_its_version() {
        let text = br#"{"config":{"mediaType":"application/vnd.oci.empty.v1+json"}}"#;
        for (context, breaches) in [
            (Context::default().at(V1_0_2), 1),
            (Context::default().at(V1_1_0), 0),
        ] {
            assert_eq!(judge(text, &MANIFEST, &context, "").breaches(), breaches);
        }
    }

    #[test]
    fn other_namespaces_are_left_alone() {
        for name in [
            "application/vnd.ocix",
            "application/vnd.oci",
            "é",
            "",
            "application/json",
        ] {
            let text = format!(r#"{{"config":{{"mediaType":"{name}"}}}}"#);
            let report = judge(text.as_bytes(), &MANIFEST, &Context::default(), "");
            assert!(report.tally((&DEFINED_SET).into()).is_none(), "{name}");
        }
    }
}
