//! Advice for who runs containers in virtual machines, which is given if it is asked for.

use oci_conformance::{Clause, Held, Severity, Subject};

use crate::specification::V1_0_0_RC5;

/// Advises against what a runtime cannot honour that runs the container in a virtual machine.
pub static NEEDS_HOST: Clause = Clause::advisory(
    "advisory.vm.needs-host",
    "config-vm.md#VirtualMachineSpecificContainerConfiguration",
    "The configuration asks for nothing that takes the host's own kernel.",
    None,
)
.note(
    "Judged if a profile of runtimes is chosen that run containers in virtual machines. \
     `oci-tool runtime profile` prints what it says of each property, why, and who says so.",
)
.since(V1_0_0_RC5)
.held(Held::Judged(Subject::Document));

/// Tells what applies to the virtual machine that the container is in.
pub static APPLIES_TO_VM: Clause = Clause::advisory(
    "advisory.vm.applies-to-vm",
    "config-vm.md#VirtualMachineSpecificContainerConfiguration",
    "The configuration asks for nothing that is done to the virtual machine from outside.",
    None,
)
.note(
    "Judged if a profile of runtimes is chosen that run containers in virtual machines. \
     `oci-tool runtime profile` prints what it says of each property, why, and who says so.",
)
.since(V1_0_0_RC5)
.softened(
    Severity::Note,
    "such a runtime honours it, if not in the container's own kernel",
)
.held(Held::Judged(Subject::Document));
