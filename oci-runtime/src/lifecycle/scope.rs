//! The scope of a container: [runtime.md#scope-of-a-container](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/runtime.md#scope-of-a-container).

use oci_conformance::Clause;

use crate::specification::V1_0_0_RC5;

pub(super) static SCOPE_CREATOR_OPERATES: Clause = Clause::must(
    "runtime.lifecycle.scope.creator-operates",
    "runtime.md#scope-of-a-container",
    "The entity that created a container with a runtime can apply every operation of the \
     specification (state, start, kill, delete) to that same container.",
)
.since(V1_0_0_RC5)
.note("v1.0.0-rc5 excepted what access control forbids; later texts do not.");

pub(super) static SCOPE_OTHERS_UNSPECIFIED: Clause = Clause::may(
    "runtime.lifecycle.scope.others-unspecified",
    "runtime.md#scope-of-a-container",
    "Whether other users or other runtime instances can see the container is out of scope.",
)
.since(V1_0_0_RC5)
.uncheckable("the text leaves it open");
