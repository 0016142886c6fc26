//! `hyperv`: [config-windows.md#hyperv](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-windows.md#hyperv).

use oci_conformance::{Clause, Property, Shape, Subject, Value, builder, object};

use crate::{Extra, platform, specification::V1_0_0};

/// That a container is isolated by Hyper-V, and how.
///
/// [config-windows.md#hyperv](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-windows.md#hyperv)
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct HyperV {
    /// Where the image of the utility VM is; without it, the layers are searched for one.
    pub utility_vm_path: Option<String>,
    /// Properties that the specification does not name.
    pub extra: Extra<HyperV>,
}

object!(HyperV, "the isolation by Hyper-V", {
    "utilityVMPath" => utility_vm_path: text,
});

builder! {
    /// Makes a [`HyperV`].
    pub struct HyperVBuilder(HyperV) => HYPERV;
    option utility_vm_path: String;
    value extra: Extra<HyperV>;
}

impl HyperV {
    /// Starts an isolation, of which no part has to be there.
    pub fn builder() -> HyperVBuilder {
        HyperVBuilder::of(Self::default())
    }
}

/// The shape of `hyperv`.
pub static HYPERV: Shape = Shape::new(
    "isolation by Hyper-V",
    "config-windows.md#hyperv",
    &[Property::optional(
        "utilityVMPath",
        "runtime.windows.hyperv.utility-vm-path",
        Value::String,
    )
    .note(
        "Whether the path has to be absolute the text does not say. Go's types take an empty one \
         for none.",
    )],
)
.since(V1_0_0)
.on(platform::WINDOWS);

pub(super) static HYPERV_PRESENT_ISOLATED: Clause = Clause::must(
    "runtime.windows.hyperv.present-isolated",
    "config-windows.md#hyperv",
    "If `hyperv` is there, be it empty, the container is isolated by Hyper-V.",
)
.since(V1_0_0)
.on(platform::WINDOWS);

pub(super) static HYPERV_OMITTED_PROCESS_ISOLATED: Clause = Clause::must(
    "runtime.windows.hyperv.omitted-process-isolated",
    "config-windows.md#hyperv",
    "Without `hyperv` the container runs as a Windows Server container, which is isolated as a \
     process.",
)
.since(V1_0_0)
.on(platform::WINDOWS);

pub(crate) static HYPERV_UTILITY_VM_PATH_IMAGE: Clause = Clause::must(
    "runtime.windows.hyperv.utility-vm-path.image",
    "config-windows.md#hyperv",
    "`utilityVMPath` is the path of the image that the utility VM boots from.",
)
.since(V1_0_0)
.on(platform::WINDOWS)
.judged(Subject::Host, &[]);

pub(super) static HYPERV_UTILITY_VM_PATH_DEFAULT_SEARCH: Clause = Clause::must(
    "runtime.windows.hyperv.utility-vm-path.default-search",
    "config-windows.md#hyperv",
    "Without `utilityVMPath` the runtime searches the folders of the layers for `UtilityVM`, \
     the bottom-most first.",
)
.since(V1_0_0)
.on(platform::WINDOWS)
.note(
    "It goes through `layerFolders` from behind, and the scratch is none of the layers. What to \
     do if there is none the text does not say.",
);
