//! `personality`: [config-linux.md#personality](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#personality).

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Property, Shape, Value, builder, object, shortened, vocabulary,
};

use crate::{Extra, platform, specification::V1_0_2};

/// Which kind of system the kernel shows to the process.
///
/// [config-linux.md#personality](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#personality)
///
/// ```
/// use oci_runtime::config_linux::{Linux, Personality, PersonalityDomain};
///
/// let linux = Linux::builder()
///     .personality(Personality::new(PersonalityDomain::LINUX32))
///     .build()?;
/// assert!(linux.personality.is_some());
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Personality {
    /// The execution domain.
    pub domain: PersonalityDomain,
    /// Flags, of which none is supported yet.
    pub flags: Vec<String>,
    /// Properties that the specification does not name.
    pub extra: Extra<Personality>,
}

object!(Personality, "a personality", {
    "domain" => domain: required_text,
    "flags" => flags: collection,
});

builder! {
    /// Makes a [`Personality`].
    pub struct PersonalityBuilder(Personality) => PERSONALITY;
    list flags/flag: String;
    value extra: Extra<Personality>;
}

impl Personality {
    /// The personality of an execution domain.
    pub fn new(domain: impl Into<PersonalityDomain>) -> Self {
        Self {
            domain: domain.into(),
            flags: Vec::new(),
            extra: Extra::default(),
        }
    }

    /// Starts the personality of an execution domain.
    pub fn builder(domain: impl Into<PersonalityDomain>) -> PersonalityBuilder {
        PersonalityBuilder::of(Self::new(domain))
    }
}

vocabulary! {
    /// An execution domain.
    ///
    /// [config-linux.md#personality](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#personality)
    pub struct PersonalityDomain;
    /// The execution domains that the specification names.
    pub enum KnownPersonalityDomain {
        /// That of the kernel.
        LINUX / Linux = "LINUX",
        /// One whose processors have 32 bits.
        LINUX32 / Linux32 = "LINUX32",
    }
}

/// The shape of `personality`.
pub static PERSONALITY: Shape = Shape::new(
    "personality",
    "config-linux.md#personality",
    &[
        Property::required(
            "domain",
            "runtime.linux.personality.domain",
            Value::Enum(PersonalityDomain::KNOWN),
        )
        .note("The JSON Schema does not demand it."),
        Property::optional("flags", "runtime.linux.personality.flags", Value::STRINGS),
    ],
)
.since(V1_0_2)
.on(platform::LINUX)
.rules(&[&FLAGS_NONE_SUPPORTED]);

pub(super) static APPLIED: Clause = Clause::must(
    "runtime.linux.personality.applied",
    "config-linux.md#personality",
    "The process has the execution domain `domain`.",
)
.since(V1_0_2)
.on(platform::LINUX);

pub(super) static DOMAIN_LINUX32_UNAME: Clause = Clause::must(
    "runtime.linux.personality.domain.linux32-uname",
    "config-linux.md#personality",
    "With `LINUX32`, `uname` in the container tells a processor of 32 bits.",
)
.since(V1_0_2)
.on(platform::LINUX)
.note("Where the kernel refuses that domain, the runtime can only fail.");

static FLAGS_NONE_SUPPORTED: Clause = Clause::must_not(
    "runtime.linux.personality.flags.none-supported",
    "config-linux.md#personality",
    "`flags` has no values, as none is supported.",
)
.since(V1_0_2)
.on(platform::LINUX)
.note("The JSON Schema takes any strings.")
.check(
    |personality, _, verdict| {
        let flags = personality.at("flags");
        if verdict.case(flags).is_none() {
            return;
        }
        for flag in flags.items() {
            let Some(text) = flag.str() else { continue };
            verdict.count_case();
            let text = shortened(&text);
            verdict.breach(flag, format!("there are no flags, and so no `{text}`"));
        }
    },
    &[
        Pass(r#"{"domain":"LINUX","flags":[]}"#),
        Fail(
            r#"{"domain":"LINUX","flags":["ADDR_NO_RANDOMIZE"]}"#,
            "/flags/0",
        ),
    ],
);

#[cfg(test)]
mod tests {
    use serde_json::{from_str, to_string};

    use super::*;

    #[test]
    fn personalities_are_written_as_they_are_read() {
        let text = r#"{"domain":"LINUX32","flags":["x"],"note":null}"#;
        let personality: Personality = from_str(text).unwrap();
        assert_eq!(personality.domain, PersonalityDomain::LINUX32);
        assert_eq!(to_string(&personality).unwrap(), text);
        let unknown: Personality = from_str(r#"{"domain":"PER_LINUX","flags":null}"#).unwrap();
        assert_eq!(unknown, Personality::new("PER_LINUX"));
        let error = from_str::<Personality>("{}").unwrap_err();
        assert_eq!(
            error.to_string(),
            "missing field `domain` at line 1 column 2",
        );
    }

    #[test]
    fn a_builder_answers_to_the_clauses() {
        let start = Personality::builder(PersonalityDomain::LINUX);
        let built = start.clone().build().unwrap();
        assert_eq!(built, Personality::new("LINUX"));
        assert_eq!(
            start.flag("x").build().unwrap_err().to_string(),
            "/flags/0: there are no flags, and so no `x` \
             [runtime.linux.personality.flags.none-supported]",
        );
    }
}
