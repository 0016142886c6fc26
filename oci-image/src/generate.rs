//! What documents of images look like where their shapes leave it open, for the features `proptest`
//! and `arbitrary`.

mod grammar;

use oci_conformance::{
    generate::{Choices, Form, Forms, Generate},
    generated,
};
use serde_core::Serialize;
use serde_json::{Map, Value, json};

use self::grammar::{date_time, digest, environment, media_type, reference, uri};
use crate::{
    Compression, ContentKind, Data, Descriptor, Digest, ImageConfig, ImageIndex, ImageManifest,
    KnownMediaType, ManifestOrIndex, MediaType, OciLayout, Parsed, Platform, Reference,
    SchemaVersion, annotations,
    config::{
        self, ChainId, DateTime, DiffId, EmptyObject, ExecutionParameters, Healthcheck, History,
        ImageId, RootFs, RootFsKind,
    },
    descriptor::{self, EMPTY_DIGEST},
    image_index, image_layout, manifest,
    platform::{self, Architecture, Os, Variant},
};

static FORMS: Forms = Forms(&[&[
    Form::of(&descriptor::SHAPE)
        .with(&[
            ("mediaType", media_type),
            ("digest", digest),
            ("size", |choices| choices.number(0, i64::MAX.into())),
            ("urls", |choices| choices.list(0..=2, uri).into()),
            ("data", data),
            ("artifactType", media_type),
        ])
        .settled(describe_data),
    Form::of(&annotations::SHAPE).rest(annotation),
    Form::of(&platform::SHAPE).with(&[
        ("architecture", architecture),
        ("os", os),
        ("variant", variant),
    ]),
    Form::of(&manifest::SHAPE)
        .with(&[
            ("mediaType", |_| {
                KnownMediaType::ImageManifest.as_str().into()
            }),
            ("artifactType", media_type),
        ])
        .settled(type_artifact),
    Form::of(&image_index::SHAPE).with(&[
        ("mediaType", |_| KnownMediaType::ImageIndex.as_str().into()),
        ("artifactType", media_type),
    ]),
    Form::of(&image_layout::SHAPE).with(&[("imageLayoutVersion", |_| OciLayout::VERSION.into())]),
    Form::of(&config::SHAPE)
        .with(&[
            ("created", date_time),
            ("architecture", architecture),
            ("os", os),
            ("variant", variant),
        ])
        .settled(match_layers),
    Form::of(&config::ROOTFS).with(&[
        ("type", |_| "layers".into()),
        ("diff_ids", |choices| choices.list(0..=3, digest).into()),
    ]),
    Form::of(&config::HISTORY).with(&[("created", date_time)]),
    Form::of(&config::EXECUTION)
        .with(&[
            ("User", user),
            ("Env", environment),
            ("StopSignal", |choices| {
                (*choices.pick(&["SIGTERM", "SIGRTMIN+3", "9"])).into()
            }),
        ])
        .settled(reserve),
    Form::of(&config::EXPOSED_PORTS).rest(exposed_port),
    Form::of(&config::VOLUMES).rest(|choices| (format!("/{}", choices.word()), json!({}))),
    Form::of(&config::HEALTHCHECK).rest(health),
]]);

generated! {
    ImageManifest: |choices| FORMS.make(&manifest::SHAPE, choices);
    ImageIndex: |choices| FORMS.make(&image_index::SHAPE, choices);
    ImageConfig: |choices| FORMS.make(&config::SHAPE, choices);
    OciLayout: |choices| FORMS.make(&image_layout::SHAPE, choices);
    Descriptor: |choices| FORMS.make(&descriptor::SHAPE, choices);
    Platform: |choices| FORMS.make(&platform::SHAPE, choices);
    RootFs: |choices| FORMS.make(&config::ROOTFS, choices);
    History: |choices| FORMS.make(&config::HISTORY, choices);
    ExecutionParameters: |choices| FORMS.make(&config::EXECUTION, choices);
    Healthcheck: |choices| FORMS.make(&config::HEALTHCHECK, choices);
    EmptyObject: |_| Self::default();
    RootFsKind: |_| Self::Layers;
    SchemaVersion: |_| Self;
    ContentKind: |choices| *choices.pick(&[
        Self::Manifest,
        Self::Index,
        Self::Config,
        Self::Layer,
        Self::Empty,
        Self::LayoutHeader,
        Self::Descriptor,
    ]);
    Compression: |choices| *choices.pick(&[Self::None, Self::Gzip, Self::Zstd]);
    MediaType: |choices| Forms::read(media_type(choices));
    Architecture: |choices| Forms::read(architecture(choices));
    Os: |choices| Forms::read(os(choices));
    Variant: |choices| Forms::read(variant(choices));
    DateTime: |choices| Forms::read(date_time(choices));
    Data: |choices| Forms::read(data(choices));
    DiffId: |choices| Forms::read(digest(choices));
    ChainId: |choices| Forms::read(digest(choices));
    ImageId: |choices| Forms::read(digest(choices));
    Reference: |choices| reference(choices);
    ManifestOrIndex: |choices| match choices.below(2) {
        0 => Self::Manifest(FORMS.make(&manifest::SHAPE, choices)),
        _ => Self::Index(FORMS.make(&image_index::SHAPE, choices)),
    };
}

generated! {
    for<T: Generate, Serialize> Parsed<T>: |choices, &()| {
        let value = T::generate(choices, &T::Parameters::default());
        let text = match choices.below(2) {
            0 => serde_json::to_vec(&value),
            _ => serde_json::to_vec_pretty(&value),
        };
        Self::of_parts(text.unwrap_or_default(), value)
    };
}

fn architecture(choices: &mut Choices<'_>) -> Value {
    choices.known_or(Architecture::KNOWN, Choices::word).into()
}

fn os(choices: &mut Choices<'_>) -> Value {
    choices.known_or(Os::KNOWN, Choices::word).into()
}

fn variant(choices: &mut Choices<'_>) -> Value {
    choices.known_or(Variant::KNOWN, Choices::word).into()
}

fn data(choices: &mut Choices<'_>) -> Value {
    let bytes = choices.list(0..=12, |choices| choices.below(256).to_le_bytes());
    let bytes: Vec<u8> = bytes.into_iter().map(|[byte, ..]| byte).collect();
    json!(Data::from(bytes))
}

/// What a descriptor says of its content is what the content is, where that is known.
fn describe_data(descriptor: &mut Map<String, Value>, _: &mut Choices<'_>) {
    let is_empty = descriptor.get("mediaType") == Some(&MediaType::EMPTY.as_str().into());
    if is_empty {
        descriptor.insert("digest".to_owned(), json!(EMPTY_DIGEST));
        descriptor.insert("size".to_owned(), 2.into());
    }
    let Some(data) = descriptor.get_mut("data") else {
        return;
    };
    if is_empty {
        *data = json!(Data::from(b"{}"));
        return;
    }
    let content: Data = Forms::read(data.clone());
    let digest = descriptor.get("digest").and_then(Value::as_str);
    let digest = digest.and_then(|text| text.parse::<Digest>().ok());
    let digest = digest.and_then(|digest| Digest::of(digest.algorithm(), content.as_bytes()).ok());
    let digest = digest.unwrap_or_else(|| Digest::sha256_of(content.as_bytes()));
    descriptor.insert("digest".to_owned(), json!(digest));
    descriptor.insert("size".to_owned(), content.as_bytes().len().into());
}

/// A manifest whose config is empty says what it is itself.
fn type_artifact(manifest: &mut Map<String, Value>, choices: &mut Choices<'_>) {
    let config = manifest
        .get("config")
        .and_then(|config| config.get("mediaType"));
    let is_empty = config == Some(&MediaType::EMPTY.as_str().into());
    if is_empty && !manifest.contains_key("artifactType") {
        manifest.insert("artifactType".to_owned(), media_type(choices));
    }
}

/// No more entries of the history stand for layers than there are.
fn match_layers(config: &mut Map<String, Value>, _: &mut Choices<'_>) {
    let layers = config
        .get("rootfs")
        .and_then(|rootfs| rootfs.get("diff_ids"));
    let layers = layers.and_then(Value::as_array).map_or(0, Vec::len);
    let history = config.get_mut("history").and_then(Value::as_array_mut);
    let entries = history
        .into_iter()
        .flatten()
        .filter_map(Value::as_object_mut);
    let standing = entries.filter(|entry| entry.get("empty_layer") != Some(&true.into()));
    for entry in standing.skip(layers) {
        entry.insert("empty_layer".to_owned(), true.into());
    }
}

/// Keys of one's own, and the pre-defined ones with values that they can have.
fn annotation(choices: &mut Choices<'_>) -> (String, Value) {
    use annotations as key;
    if choices.once_in(2) {
        let key = *choices.pick(key::PREDEFINED);
        let value = match key {
            key::CREATED => date_time(choices),
            key::URL | key::DOCUMENTATION | key::SOURCE => uri(choices),
            key::LICENSES => (*choices.pick(&["MIT", "Apache-2.0 OR MIT"])).into(),
            key::BASE_DIGEST => digest(choices),
            key::BASE_NAME => format!("{}.example.com/a", choices.word()).into(),
            key::REF_NAME => choices.word().into(),
            _ => choices.text().into(),
        };
        return (key.to_owned(), value);
    }
    let key = format!("com.example.{}", choices.word());
    let value = choices.maybe(Choices::text).unwrap_or_default();
    (key, value.into())
}

fn user(choices: &mut Choices<'_>) -> Value {
    let user = [choices.word(), choices.below(1 << 31).to_string()];
    let user = choices.pick(&user).clone();
    let group = choices.maybe(Choices::word);
    group
        .map_or_else(|| user.clone(), |group| format!("{user}:{group}"))
        .into()
}

fn exposed_port(choices: &mut Choices<'_>) -> (String, Value) {
    let port = choices.below(1 << 16);
    let protocol = choices.pick(&["", "/tcp", "/udp"]);
    (format!("{port}{protocol}"), json!({}))
}

fn health(choices: &mut Choices<'_>) -> (String, Value) {
    let names = [
        "Test",
        "Interval",
        "Timeout",
        "StartPeriod",
        "StartInterval",
        "Retries",
        "com.example",
    ];
    match *choices.pick(&names) {
        name @ "Test" => (name.to_owned(), choices.list(0..=3, Choices::text).into()),
        name @ "com.example" => (name.to_owned(), choices.any()),
        name => (name.to_owned(), choices.below(1 << 40).into()),
    }
}

/// What Docker puts there, although the specification does not name it.
fn reserve(parameters: &mut Map<String, Value>, choices: &mut Choices<'_>) {
    for name in ["OnBuild", "Shell"] {
        let steps = choices.rarely(4, |choices| choices.list(0..=2, Choices::text));
        parameters.extend(steps.map(|steps| (name.to_owned(), steps.into())));
    }
}
