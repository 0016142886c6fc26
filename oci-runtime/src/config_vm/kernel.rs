//! `kernel`: [config-vm.md#kernel-object](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-vm.md#kernel-object).

use oci_conformance::{
    Clause,
    Example::{Fail, Pass},
    Property, Shape, Subject, Value, builder, object,
};

use super::check_absolute;
use crate::{Extra, platform, specification::V1_0_2};

/// What the virtual machine of a container boots.
///
/// [config-vm.md#kernel-object](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-vm.md#kernel-object)
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Kernel {
    /// Where the kernel is, on the host.
    pub path: String,
    /// What is passed to it.
    pub parameters: Vec<String>,
    /// Where the initial ramdisk is, on the host.
    pub initrd: Option<String>,
    /// Properties that the specification does not name.
    pub extra: Extra<Kernel>,
}

object!(Kernel, "the kernel", {
    "path" => path: required_text,
    "parameters" => parameters: collection,
    "initrd" => initrd: text,
});

builder! {
    /// Makes a [`Kernel`].
    pub struct KernelBuilder(Kernel) => KERNEL;
    list parameters/parameter: String;
    option initrd: String;
    value extra: Extra<Kernel>;
}

impl Kernel {
    /// Starts a kernel from its path.
    pub fn builder(path: impl Into<String>) -> KernelBuilder {
        KernelBuilder::of(Self::new(path))
    }

    /// A kernel to which nothing is passed.
    #[must_use]
    pub fn new(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            parameters: Vec::new(),
            initrd: None,
            extra: Extra::default(),
        }
    }
}

/// The shape of `kernel`.
pub static KERNEL: Shape = Shape::new(
    "kernel",
    "config-vm.md#kernel-object",
    &[
        Property::required("path", "runtime.vm.kernel.path", Value::String),
        Property::optional("parameters", "runtime.vm.kernel.parameters", Value::STRINGS).note(
            "A parameter may have spaces, as one in the example does, though a kernel splits its \
             command line at them.",
        ),
        Property::optional("initrd", "runtime.vm.kernel.initrd", Value::String).note(
            "There may be neither an `initrd` nor an `image`; where the root filesystem then comes \
             from the text does not say.",
        ),
    ],
)
.since(V1_0_2)
.on(platform::VM)
.rules(&[&KERNEL_PATH_ABSOLUTE, &KERNEL_INITRD_ABSOLUTE]);

static KERNEL_PATH_ABSOLUTE: Clause = Clause::must(
    "runtime.vm.kernel.path.absolute",
    "config-vm.md#kernel-object",
    "`path` of the kernel is an absolute path in the mount namespace of the runtime.",
)
.since(V1_0_2)
.on(platform::VM)
.check(
    |kernel, context, verdict| check_absolute(kernel.at("path"), context, verdict),
    &[
        Pass(r#"{"path":"/boot/vmlinuz"}"#),
        Fail(r#"{"path":"vmlinuz"}"#, "/path"),
        Fail(r#"{"path":""}"#, "/path"),
    ],
);

pub(crate) static KERNEL_PATH_EXISTS: Clause = Clause::must(
    "runtime.vm.kernel.path.exists",
    "config-vm.md#kernel-object",
    "`path` is that of a kernel on the host that can be booted.",
)
.since(V1_0_2)
.on(platform::VM)
.judged(Subject::Host, &[]);

pub(super) static KERNEL_PATH_BOOTED: Clause = Clause::must(
    "runtime.vm.kernel.path.booted",
    "config-vm.md#kernel-object",
    "The virtual machine boots the kernel at `path`.",
)
.since(V1_0_2)
.on(platform::VM);

pub(super) static KERNEL_PARAMETERS_PASSED: Clause = Clause::must(
    "runtime.vm.kernel.parameters.passed",
    "config-vm.md#kernel-object",
    "The runtime passes `parameters` to the kernel.",
)
.since(V1_0_2)
.on(platform::VM);

static KERNEL_INITRD_ABSOLUTE: Clause = Clause::must(
    "runtime.vm.kernel.initrd.absolute",
    "config-vm.md#kernel-object",
    "`initrd` is an absolute path in the mount namespace of the runtime.",
)
.since(V1_0_2)
.on(platform::VM)
.note("Go's types take an empty text for absent; it is no absolute path.")
.check(
    |kernel, context, verdict| check_absolute(kernel.at("initrd"), context, verdict),
    &[
        Pass(r#"{"path":"/boot/vmlinuz","initrd":"/boot/initrd.img"}"#),
        Fail(
            r#"{"path":"/boot/vmlinuz","initrd":"./initrd.img"}"#,
            "/initrd",
        ),
    ],
);

pub(super) static KERNEL_INITRD_USED: Clause = Clause::must(
    "runtime.vm.kernel.initrd.used",
    "config-vm.md#kernel-object",
    "The virtual machine boots with the initial ramdisk at `initrd`.",
)
.since(V1_0_2)
.on(platform::VM);
