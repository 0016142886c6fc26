//! Image configurations: [config.md](https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md).

mod date_time;
mod execution;
mod history;
mod identifiers;
pub(crate) mod layers_example;
mod properties;
mod root_fs;
#[cfg(test)]
mod tests;

use oci_conformance::{
    Context, DocumentType, Heading, Invalid, Property, Rejected, Shape, Value, builder, model,
    object,
};

pub use self::{
    date_time::{DateTime, DateTimeRangeError, ParseDateTimeError},
    execution::{
        EXECUTION, EXPOSED_PORTS, EmptyObject, ExecutionParameters, ExecutionParametersBuilder,
        HEALTHCHECK, Healthcheck, HealthcheckBuilder, VOLUMES,
    },
    history::{HISTORY, History, HistoryBuilder},
    identifiers::{ChainId, DiffId, ImageId},
    root_fs::{ROOTFS, RootFs, RootFsKind},
};
pub(crate) use self::{
    identifiers::DIFF_ID_DEFINITION,
    root_fs::{DIFF_IDS_COUNT, DIFF_IDS_ORDER},
};
use crate::{
    Extra, MediaType, ReadDocument, considerations, media_types,
    platform::{Architecture, Os, Variant},
    specification::V1_1_0,
};

/// The configuration of an image: what it runs on, what it runs, and which layers it has.
///
/// [config.md#properties](https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties)
///
/// ```
/// use oci_image::{
///     ImageConfig,
///     config::{DiffId, ExecutionParameters, RootFs},
///     platform::{Architecture, Os},
/// };
///
/// let layers = RootFs::of_layers([DiffId::of(b"...")]);
/// let parameters = ExecutionParameters::builder().cmd_arg("/bin/sh").build()?;
/// let config = ImageConfig::builder(Os::LINUX, Architecture::AMD64, layers)
///     .config(parameters)
///     .build()?;
/// let text = serde_json::to_vec(&config).unwrap();
/// assert_eq!(ImageConfig::from_slice(&text).unwrap(), config);
/// # Ok::<(), oci_image::Invalid>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ImageConfig {
    /// When the image was made.
    pub created: Option<DateTime>,
    /// The person or entity that made the image and is responsible for it.
    pub author: Option<String>,
    /// The CPU architecture that the image is built for.
    pub architecture: Architecture,
    /// The operating system that the image is built for.
    pub os: Os,
    /// The version of the operating system, in whatever form that has.
    pub os_version: Option<String>,
    /// Features of the operating system that are needed.
    pub os_features: Vec<String>,
    /// The variant of the CPU architecture.
    pub variant: Option<Variant>,
    /// What a container made from the image runs, unless it is told otherwise.
    pub config: Option<ExecutionParameters>,
    /// The layers that make up the root filesystem.
    pub rootfs: RootFs,
    /// How the image was built, from the first step to the last.
    pub history: Vec<History>,
    /// Properties that the specification does not name.
    pub extra: Extra<ImageConfig>,
}

object!(ImageConfig, "an image configuration", {
    "created" => created: text,
    "author" => author: text,
    "architecture" => architecture: required_text,
    "os" => os: required_text,
    "os.version" => os_version: text,
    "os.features" => os_features: collection,
    "variant" => variant: text,
    "config" => config: optional,
    "rootfs" => rootfs: required,
    "history" => history: list,
});

builder! {
    /// Makes an [`ImageConfig`].
    pub struct ImageConfigBuilder(ImageConfig);
    option created: DateTime;
    option author: String;
    option os_version: String;
    list os_features/os_feature: String;
    option variant: Variant;
    option config: ExecutionParameters;
    list history/step: History;
    value extra: Extra<ImageConfig>;
}

impl ImageConfig {
    /// Starts a configuration from the three properties that every one has.
    pub fn builder(
        os: impl Into<Os>,
        architecture: impl Into<Architecture>,
        rootfs: RootFs,
    ) -> ImageConfigBuilder {
        ImageConfigBuilder(Self {
            created: None,
            author: None,
            architecture: architecture.into(),
            os: os.into(),
            os_version: None,
            os_features: Vec::new(),
            variant: None,
            config: None,
            rootfs,
            history: Vec::new(),
            extra: Extra::default(),
        })
    }

    /// Reads a configuration; one that cannot be read is held against every clause.
    #[inline]
    pub fn from_slice(text: &[u8]) -> Result<Self, Rejected> {
        model::read(text, &DOCUMENT, |_| Ok(()))
    }

    /// What results from all layers of the image; nothing does from none.
    #[must_use]
    pub fn chain_id(&self) -> Option<ChainId> {
        ChainId::of(&self.rootfs.diff_ids)
    }
}

impl ReadDocument for ImageConfig {
    #[inline]
    fn from_slice(bytes: &[u8]) -> Result<Self, Rejected> {
        Self::from_slice(bytes)
    }

    fn media_type(&self) -> MediaType {
        MediaType::IMAGE_CONFIG
    }
}

impl ImageConfigBuilder {
    /// Ends the configuration, or names the clauses that it would break.
    #[inline]
    pub fn build(self) -> Result<ImageConfig, Invalid> {
        self.build_for(&Context::default())
    }

    /// Ends the configuration for a version of the specification, or names the clauses that the version
    /// has and it would break.
    #[inline]
    pub fn build_for(self, context: &Context<'_>) -> Result<ImageConfig, Invalid> {
        Invalid::or_document(self.0, &DOCUMENT, context)
    }
}

/// An image configuration, of the media type `application/vnd.oci.image.config.v1+json`.
pub static DOCUMENT: DocumentType = DocumentType {
    name: "config",
    shape: &SHAPE,
    syntax: &considerations::PLUS_JSON_TYPES,
    text: considerations::TEXT,
    covers: &[],
    terms: None,
    newer: None,
};

/// The shape of an image configuration.
pub static SHAPE: Shape = Shape::new(
    "config",
    "config.md#properties",
    &[
        Property::optional("created", "image.config.created", Value::String).nullable(),
        Property::optional("author", "image.config.author", Value::String).nullable(),
        Property::required("architecture", "image.config.architecture", Value::String),
        Property::required("os", "image.config.os", Value::String),
        Property::optional("os.version", "image.config.os-version", Value::String)
            .since(V1_1_0)
            .nullable()
            .note("The dot is part of the name."),
        Property::optional("os.features", "image.config.os-features", Value::STRINGS)
            .since(V1_1_0)
            .nullable(),
        Property::optional("variant", "image.config.variant", Value::String)
            .since(V1_1_0)
            .nullable(),
        Property::optional("config", "image.config.config", Value::Shape(&EXECUTION))
            .nullable()
            .note("Up to v1.1.1 the text says of this property in particular that it can be null."),
        Property::required("rootfs", "image.config.rootfs", Value::Shape(&ROOTFS)),
        Property::optional(
            "history",
            "image.config.history",
            Value::List(&Value::Shape(&HISTORY)),
        )
        .nullable(),
    ],
)
.object(&properties::OBJECT)
.rules(&[
    &properties::OPTIONAL_NULL,
    &properties::CREATED_RFC3339,
    &properties::ARCHITECTURE_GOARCH,
    &properties::OS_GOOS,
    &properties::OS_VERSION_VALUES,
    &properties::OS_FEATURES_WINDOWS,
    &properties::VARIANT_VALUES,
    &execution::USER_LINUX_FORMS,
    &history::HISTORY_MATCHES_LAYERS,
    &history::HISTORY_EMPTY_LAYER_MEANING,
    &properties::WHITESPACE_OPTIONAL,
])
.rules_elsewhere(&[media_types::CONFIG_RULES]);

/// The clauses of config.md.
pub(crate) static HEADING: Heading = Heading {
    file: "config.md",
    shapes: &[
        &SHAPE,
        &EXECUTION,
        &EXPOSED_PORTS,
        &VOLUMES,
        &HEALTHCHECK,
        &ROOTFS,
        &HISTORY,
    ],
    clauses: &[
        &identifiers::LAYER_METADATA_FREE,
        &identifiers::IMMUTABILITY,
        &DIFF_ID_DEFINITION,
        &identifiers::DIFF_ID_REPRODUCIBLE,
        &identifiers::CHAIN_ID_SINGLE,
        &identifiers::CHAIN_ID_RECURSION,
        &identifiers::IMAGE_ID_DEFINITION,
        &identifiers::IMAGE_ID_FORMAT,
        &properties::ARCHITECTURE_UNDERSTAND,
        &properties::OS_UNDERSTAND,
        &properties::OS_VERSION_REFUSE,
        &properties::OS_FEATURES_WINDOWS_UNDERSTAND,
        &properties::VARIANT_UNDERSTAND,
        &execution::AS_BASE,
        &execution::OMITTED,
        &execution::USER_DEFAULT_VALUE,
        &execution::USER_GROUPS_FROM_CONTAINER,
        &execution::USER_GROUP_GIVEN,
        &execution::EXPOSED_PORTS_MERGE,
        &execution::ENV_MERGE,
        &execution::ENTRYPOINT_DEFAULT,
        &execution::CMD_DEFAULT,
        &execution::CMD_FIRST_IS_EXECUTABLE,
        &execution::WORKING_DIR_DEFAULT,
        &execution::LABELS_ANNOTATION_RULES,
        &execution::ARGS_ESCAPED_AS_IS,
        &root_fs::ROOTFS_BINDS_HASH,
        &root_fs::ROOTFS_TYPE_UNKNOWN_IS_ERROR,
        &DIFF_IDS_ORDER,
        &DIFF_IDS_COUNT,
        &history::HISTORY_ORDER,
        &properties::EXTRA_FIELDS,
        &properties::WHITESPACE_COMPACT,
    ],
};
