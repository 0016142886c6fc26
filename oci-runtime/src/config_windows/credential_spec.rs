//! `credentialSpec`: [config-windows.md#credential-spec](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-windows.md#credential-spec).

use oci_conformance::{Clause, Example::Pass, Shape};

use crate::{platform, specification::V1_0_0};

/// The shape of `credentialSpec`, of which the specification names no property.
pub static CREDENTIAL_SPEC: Shape =
    Shape::new("credential spec", "config-windows.md#credential-spec", &[])
        .since(V1_0_0)
        .on(platform::WINDOWS)
        .rules(&[&CREDENTIAL_SPEC_PROPERTIES_IMPLEMENTATION_DEFINED]);

static CREDENTIAL_SPEC_PROPERTIES_IMPLEMENTATION_DEFINED: Clause = Clause::may(
    "runtime.windows.credential-spec.properties-implementation-defined",
    "config-windows.md#credential-spec",
    "The implementation defines which properties `credentialSpec` has.",
)
.since(V1_0_0)
.on(platform::WINDOWS)
.examples(&[
    Pass(r#"{"CmsPlugins":["ActiveDirectory"],"DomainJoinConfig":{"NetBiosName":"CONTOSO"}}"#),
    Pass("{}"),
]);
