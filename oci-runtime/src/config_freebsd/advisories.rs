//! What no sentence of [config-freebsd.md](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-freebsd.md)
//! forbids, but a careful reader wants to know.

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Node, Severity, Verdict,
};

use crate::{platform, specification::V1_3_0};

/// The advisories about a jail.
pub(crate) static OF_JAIL: &[&Clause] = &[&WITHOUT_EFFECT];

pub(crate) static WITHOUT_EFFECT: Clause = Clause::advisory(
    "advisory.runtime.freebsd.jail.without-effect",
    "config-freebsd.md#jail",
    "No parameter of a jail stands where nothing comes of it.",
    None,
)
.since(V1_3_0)
.on(platform::FREEBSD)
.softened(Severity::Note, "a runtime may make something of it")
.note(
    "The kernel lets a jail mount only if `enforceStatfs` is 0 or 1, and 2 is the default. Without \
     a `vnet` of its own a jail has nowhere to move interfaces to. The table of the text names \
     `allow.sysvipc`, which is no property; `sysvmsg`, `sysvsem` and `sysvshm` are.",
)
.check(
    without_effect,
    &[
        Pass(r#"{"vnet":"new","vnetInterfaces":["epair0b"]}"#),
        Pass(r#"{"enforceStatfs":1,"allow":{"mount":["tmpfs"]}}"#),
        Fail(r#"{"vnetInterfaces":["epair0b"]}"#, "/vnetInterfaces"),
        Fail(r#"{"allow":{"mount":["tmpfs"]}}"#, "/allow/mount"),
        Fail(
            r#"{"enforceStatfs":2,"allow":{"mount":["tmpfs"]}}"#,
            "/allow/mount",
        ),
        Fail(r#"{"allow":{"sysvipc":true}}"#, "/allow/sysvipc"),
    ],
);

fn without_effect(jail: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let interfaces = jail.at("vnetInterfaces");
    if !interfaces.is_empty() {
        verdict.count_case();
        if !jail.at("vnet").is_str("new") {
            verdict.breach(
                interfaces,
                "without a `vnet` of its own the jail has nowhere to move them to",
            );
        }
    }
    let mount = jail.at("allow").at("mount");
    if !mount.is_empty() {
        verdict.count_case();
        if !matches!(jail.at("enforceStatfs").int(), Some(0 | 1)) {
            verdict.breach(
                mount,
                "it takes an `enforceStatfs` of 0 or 1 to have an effect",
            );
        }
    }
    if let Some(sysvipc) = verdict.case(jail.at("allow").at("sysvipc")) {
        verdict.breach(
            sysvipc,
            "it has no effect: `sysvmsg`, `sysvsem` and `sysvshm` have",
        );
    }
}
