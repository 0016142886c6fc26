//! The Features structure: [features.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features.md).

pub(crate) mod clauses;
mod covers;
mod effects;
mod lists;
mod mount_options;
#[cfg(test)]
mod tests;
mod undefined;
mod versions;

use std::collections::BTreeMap;

use oci_conformance::{
    Clause, Context, DocumentType,
    Example::{Fail, Pass},
    Heading, Invalid, Node, Property, Rejected, Shape, Subject, Terms, Value, Version, builder,
    model, object,
};

pub use self::covers::{Gap, Support, UNKNOWN_SUPPORT, UNSAFE_ANNOTATION, UNSUPPORTED};
pub(crate) use self::lists::{known_words, lists};
use crate::{
    Extra,
    config::MountOption,
    features_linux::{LINUX_FEATURES, LinuxFeatures},
    glossary,
    specification::{self, V1_1_0, V1_2_0},
};

/// What a runtime implements, whatever the host offers.
///
/// `None` means that the runtime does not tell, which is not the same as an empty list.
///
/// [features.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/features.md)
///
/// ```
/// use oci_runtime::{
///     Features,
///     features_linux::{CgroupFeatures, LinuxFeatures},
/// };
///
/// let cgroup = CgroupFeatures::builder().v1(false).v2(true).build()?;
/// let linux = LinuxFeatures::builder()
///     .namespaces(["mount", "pid"])
///     .cgroup(cgroup)
///     .build()?;
/// let features = Features::builder("1.0.0", "1.3.0")
///     .hooks(["poststop"])
///     .linux(linux)
///     .build()?;
/// let text = serde_json::to_vec(&features).unwrap();
/// assert_eq!(Features::from_slice(&text).unwrap(), features);
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Features {
    /// The oldest version of the specification that the runtime recognizes.
    pub oci_version_min: String,
    /// The newest version of the specification that the runtime recognizes.
    pub oci_version_max: String,
    /// The hooks that the runtime supports.
    pub hooks: Option<Vec<String>>,
    /// The options of mounts that the runtime recognizes.
    pub mount_options: Option<Vec<MountOption>>,
    /// Features for Linux.
    pub linux: Option<LinuxFeatures>,
    /// What else the runtime has to say of itself.
    pub annotations: Option<BTreeMap<String, String>>,
    /// The annotations of configurations that may change what the runtime does; those that end in
    /// `.` are prefixes.
    pub potentially_unsafe_config_annotations: Option<Vec<String>>,
    /// Properties that the specification does not name.
    pub extra: Extra<Features>,
}

object!(Features, "a Features structure", {
    "ociVersionMin" => oci_version_min: required_text,
    "ociVersionMax" => oci_version_max: required_text,
    "hooks" => hooks: optional,
    "mountOptions" => mount_options: optional,
    "linux" => linux: part,
    "annotations" => annotations: optional,
    "potentiallyUnsafeConfigAnnotations" => potentially_unsafe_config_annotations: optional,
});

builder! {
    /// Makes a [`Features`].
    pub struct FeaturesBuilder(Features);
    option linux: LinuxFeatures;
    value extra: Extra<Features>;
}

lists! {
    FeaturesBuilder;
    hooks: String;
    mount_options: MountOption;
    potentially_unsafe_config_annotations: String;
}

impl Features {
    /// Starts a structure from the two properties that every one has.
    pub fn builder(
        oci_version_min: impl Into<String>,
        oci_version_max: impl Into<String>,
    ) -> FeaturesBuilder {
        FeaturesBuilder(Self {
            oci_version_min: oci_version_min.into(),
            oci_version_max: oci_version_max.into(),
            hooks: None,
            mount_options: None,
            linux: None,
            annotations: None,
            potentially_unsafe_config_annotations: None,
            extra: Extra::default(),
        })
    }

    /// Reads a structure; one that cannot be read is held against every clause.
    #[inline]
    pub fn from_slice(text: &[u8]) -> Result<Self, Rejected> {
        model::read(text, &DOCUMENT, |_| Ok(()))
    }

    /// Whether an annotation of a configuration may change what the runtime does; `None` if the
    /// runtime does not tell.
    ///
    /// ```
    /// use oci_runtime::Features;
    ///
    /// let features = Features::builder("1.0.0", "1.2.0")
    ///     .potentially_unsafe_config_annotations(["com.example.foo.bar", "org.systemd.property."])
    ///     .build()?;
    /// assert_eq!(features.may_be_unsafe("com.example.foo.bar"), Some(true));
    /// assert_eq!(features.may_be_unsafe("com.example.foo.bar.baz"), Some(false));
    /// assert_eq!(features.may_be_unsafe("org.systemd.property.ExecStartPre"), Some(true));
    /// # Ok::<(), oci_runtime::Invalid>(())
    /// ```
    #[must_use]
    pub fn may_be_unsafe(&self, annotation: &str) -> Option<bool> {
        let listed = self.potentially_unsafe_config_annotations.as_ref()?;
        Some(listed.iter().any(|entry| {
            entry == annotation || (entry.ends_with('.') && annotation.starts_with(entry.as_str()))
        }))
    }
}

impl FeaturesBuilder {
    /// Sets `annotations`.
    pub fn annotations(
        mut self,
        annotations: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Self {
        let annotations = annotations.into_iter();
        let annotations = annotations.map(|(key, value)| (key.into(), value.into()));
        self.0.annotations = Some(annotations.collect());
        self
    }

    /// Adds one to `annotations`.
    pub fn annotation(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        let annotations = self.0.annotations.get_or_insert_default();
        annotations.insert(key.into(), value.into());
        self
    }

    /// Ends the structure, or names the clauses of its version that it would break.
    #[inline]
    pub fn build(self) -> Result<Features, Invalid> {
        self.build_for(&Context::default())
    }

    /// Ends the structure for a version of the specification and platforms, or names the clauses
    /// that it would break.
    #[inline]
    pub fn build_for(self, context: &Context<'_>) -> Result<Features, Invalid> {
        Invalid::or_document(self.0, &DOCUMENT, context)
    }
}

/// A Features structure.
pub static DOCUMENT: DocumentType = DocumentType {
    name: "features",
    shape: &SHAPE,
    syntax: &glossary::RFC8259,
    text: glossary::TEXT,
    covers: &[],
    terms: Some(terms),
    newer: Some(&NEWER_THAN_MAX),
};

/// Advises against properties that are newer than the newest version that the runtime recognizes.
pub static NEWER_THAN_MAX: Clause = Clause::advisory(
    "advisory.features.newer-than-max",
    "features.md#specification-version",
    "No property is newer than `ociVersionMax`.",
    None,
)
.note(
    "The text forbids properties that are not defined in this version of the specification. \
     Whether that is the newest that defines the structure or `ociVersionMax` can be read either \
     way, and the text's own example is at odds with the second.",
)
.judged(
    Subject::Document,
    &[
        Pass(r#"{"ociVersionMin":"1.0.0","ociVersionMax":"1.3.0","linux":{"netDevices":{}}}"#),
        Pass(r#"{"ociVersionMin":"1.0.0","ociVersionMax":"1.2.0-dev","linux":{"netDevices":{}}}"#),
        Fail(
            r#"{"ociVersionMin":"1.0.0","ociVersionMax":"1.2.0","linux":{"netDevices":{}}}"#,
            "/linux/netDevices",
        ),
        Fail(
            r#"{"ociVersionMin":"1.0.0","ociVersionMax":"1.1.0","potentiallyUnsafeConfigAnnotations":[]}"#,
            "/potentiallyUnsafeConfigAnnotations",
        ),
    ],
);

/// The terms of a structure: the version is `ociVersionMax`, but at least the first that has such
/// structures. What is under development may have everything already.
fn terms(features: Node<'_>) -> Terms {
    let newest = |text: &str| {
        let version = semver::Version::parse(text).ok()?;
        let develops = version.pre.contains("dev") || version.build.contains("dev");
        if develops {
            return Some(Version::UNRELEASED);
        }
        Some(specification::version_of(text)?.max(V1_1_0))
    };
    Terms {
        version: features
            .at("ociVersionMax")
            .str()
            .and_then(|text| newest(&text)),
        platforms: None,
    }
}

/// The shape of a Features structure.
pub static SHAPE: Shape = Shape::new(
    "Features structure",
    "features.md#features-structure",
    &[
        Property::required(
            "ociVersionMin",
            "runtime.features.oci-version-min",
            Value::String,
        )
        .section("features.md#specification-version"),
        Property::required(
            "ociVersionMax",
            "runtime.features.oci-version-max",
            Value::String,
        )
        .section("features.md#specification-version"),
        Property::optional("hooks", "runtime.features.hooks", Value::STRINGS)
            .section("features.md#hooks")
            .nullable(),
        Property::optional(
            "mountOptions",
            "runtime.features.mount-options",
            Value::STRINGS,
        )
        .section("features.md#mount-options")
        .nullable(),
        Property::optional(
            "linux",
            "runtime.features.linux",
            Value::Shape(&LINUX_FEATURES),
        )
        .section("features.md#platform-specific-features")
        .nullable()
        .note("Only Linux has features of its own."),
        Property::optional(
            "annotations",
            "runtime.features.annotations",
            Value::Map(&Value::String),
        )
        .section("features.md#annotations")
        .nullable(),
        Property::optional(
            "potentiallyUnsafeConfigAnnotations",
            "runtime.features.potentially-unsafe-config-annotations",
            Value::STRINGS,
        )
        .section("features.md#unsafe-annotations-in-configjson")
        .since(V1_2_0)
        .nullable()
        .note("An empty list says that no annotation changes what the runtime does."),
    ],
)
.since(V1_1_0)
.object(&clauses::JSON_TYPE)
.rules(&[
    &clauses::ABSENT_OR_NULL,
    &versions::MIN_SEMVER,
    &versions::MAX_SEMVER,
    &versions::MAX_NOT_LESS_THAN_MIN,
    &undefined::NO_UNDEFINED_PROPERTIES,
    &clauses::HOOKS_KNOWN_NAMES,
    &mount_options::NO_FS_SPECIFIC,
    &clauses::LINUX_SET_IF_SUPPORTED,
    &clauses::ANNOTATIONS_CONFIG_CONVENTION,
]);

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "features.md",
    shapes: &[&SHAPE],
    clauses: &[
        &effects::HOST_INDEPENDENT_GLOSSARY,
        &effects::PROVIDE,
        &effects::HOST_INDEPENDENT,
        &effects::COMPILE_TIME,
        &effects::NULL_IS_UNKNOWN,
        &effects::OCI_VERSION_MIN_ACCEPTED,
        &effects::OCI_VERSION_MAX_ACCEPTED,
        &effects::HOOKS_SUPPORTED,
        &effects::MOUNT_OPTIONS_RECOGNIZED,
        &effects::ANNOTATIONS_STRUCTURED,
        &effects::ANNOTATIONS_NOT_CONFIG_VALUES,
        &effects::POTENTIALLY_UNSAFE_CONFIG_ANNOTATIONS_CONTENT,
        &effects::POTENTIALLY_UNSAFE_CONFIG_ANNOTATIONS_PREFIX,
    ],
};
