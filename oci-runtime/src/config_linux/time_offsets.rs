//! `timeOffsets`: [config-linux.md#offset-for-time-namespace](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#offset-for-time-namespace).

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Property, Severity, Shape, Value, builder, object, shortened, vocabulary,
};

use crate::{Extra, platform, specification::V1_1_0};

/// By how much a clock of the container differs from that of the host.
///
/// [config-linux.md#offset-for-time-namespace](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#offset-for-time-namespace)
///
/// ```
/// use oci_runtime::config_linux::{Clock, Linux, Namespace, NamespaceType, TimeOffset};
///
/// let linux = Linux::builder()
///     .namespace(Namespace::new(NamespaceType::TIME))
///     .time_offset(Clock::BOOTTIME, TimeOffset::new(-3600, 0))
///     .build()?;
/// assert_eq!(linux.time_offsets[&Clock::BOOTTIME].secs, Some(-3600));
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct TimeOffset {
    /// The seconds of the difference; absent is 0.
    pub secs: Option<i64>,
    /// The nanoseconds that are added to these; absent is 0.
    pub nanosecs: Option<u32>,
    /// Properties that the specification does not name.
    pub extra: Extra<TimeOffset>,
}

object!(TimeOffset, "the offset of a clock", {
    "secs" => secs: optional_integer,
    "nanosecs" => nanosecs: optional_integer,
});

builder! {
    /// Makes a [`TimeOffset`].
    pub struct TimeOffsetBuilder(TimeOffset) => TIME_OFFSET;
    option secs: i64;
    option nanosecs: u32;
    value extra: Extra<TimeOffset>;
}

impl TimeOffset {
    /// An offset of seconds, and of nanoseconds that are added to these.
    #[must_use]
    pub fn new(secs: i64, nanosecs: u32) -> Self {
        Self {
            secs: Some(secs),
            nanosecs: Some(nanosecs),
            extra: Extra::default(),
        }
    }

    /// Starts an offset, of which no part has to be there.
    pub fn builder() -> TimeOffsetBuilder {
        TimeOffsetBuilder::of(Self::default())
    }
}

vocabulary! {
    /// A clock that a time namespace can have an offset of.
    ///
    /// [config-linux.md#offset-for-time-namespace](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#offset-for-time-namespace)
    pub struct Clock;
    /// The clocks that the JSON Schema names.
    pub enum KnownClock {
        /// Time since the machine was started, in which it may have been suspended.
        BOOTTIME / Boottime = "boottime",
        /// Time since the machine was started, without that in which it was suspended.
        MONOTONIC / Monotonic = "monotonic",
    }
}

/// The shape of an entry of `timeOffsets`.
pub static TIME_OFFSET: Shape = Shape::new(
    "offset of a clock",
    "config-linux.md#offset-for-time-namespace",
    &[
        Property::optional("secs", "runtime.linux.time-offsets.secs", Value::INT64)
            .note("Absent is 0."),
        Property::optional(
            "nanosecs",
            "runtime.linux.time-offsets.nanosecs",
            Value::UINT32,
        )
        .note(
            "Absent is 0. The specification allows a whole second and more, which the kernel \
             refuses.",
        ),
    ],
)
.since(V1_1_0)
.on(platform::LINUX);

pub(super) static CLOCK_NAMES: Clause = Clause::must(
    "runtime.linux.time-offsets.clock-names",
    "config-linux.md#offset-for-time-namespace",
    "The entries of `timeOffsets` are named after clocks, `boottime` and `monotonic`.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note(
    "The text names no clock; the JSON Schema describes these two and lets others pass. The \
     kernel knows no others.",
)
.softened(
    Severity::Warning,
    "the text names no clocks, and the JSON Schema allows others",
)
.check(
    |linux, _, verdict| {
        for offset in linux.at("timeOffsets").members() {
            verdict.count_case();
            let name = offset.name().unwrap_or_default();
            if KnownClock::of(&name).is_none() {
                let name = shortened(&name);
                verdict.breach_name(
                    offset,
                    format!("`{name}` is neither `boottime` nor `monotonic`"),
                );
            }
        }
    },
    &[
        Pass(r#"{"timeOffsets":{"boottime":{},"monotonic":{"secs":1}}}"#),
        Fail(
            r#"{"timeOffsets":{"realtime":{"secs":1}}}"#,
            "/timeOffsets/realtime",
        ),
    ],
);

pub(super) static APPLIED: Clause = Clause::must(
    "runtime.linux.time-offsets.applied",
    "config-linux.md#offset-for-time-namespace",
    "In the container, each clock differs from that of the host by the given offset.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("It follows from what runtime.md says of `create`, which has to apply every property.");

#[cfg(test)]
mod tests {
    use serde_json::{from_str, to_string};

    use super::*;

    #[test]
    fn offsets_are_written_as_they_are_read() {
        let text = r#"{"secs":-9223372036854775808,"nanosecs":4294967295,"note":"x"}"#;
        let offset: TimeOffset = from_str(text).unwrap();
        assert_eq!(offset.secs, Some(i64::MIN));
        assert_eq!(to_string(&offset).unwrap(), text);
        let nothing: TimeOffset = from_str(r#"{"secs":null,"nanosecs":null}"#).unwrap();
        assert_eq!(nothing, TimeOffset::default());
        let error = from_str::<TimeOffset>(r#"{"nanosecs":-1}"#).unwrap_err();
        assert_eq!(
            error.to_string(),
            "invalid value: integer `-1`, expected an integer in its range at line 1 column 14",
        );
    }

    #[test]
    fn a_builder_sets_what_it_is_told() {
        let offset = TimeOffset::builder().secs(1).nanosecs(2_u32).build();
        assert_eq!(offset.unwrap(), TimeOffset::new(1, 2));
    }
}
