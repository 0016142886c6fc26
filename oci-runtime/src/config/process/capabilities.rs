//! `capabilities`: [config.md#linux-process](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#linux-process).

mod capability;

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Node, Property, Severity, Shape, Value, Verdict, builder, object, shortened,
};

pub use self::capability::{Capability, KnownCapability};
use super::advisories;
use crate::{Extra, platform, specification::V1_0_0_RC5};

/// The sets of capabilities that a process has on Linux.
///
/// [config.md#linux-process](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#linux-process)
///
/// The specification does not tell an empty set from none: both are empty here, and are not
/// written.
///
/// ```
/// use oci_runtime::config::process::{Capabilities, Capability};
///
/// let capabilities = Capabilities::of_all_sets([Capability::KILL, Capability::CHOWN]);
/// assert_eq!(capabilities.ambient, ["CAP_KILL", "CAP_CHOWN"]);
///
/// let capabilities = Capabilities::bounding_effective_permitted([Capability::KILL]);
/// assert!(capabilities.ambient.is_empty() && capabilities.inheritable.is_empty());
///
/// let capabilities = Capabilities::builder()
///     .bounding([Capability::NET_BIND_SERVICE, Capability::KILL])
///     .permitted([Capability::NET_BIND_SERVICE])
///     .build()?;
/// assert!(capabilities.effective.is_empty());
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Capabilities {
    /// Those that the kernel looks for.
    pub effective: Vec<Capability>,
    /// Those that the process can ever get by running a program.
    pub bounding: Vec<Capability>,
    /// Those that are kept when a program is run whose file has them as inheritable, too.
    pub inheritable: Vec<Capability>,
    /// Those that the process can make effective.
    pub permitted: Vec<Capability>,
    /// Those that are kept when a program without privileges is run.
    pub ambient: Vec<Capability>,
    /// Properties that the specification does not name.
    pub extra: Extra<Capabilities>,
}

object!(Capabilities, "the capabilities of a process", {
    "effective" => effective: collection,
    "bounding" => bounding: collection,
    "inheritable" => inheritable: collection,
    "permitted" => permitted: collection,
    "ambient" => ambient: collection,
});

builder! {
    /// Makes [`Capabilities`].
    pub struct CapabilitiesBuilder(Capabilities) => CAPABILITIES;
    list effective/effective_capability: Capability;
    list bounding/bounding_capability: Capability;
    list inheritable/inheritable_capability: Capability;
    list permitted/permitted_capability: Capability;
    list ambient/ambient_capability: Capability;
    value extra: Extra<Capabilities>;
}

impl Capabilities {
    /// Starts with five empty sets.
    pub fn builder() -> CapabilitiesBuilder {
        CapabilitiesBuilder::of(Self::default())
    }

    /// No capability in any set.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// The same capabilities in all five sets: a process keeps them whatever user it runs as, and
    /// whatever program.
    pub fn of_all_sets(capabilities: impl IntoIterator<Item = impl Into<Capability>>) -> Self {
        let three = Self::bounding_effective_permitted(capabilities);
        Self {
            inheritable: three.bounding.clone(),
            ambient: three.bounding.clone(),
            ..three
        }
    }

    /// The same capabilities in the bounding, the effective and the permitted set, and none in the
    /// others: what the process of a user 0 needs to have them, and no more.
    pub fn bounding_effective_permitted(
        capabilities: impl IntoIterator<Item = impl Into<Capability>>,
    ) -> Self {
        let bounding: Vec<_> = capabilities.into_iter().map(Into::into).collect();
        Self {
            effective: bounding.clone(),
            permitted: bounding.clone(),
            bounding,
            ..Self::default()
        }
    }

    /// The five sets, by their names in JSON.
    pub fn sets(&self) -> impl Iterator<Item = (&'static str, &[Capability])> {
        let sets = [
            &self.effective,
            &self.bounding,
            &self.inheritable,
            &self.permitted,
            &self.ambient,
        ];
        SETS.iter()
            .copied()
            .zip(sets.into_iter().map(Vec::as_slice))
    }
}

const SECTION: &str = "config.md#linux-process";

/// The names of the sets.
pub(super) const SETS: &[&str] = &[
    "effective",
    "bounding",
    "inheritable",
    "permitted",
    "ambient",
];

/// The shape of `capabilities`.
pub static CAPABILITIES: Shape = Shape::new(
    "capabilities",
    SECTION,
    &[
        Property::optional(
            "effective",
            "runtime.config.process.capabilities.effective",
            Value::STRINGS,
        ),
        Property::optional(
            "bounding",
            "runtime.config.process.capabilities.bounding",
            Value::STRINGS,
        ),
        Property::optional(
            "inheritable",
            "runtime.config.process.capabilities.inheritable",
            Value::STRINGS,
        ),
        Property::optional(
            "permitted",
            "runtime.config.process.capabilities.permitted",
            Value::STRINGS,
        ),
        Property::optional(
            "ambient",
            "runtime.config.process.capabilities.ambient",
            Value::STRINGS,
        ),
    ],
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.rules(&[&VALUES])
.rules_elsewhere(&[advisories::OF_CAPABILITIES]);

static VALUES: Clause = Clause::must(
    "runtime.config.process.capabilities.values",
    SECTION,
    "Each capability is one of capabilities(7), such as `CAP_CHOWN`.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note(
    "Capital letters and the prefix count. The list is the kernel's, and grows with it; this \
     version knows those up to `CAP_CHECKPOINT_RESTORE`.",
)
.softened(
    Severity::Warning,
    "from v1.1.0 on a runtime warns of a capability that it does not know, and goes on",
)
.check(
    known_values,
    &[
        Pass(r#"{"bounding":["CAP_KILL","CAP_BPF"],"ambient":["CAP_CHECKPOINT_RESTORE"]}"#),
        Fail(r#"{"effective":["CAP_KILL","CAP_TEST"]}"#, "/effective/1"),
        Fail(r#"{"permitted":["KILL"]}"#, "/permitted/0"),
        Fail(r#"{"inheritable":["cap_kill"]}"#, "/inheritable/0"),
        Fail(r#"{"ambient":[""]}"#, "/ambient/0"),
    ],
);

fn known_values(capabilities: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    for capability in SETS.iter().flat_map(|set| capabilities.at(set).items()) {
        let Some(text) = capability.str() else {
            continue;
        };
        verdict.count_case();
        if KnownCapability::of(&text).is_none() {
            let shown = shortened(&text);
            let message = match meant(&text) {
                Some(meant) => format!("expected `{}`, found `{shown}`", meant.as_str()),
                None => format!("Linux has no capability `{shown}`"),
            };
            verdict.breach(capability, message);
        }
    }
}

/// The capability that is meant by a name in small letters or without its prefix.
fn meant(text: &str) -> Option<KnownCapability> {
    // Nothing that is longer than all of them needs to be copied.
    if text.len() > 64 {
        return None;
    }
    let name = text.to_ascii_uppercase();
    KnownCapability::of(&name).or_else(|| KnownCapability::of(&format!("CAP_{name}")))
}
