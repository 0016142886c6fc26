//! What breaks no clause the schemas accept, and what they accept can be read.
//!
//! Documents with one thing changed are held against all three. Where they differ there is a
//! [`Gap`], and each gap there is has to be one of the list.

use std::collections::BTreeSet;

use jsonschema::Validator;
use oci_conformance::{Context, DocumentType, Severity, Shape, Value as Kind, Version, judge};
use oci_image::{Descriptor, ImageConfig, ImageIndex, ImageManifest, OciLayout};
use oci_runtime::{Config, Features, PLATFORMS, State, config_linux::ContainerProcessState};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::{
    mutants::{Mutant, mutants},
    validator,
};

/// Where schema, judge and type differ although they should not.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Gap {
    /// To JSON Schema, 2.0 is an integer; to serde and to the judge it is none.
    IntegerWithFraction,
    /// A type has 64 bits and so has its schema, where clauses only advise on a range.
    BeyondAdvice,
}

/// Why what the schema accepts cannot be read.
fn unreadable(mutant: &Mutant) -> Option<Gap> {
    let whole = |value: &Value| value.is_f64() && value.as_f64().is_some_and(|n| n.fract() == 0.0);
    let value = mutant.value.as_ref();
    value.is_some_and(whole).then_some(Gap::IntegerWithFraction)
}

/// Why the schema refuses what breaks no MUST.
fn refused(mutant: &Mutant) -> Option<Gap> {
    let beyond = |value: &Value| value.as_i64().is_none() && value.is_u64();
    let value = mutant.value.as_ref();
    let advised = mutant.pointer == "/process/ioPriority/priority";
    (advised && value.is_some_and(beyond)).then_some(Gap::BeyondAdvice)
}

/// Holds every mutant of a document against the schema, the judge and the type.
#[track_caller]
fn agree<T: DeserializeOwned>(
    validator: &Validator,
    kind: &DocumentType,
    document: &Value,
    gaps: &mut BTreeSet<Gap>,
) -> usize {
    let errors: Vec<_> = validator
        .iter_errors(document)
        .map(|error| error.to_string())
        .collect();
    assert_eq!(errors, [""; 0], "{document}");
    let context = Context::default().at(Version::UNRELEASED).on(PLATFORMS);
    let mut count = 0;
    for mutant in mutants(document) {
        let text = mutant.document.to_string();
        if validator.is_valid(&mutant.document) {
            if let Err(error) = serde_json::from_str::<T>(&text) {
                let gap = unreadable(&mutant);
                assert!(
                    gap.is_some(),
                    "{mutant}: the schema accepts what is not read: {error}"
                );
                gaps.extend(gap);
            }
        } else {
            count += 1;
            let report = judge(text.as_bytes(), kind, &context, "");
            let broken = report.findings().iter().any(|finding| {
                let place = &finding.place.pointer;
                finding.severity == Severity::Error && place.starts_with(&mutant.pointer)
            });
            let gap = refused(&mutant).filter(|_| !broken);
            assert!(
                broken || gap.is_some(),
                "{mutant}: the schema refuses what breaks no MUST there"
            );
            gaps.extend(gap);
        }
    }
    count
}

/// A text that the rules about the property of this name allow.
fn text(name: &str) -> &'static str {
    match name {
        "ociVersion" | "ociVersionMin" | "ociVersionMax" => "1.3.0",
        "access" => "rwm",
        "initial" | "final" => "0-1",
        "memBwSchema" => "MB:0=20",
        "pageSize" => "2MB",
        "type" => "RLIMIT_NOFILE",
        _ => "/text",
    }
}

/// A value of the property of this name, with everything that it can have.
fn maximal(name: &str, kind: Kind) -> Value {
    match kind {
        Kind::Any => json!("any"),
        Kind::Bool => true.into(),
        Kind::String => text(name).into(),
        Kind::Enum(known) => known[0].into(),
        // A rule has another limit than the type.
        Kind::Integer(..) if name == "shares" => 10_000.into(),
        Kind::Integer(_, last) => u64::try_from(last).unwrap().into(),
        Kind::Number => 1.5.into(),
        Kind::List(item) => json!([maximal(name, *item)]),
        Kind::Map(item) => json!({ "a": maximal(name, *item) }),
        Kind::Shape(shape) => object(shape),
    }
}

fn object(shape: &'static Shape) -> Value {
    let properties = shape.lineage().flat_map(Shape::properties);
    let members = properties.map(|property| {
        (
            property.name().to_owned(),
            maximal(property.name(), *property.value()),
        )
    });
    let mut members: Map<_, _> = members.collect();
    // A shape without properties is that of a map of texts.
    members.insert("com.example".to_owned(), "text".into());
    Value::Object(members)
}

/// Configurations that have, together, everything that one can have. They are small, as each is
/// held against all three very often.
fn configs() -> Vec<Value> {
    let with = |section: &str, value| json!({ "ociVersion": "1.3.0", section: value });
    let mut configs = Vec::new();
    for property in oci_runtime::config::DOCUMENT.shape.properties() {
        let (name, value) = (property.name(), property.value());
        match *value {
            Kind::Shape(linux) if name == "linux" => {
                for property in linux.properties() {
                    let name = property.name();
                    configs.push(with(
                        "linux",
                        json!({ name: maximal(name, *property.value()) }),
                    ));
                }
            }
            value => configs.push(with(name, maximal(name, value))),
        }
    }
    configs
}

#[test]
fn runtime_configurations() {
    let kind = &oci_runtime::config::DOCUMENT;
    let validator = validator("runtime-config");
    let mut gaps = BTreeSet::new();
    let mut refused = 0;
    for config in configs() {
        refused += agree::<Config>(&validator, kind, &config, &mut gaps);
    }
    assert!(refused > 5000, "{refused}");
    let expected = [Gap::IntegerWithFraction, Gap::BeyondAdvice];
    assert_eq!(gaps, BTreeSet::from(expected));
}

#[test]
fn states_and_features() {
    let mut gaps = BTreeSet::new();
    let state = object(oci_runtime::state::DOCUMENT.shape);
    let kind = &oci_runtime::state::DOCUMENT;
    agree::<State>(&validator("runtime-state"), kind, &state, &mut gaps);
    let kind = &oci_runtime::features::DOCUMENT;
    let features = object(kind.shape);
    agree::<Features>(&validator("runtime-features"), kind, &features, &mut gaps);
    let kind = &oci_runtime::config_linux::CONTAINER_PROCESS_STATE;
    let process = object(kind.shape);
    let validator = validator("container-process-state");
    agree::<ContainerProcessState>(&validator, kind, &process, &mut gaps);
    assert_eq!(gaps, BTreeSet::from([Gap::IntegerWithFraction]));
}

const DIGEST: &str = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

fn descriptor(media_type: &str) -> Value {
    json!({
        "mediaType": media_type,
        "digest": DIGEST,
        "size": 0,
        "urls": ["https://example.com/"],
        "annotations": { "com.example": "text" },
        "data": "",
        "artifactType": "application/vnd.example",
        "platform": {
            "architecture": "arm",
            "os": "linux",
            "os.version": "1",
            "os.features": ["x"],
            "variant": "v7",
        },
        "com.example": [null],
    })
}

#[test]
fn image_documents() {
    const INDEX: &str = "application/vnd.oci.image.index.v1+json";
    const MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";
    let index = json!({
        "schemaVersion": 2,
        "mediaType": INDEX,
        "artifactType": "application/vnd.example",
        "manifests": [descriptor(MANIFEST)],
        "subject": descriptor(MANIFEST),
        "annotations": { "com.example": "text" },
    });
    let manifest = json!({
        "schemaVersion": 2,
        "mediaType": MANIFEST,
        "artifactType": "application/vnd.example",
        "config": descriptor("application/vnd.oci.image.config.v1+json"),
        "layers": [descriptor("application/vnd.oci.image.layer.v1.tar")],
        "subject": descriptor(MANIFEST),
        "annotations": { "com.example": "text" },
    });
    let mut gaps = BTreeSet::new();
    let kind = &oci_image::descriptor::DOCUMENT;
    agree::<Descriptor>(
        &validator("descriptor"),
        kind,
        &descriptor(MANIFEST),
        &mut gaps,
    );
    let kind = &oci_image::image_index::DOCUMENT;
    agree::<ImageIndex>(&validator("image-index"), kind, &index, &mut gaps);
    let kind = &oci_image::manifest::DOCUMENT;
    agree::<ImageManifest>(&validator("image-manifest"), kind, &manifest, &mut gaps);
    let kind = &oci_image::image_layout::DOCUMENT;
    let layout = json!({ "imageLayoutVersion": "1.0.0" });
    agree::<OciLayout>(&validator("oci-layout"), kind, &layout, &mut gaps);
    assert_eq!(gaps, BTreeSet::from([Gap::IntegerWithFraction]));
}

#[test]
fn image_configurations() {
    let config = json!({
        "created": "2015-10-31T22:22:56.015925234Z",
        "author": "text",
        "architecture": "arm",
        "os": "linux",
        "os.version": "1",
        "os.features": ["x"],
        "variant": "v7",
        "config": {
            "User": "1000",
            "ExposedPorts": { "8080/tcp": {} },
            "Env": ["A=b"],
            "Entrypoint": ["/a"],
            "Cmd": ["b"],
            "Volumes": { "/data": {} },
            "WorkingDir": "/",
            "Labels": { "com.example": "text" },
            "StopSignal": "SIGTERM",
            "ArgsEscaped": false,
            "Memory": 1,
            "MemorySwap": 1,
            "CpuShares": 1,
            "Healthcheck": { "Test": ["NONE"] },
            "OnBuild": ["RUN true"],
            "Shell": ["/bin/sh"],
        },
        "rootfs": { "type": "layers", "diff_ids": [DIGEST] },
        "history": [{
            "created": "2015-10-31T22:22:56Z",
            "author": "text",
            "created_by": "text",
            "comment": "text",
            "empty_layer": false,
        }],
    });
    let mut gaps = BTreeSet::new();
    let kind = &oci_image::config::DOCUMENT;
    agree::<ImageConfig>(&validator("image-config"), kind, &config, &mut gaps);
    assert_eq!(gaps, BTreeSet::from([Gap::IntegerWithFraction]));
}

/// No clause forbids it, but what could be taken for a document of another type is not read
/// (CVE-2021-41190).
#[test]
fn only_reading_refuses_what_has_both_shapes() {
    let both = json!({ "schemaVersion": 2, "manifests": [], "layers": [] });
    assert!(validator("image-index").is_valid(&both));
    assert!(serde_json::from_value::<ImageIndex>(both).is_err());
}

/// What a later version has closed or demanded, an older one has not.
#[test]
fn the_schemas_are_those_of_the_newest_text() {
    let early = json!({ "ociVersion": "1.0.0-rc5", "root": { "path": "rootfs" }, "linux": { "timeOffsets": 1 } });
    let text = early.to_string();
    let judged =
        |context: &Context<'_>| judge(text.as_bytes(), &oci_runtime::config::DOCUMENT, context, "");
    assert!(judged(&Context::default()).conforms());
    assert!(!judged(&Context::default().at(Version::UNRELEASED)).conforms());
    assert!(!validator("runtime-config").is_valid(&early));
}

/// Every grammar that a schema has takes the same texts as the type, for texts that are next to its
/// borders.
#[test]
fn patterns_take_what_can_be_parsed() {
    let config = |created: &str| json!({ "created": created, "architecture": "", "os": "", "rootfs": { "type": "layers", "diff_ids": [] } });
    let validator = validator("image-config");
    let mut accepted = 0;
    for year in ["0000", "1900", "2000", "2023", "2024", "20234"] {
        for month in ["00", "01", "02", "04", "09", "10", "11", "12", "13", "1"] {
            for day in ["00", "01", "28", "29", "30", "31", "32"] {
                for time in [
                    "T00:00:00Z",
                    "t23:59:59.123z",
                    "T24:00:00Z",
                    "T12:60:00Z",
                    "T12:00:61Z",
                    "T12:00:00.Z",
                    "T12:00:00+23:59",
                    "T12:00:00-24:00",
                    "T12:00:00",
                    " 12:00:00Z",
                ] {
                    let text = format!("{year}-{month}-{day}{time}");
                    let parses = text.parse::<oci_image::config::DateTime>().is_ok();
                    assert_eq!(validator.is_valid(&config(&text)), parses, "{text}");
                    accepted += usize::from(parses);
                }
            }
        }
    }
    assert!(accepted > 100, "{accepted}");
}
