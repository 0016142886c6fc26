//! [config-vm.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-vm.md).

pub(crate) mod advisories;
mod hw_config;
mod hypervisor;
mod image;
mod kernel;
#[cfg(test)]
mod tests;

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Heading, Node, Property, Shape, Subject, Value, Verdict, builder, object, shortened,
};

pub use self::{
    hw_config::{HW_CONFIG, HwConfig, HwConfigBuilder, IOMEM, IoMem},
    hypervisor::{HYPERVISOR, Hypervisor, HypervisorBuilder},
    image::{IMAGE, Image, ImageFormat, KnownImageFormat},
    kernel::{KERNEL, Kernel, KernelBuilder},
};
pub(crate) use self::{
    hypervisor::HYPERVISOR_PATH_EXISTS,
    image::{IMAGE_FORMAT_MATCHES_FILE, IMAGE_PATH_EXISTS},
    kernel::KERNEL_PATH_EXISTS,
};
use crate::{
    Extra, platform,
    specification::{V1_0_2, V1_3_0},
};

/// The `vm` section of a configuration: the virtual machine that a container runs in.
///
/// [config-vm.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-vm.md)
///
/// ```
/// use oci_runtime::config_vm::{HwConfig, Image, ImageFormat, Kernel, Vm};
///
/// let kernel = Kernel::builder("/boot/vmlinuz").parameter("quiet").build()?;
/// let vm = Vm::builder(kernel)
///     .image(Image::new("/var/lib/vm/root.img", ImageFormat::RAW))
///     .hw_config(HwConfig::builder().vcpus(2_u32).memory(1_u64 << 30).build()?)
///     .build()?;
/// assert_eq!(vm.kernel.path, "/boot/vmlinuz");
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Vm {
    /// What runs the virtual machine.
    pub hypervisor: Option<Hypervisor>,
    /// What the virtual machine boots.
    pub kernel: Kernel,
    /// The root filesystem of the virtual machine, which is not that of the container.
    pub image: Option<Image>,
    /// The hardware of the virtual machine.
    pub hw_config: Option<HwConfig>,
    /// Properties that the specification does not name.
    pub extra: Extra<Vm>,
}

object!(Vm, "the `vm` section of a configuration", {
    "hypervisor" => hypervisor: part,
    "kernel" => kernel: required,
    "image" => image: part,
    "hwConfig" / "hwconfig" => hw_config: part,
});

builder! {
    /// Makes a [`Vm`].
    pub struct VmBuilder(Vm) => VM;
    option hypervisor: Hypervisor;
    option image: Image;
    option hw_config: HwConfig;
    value extra: Extra<Vm>;
}

impl Vm {
    /// Starts a section from the kernel, which every one has.
    pub fn builder(kernel: Kernel) -> VmBuilder {
        VmBuilder::of(Self {
            hypervisor: None,
            kernel,
            image: None,
            hw_config: None,
            extra: Extra::default(),
        })
    }
}

/// The shape of the `vm` section of a configuration.
pub static VM: Shape = Shape::new(
    "`vm` section",
    "config-vm.md#virtual-machine-specific-container-configuration",
    &[
        Property::optional(
            "hypervisor",
            "runtime.vm.hypervisor",
            Value::Shape(&HYPERVISOR),
        )
        .section("config-vm.md#hypervisor-object")
        .note(
            "Go's types write an object with an empty `path` where there is none: an advisory tells \
             of it, and the path is not held against it.",
        ),
        Property::required("kernel", "runtime.vm.kernel", Value::Shape(&KERNEL))
            .section("config-vm.md#kernel-object"),
        Property::optional("image", "runtime.vm.image", Value::Shape(&IMAGE))
            .section("config-vm.md#image-object")
            .note(
                "Go's types write an object with an empty `path` and `format` where there is none: \
                 an advisory tells of it, and the path is not held against it.",
            ),
        Property::optional("hwConfig", "runtime.vm.hw-config", Value::Shape(&HW_CONFIG))
            .section("config-vm.md#hwconfig-object")
            .since(V1_3_0)
            .note(
                "Go's types write `hwconfig`, which readers that mind the case take for an unknown \
                 property. It is read here, but only `hwConfig` is judged; an advisory tells of the \
                 other spelling.",
            ),
    ],
)
.since(V1_0_2)
.on(platform::VM)
.object(&JSON_TYPE)
.rules_elsewhere(&[advisories::OF_SECTION]);

static JSON_TYPE: Clause = Clause::must(
    "runtime.vm.json-type",
    "config-vm.md#virtual-machine-specific-container-configuration",
    "`vm` is an object.",
)
.since(V1_0_2)
.on(platform::VM)
.judged(
    Subject::Document,
    &[Pass(r#"{"kernel":{"path":"/vmlinuz"}}"#), Fail("[]", "")],
);

/// Judges a path in the mount namespace of the runtime.
fn check_absolute(path: Node<'_>, context: &Context<'_>, verdict: &mut Verdict<'_>) {
    let Some(text) = path.str() else { return };
    verdict.count_case();
    let windows = platform::is_absolute_windows(&text);
    let posix = platform::is_absolute_posix(&text);
    // A container with a section for Windows is run by Windows, whatever is in the virtual machine.
    let absolute = if context.is_for("windows") {
        windows
    } else if platform::is_posix(context) {
        posix
    } else {
        windows || posix
    };
    if !absolute {
        let text = shortened(&text);
        verdict.breach(path, format!("expected an absolute path, found `{text}`"));
    }
}

/// The clauses of config-vm.md.
pub(crate) static HEADING: Heading = Heading {
    file: "config-vm.md",
    shapes: &[&VM, &HYPERVISOR, &KERNEL, &IMAGE, &HW_CONFIG, &IOMEM],
    clauses: &[
        &HYPERVISOR_PATH_EXISTS,
        &hypervisor::HYPERVISOR_PATH_USED,
        &hypervisor::HYPERVISOR_PARAMETERS_PASSED,
        &KERNEL_PATH_EXISTS,
        &kernel::KERNEL_PATH_BOOTED,
        &kernel::KERNEL_PARAMETERS_PASSED,
        &kernel::KERNEL_INITRD_USED,
        &IMAGE_PATH_EXISTS,
        &image::IMAGE_FORMAT_DEFAULT_RAW,
        &IMAGE_FORMAT_MATCHES_FILE,
        &image::IMAGE_NOT_CONTAINER_ROOTFS,
        &image::IMAGE_CONTAINER_ROOTFS_LOCATION_FREE,
        &hw_config::HW_CONFIG_PASSED_TO_VM,
        &hw_config::HW_CONFIG_VCPUS_APPLIED,
        &hw_config::HW_CONFIG_MEMORY_MAXIMUM,
        &hw_config::HW_CONFIG_IOMEMS_FIRST_GFN_DEFAULT_FIRST_MFN,
        &hw_config::HW_CONFIG_PASS_THROUGH_APPLIED,
    ],
};
