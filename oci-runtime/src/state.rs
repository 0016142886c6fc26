//! The state of a container: [runtime.md#state](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/runtime.md#state).

mod clauses;
mod effects;
mod status;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use oci_conformance::{
    Context, DocumentType, Facet, Heading, Invalid, Property, Rejected, Severity, Shape, Value,
    builder, model, object,
};

pub use self::status::{KnownStatus, Status};
use crate::{Extra, glossary, platform, specification::V1_0_0_RC5};

/// The state of a container, as a runtime tells it to its callers and to hooks.
///
/// [runtime.md#state](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/runtime.md#state)
///
/// ```
/// use oci_runtime::{State, state::Status};
///
/// let state = State::builder("1.3.0", "redis", Status::RUNNING, "/containers/redis")
///     .pid(4422)
///     .annotation("com.example.key", "value")
///     .build()?;
/// let text = serde_json::to_vec(&state).unwrap();
/// assert_eq!(State::from_slice(&text).unwrap(), state);
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct State {
    /// The version of the specification that the state complies with.
    pub oci_version: String,
    /// The container's ID.
    pub id: String,
    /// What became of the container so far.
    pub status: Status,
    /// The ID of the container process.
    pub pid: Option<i64>,
    /// The absolute path of the bundle's directory.
    pub bundle: String,
    /// The annotations of the container.
    pub annotations: BTreeMap<String, String>,
    /// Properties that the specification does not name.
    pub extra: Extra<State>,
}

object!(State, "the state of a container", {
    "ociVersion" => oci_version: required_text,
    "id" => id: required_text,
    "status" => status: required_text,
    "pid" => pid: optional_integer,
    "bundle" => bundle: required_text,
    "annotations" => annotations: collection,
});

builder! {
    /// Makes a [`State`].
    pub struct StateBuilder(State);
    option pid: i64;
    map annotations/annotation: String;
    value extra: Extra<State>;
}

impl State {
    /// Starts a state from the four properties that every one has.
    pub fn builder(
        oci_version: impl Into<String>,
        id: impl Into<String>,
        status: impl Into<Status>,
        bundle: impl Into<String>,
    ) -> StateBuilder {
        StateBuilder(Self {
            oci_version: oci_version.into(),
            id: id.into(),
            status: status.into(),
            pid: None,
            bundle: bundle.into(),
            annotations: BTreeMap::new(),
            extra: Extra::default(),
        })
    }

    /// Reads a state; one that cannot be read is held against every clause.
    #[inline]
    pub fn from_slice(text: &[u8]) -> Result<Self, Rejected> {
        model::read(text, &DOCUMENT, |_| Ok(()))
    }
}

impl StateBuilder {
    /// Ends the state, or names the clauses of its version that it would break.
    #[inline]
    pub fn build(self) -> Result<State, Invalid> {
        self.build_for(&Context::default())
    }

    /// Ends the state for a version of the specification and platforms, or names the clauses that
    /// it would break.
    #[inline]
    pub fn build_for(self, context: &Context<'_>) -> Result<State, Invalid> {
        Invalid::or_document(self.0, &DOCUMENT, context)
    }
}

/// The state of a container.
pub static DOCUMENT: DocumentType = DocumentType {
    name: "state",
    shape: &SHAPE,
    syntax: &glossary::RFC8259,
    text: glossary::TEXT,
    covers: &[],
    terms: Some(|root| platform::terms_of_version(root, "ociVersion")),
    newer: None,
};

/// The shape of the state of a container.
pub static SHAPE: Shape = Shape::new(
    "state",
    "runtime.md#state",
    &[
        Property::required("ociVersion", "runtime.state.oci-version", Value::String)
            .covers(&[&clauses::JSON_SCHEMA]),
        Property::required("id", "runtime.state.id", Value::String)
            .covers(&[&clauses::JSON_SCHEMA]),
        Property::required("status", "runtime.state.status", Value::Enum(Status::KNOWN))
            .covers(&[&clauses::JSON_SCHEMA])
            .softened(
                Facet::Enum,
                Severity::Note,
                "only the schema closes the list: the text lets a runtime define further values, \
                 and runc and youki have `paused`",
            ),
        Property::optional("pid", "runtime.state.pid", Value::INT64)
            .covers(&[&clauses::JSON_SCHEMA])
            .note("How wide it is, the text does not say; here it has 64 bits."),
        Property::required("bundle", "runtime.state.bundle", Value::String)
            .covers(&[&clauses::JSON_SCHEMA]),
        Property::optional(
            "annotations",
            "runtime.state.annotations",
            Value::Map(&Value::String),
        )
        .covers(&[&clauses::JSON_SCHEMA])
        .note(
            "The schema does not look at the value under an empty key; here it is a string like \
             any other.",
        ),
    ],
)
.since(V1_0_0_RC5)
.object(&clauses::JSON_TYPE)
.rules(&[
    &clauses::JSON_SCHEMA,
    &clauses::OCI_VERSION_SEMVER,
    &clauses::STATUS_DEFINED_VALUES,
    &clauses::STATUS_ADDITIONAL,
    &clauses::PID_MINIMUM,
    &clauses::PID_REQUIRED_LINUX,
    &clauses::BUNDLE_ABSOLUTE,
    &clauses::ANNOTATIONS_EMPTY,
    &clauses::ADDITIONAL_PROPERTIES,
]);

/// The clauses.
pub(crate) static HEADING: Heading = Heading {
    file: "runtime.md",
    shapes: &[&SHAPE],
    clauses: &[
        &effects::OCI_VERSION_COMPLIES,
        &effects::ID_ECHOES_CREATE,
        &effects::ID_UNIQUE_ON_HOST,
        &effects::ID_NOT_UNIQUE_ACROSS_HOSTS,
        &effects::STATUS_CREATING,
        &effects::STATUS_CREATED,
        &effects::STATUS_RUNNING,
        &effects::STATUS_STOPPED,
        &effects::STATUS_ADDITIONAL_NEW_STATES_ONLY,
        &effects::PID_CONTAINER_PROCESS,
        &effects::PID_RUNTIME_NAMESPACE_HOOKS,
        &effects::PID_CONTAINER_NAMESPACE_HOOKS,
        &effects::BUNDLE_CONTAINER_BUNDLE,
        &effects::ANNOTATIONS_OF_CONTAINER,
    ],
};
