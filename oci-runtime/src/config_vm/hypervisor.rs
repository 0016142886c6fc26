//! `hypervisor`: [config-vm.md#hypervisor-object](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-vm.md#hypervisor-object).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Node, Property, Shape, Subject, Value, Verdict, builder, object,
};

use super::{advisories, check_absolute};
use crate::{Extra, platform, specification::V1_0_2};

/// What runs the virtual machine of a container.
///
/// [config-vm.md#hypervisor-object](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-vm.md#hypervisor-object)
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Hypervisor {
    /// Where its binary is, on the host.
    pub path: String,
    /// What is passed to it.
    pub parameters: Vec<String>,
    /// Properties that the specification does not name.
    pub extra: Extra<Hypervisor>,
}

object!(Hypervisor, "the hypervisor", {
    "path" => path: required_text,
    "parameters" => parameters: collection,
});

builder! {
    /// Makes a [`Hypervisor`].
    pub struct HypervisorBuilder(Hypervisor) => HYPERVISOR;
    list parameters/parameter: String;
    value extra: Extra<Hypervisor>;
}

impl Hypervisor {
    /// Starts a hypervisor from the path of its binary.
    pub fn builder(path: impl Into<String>) -> HypervisorBuilder {
        HypervisorBuilder::of(Self::new(path))
    }

    /// A hypervisor to which nothing is passed.
    #[must_use]
    pub fn new(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            parameters: Vec::new(),
            extra: Extra::default(),
        }
    }
}

/// The shape of `hypervisor`.
pub static HYPERVISOR: Shape = Shape::new(
    "hypervisor",
    "config-vm.md#hypervisor-object",
    &[
        Property::required("path", "runtime.vm.hypervisor.path", Value::String),
        Property::optional(
            "parameters",
            "runtime.vm.hypervisor.parameters",
            Value::STRINGS,
        ),
    ],
)
.since(V1_0_2)
.on(platform::VM)
.rules(&[&HYPERVISOR_PATH_ABSOLUTE]);

static HYPERVISOR_PATH_ABSOLUTE: Clause = Clause::must(
    "runtime.vm.hypervisor.path.absolute",
    "config-vm.md#hypervisor-object",
    "`path` of the hypervisor is an absolute path in the mount namespace of the runtime.",
)
.since(V1_0_2)
.on(platform::VM)
.note(
    "What is absolute the host's platform says; if it is not known, an absolute path of any \
     platform will do.",
)
.check(
    path_absolute,
    &[
        Pass(r#"{"path":"/usr/bin/qemu"}"#),
        Fail(r#"{"path":"qemu"}"#, "/path"),
        Fail(r#"{"path":"","parameters":["a"]}"#, "/path"),
    ],
);

fn path_absolute(hypervisor: Node<'_>, context: &Context<'_>, verdict: &mut Verdict<'_>) {
    if !advisories::is_zero_value(hypervisor) {
        check_absolute(hypervisor.at("path"), context, verdict);
    }
}

pub(crate) static HYPERVISOR_PATH_EXISTS: Clause = Clause::must(
    "runtime.vm.hypervisor.path.exists",
    "config-vm.md#hypervisor-object",
    "`path` is that of the hypervisor's executable binary on the host.",
)
.since(V1_0_2)
.on(platform::VM)
.judged(Subject::Host, &[]);

pub(super) static HYPERVISOR_PATH_USED: Clause = Clause::must(
    "runtime.vm.hypervisor.path.used",
    "config-vm.md#hypervisor-object",
    "The runtime manages the virtual machine with the hypervisor at `path`.",
)
.since(V1_0_2)
.on(platform::VM);

pub(super) static HYPERVISOR_PARAMETERS_PASSED: Clause = Clause::must(
    "runtime.vm.hypervisor.parameters.passed",
    "config-vm.md#hypervisor-object",
    "The runtime passes `parameters` to the hypervisor.",
)
.since(V1_0_2)
.on(platform::VM)
.note(
    "How a parameter becomes an argument, and where it stands among those of the runtime \
     itself, the text does not say.",
);
