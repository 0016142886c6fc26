//! `ioPriority`: [config.md#linux-process](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#linux-process).

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Keyword, Property, Shape, Value, object, shortened, vocabulary,
};

use crate::{Extra, platform, specification::V1_1_0};

/// How Linux gives access to disks to a process.
///
/// [config.md#linux-process](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#linux-process)
///
/// ```
/// use oci_runtime::config::process::{IoPriority, IoPriorityClass};
///
/// let priority = IoPriority::new(IoPriorityClass::BE, 4);
/// assert_eq!(
///     serde_json::to_string(&priority).unwrap(),
///     r#"{"class":"IOPRIO_CLASS_BE","priority":4}"#,
/// );
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct IoPriority {
    /// The scheduling class.
    pub class: IoPriorityClass,
    /// The level within the class, from 0, the highest, to 7.
    ///
    /// It has to be there, but readers that go by the JSON Schema or Go take 0 for a missing one.
    pub priority: Option<i64>,
    /// Properties that the specification does not name.
    pub extra: Extra<IoPriority>,
}

object!(IoPriority, "the I/O priority of a process", {
    "class" => class: required_text,
    "priority" => priority: optional_integer,
});

impl IoPriority {
    /// A level, from 0 to 7, within a class.
    pub fn new(class: impl Into<IoPriorityClass>, priority: i64) -> Self {
        Self {
            class: class.into(),
            priority: Some(priority),
            extra: Extra::default(),
        }
    }
}

vocabulary! {
    /// A scheduling class of input and output, such as `IOPRIO_CLASS_IDLE`.
    ///
    /// [config.md#linux-process](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config.md#linux-process)
    pub struct IoPriorityClass;
    /// The scheduling classes that the specification names.
    pub enum KnownIoPriorityClass {
        /// Real time: before all others.
        RT / Rt = "IOPRIO_CLASS_RT",
        /// Best effort: the usual one.
        BE / Be = "IOPRIO_CLASS_BE",
        /// Idle: when no other wants the disk.
        IDLE / Idle = "IOPRIO_CLASS_IDLE",
    }
}

const SECTION: &str = "config.md#linux-process";

/// The shape of `ioPriority`.
pub static IO_PRIORITY: Shape = Shape::new(
    "I/O priority",
    SECTION,
    &[
        Property::required(
            "class",
            "runtime.config.process.io-priority.class",
            Value::String,
        )
        .typed_by(&CLASS_TYPE),
        Property::required(
            "priority",
            "runtime.config.process.io-priority.priority",
            Value::Integer(0, 7),
        )
        .ranged_by(Keyword::Should)
        .note(
            "The JSON Schema does not ask for it, and takes any integer of 32 bits; Go reads 0, the \
             highest level, for a missing one. The prose is followed, which has the range in a \
             small `should`. Linux has no other levels, and none at all in the class \
             `IOPRIO_CLASS_IDLE`.",
        ),
    ],
)
.since(V1_1_0)
.on(platform::LINUX)
.rules(&[&CLASS_TYPE]);

/// Judges the value alone; the type is left to the shape.
static CLASS_TYPE: Clause = Clause::must(
    "runtime.config.process.io-priority.class.json-type",
    SECTION,
    "`class` is one of the strings `IOPRIO_CLASS_RT`, `IOPRIO_CLASS_BE`, `IOPRIO_CLASS_IDLE`.",
)
.since(V1_1_0)
.on(platform::LINUX)
.note("`IOPRIO_CLASS_NONE` of Linux is not listed.")
.check(
    |priority, _, verdict| {
        let class = priority.at("class");
        let Some(text) = class.str() else { return };
        verdict.count_case();
        if KnownIoPriorityClass::of(&text).is_none() {
            let text = shortened(&text);
            verdict.breach(class, format!("`{text}` is no class of I/O priorities"));
        }
    },
    &[
        Pass(r#"{"class":"IOPRIO_CLASS_IDLE","priority":4}"#),
        Fail(r#"{"class":"IOPRIO_CLASS_NONE","priority":4}"#, "/class"),
        Fail(r#"{"class":"idle","priority":4}"#, "/class"),
        Fail(r#"{"class":3,"priority":4}"#, "/class"),
    ],
);
