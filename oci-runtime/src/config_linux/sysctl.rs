//! `sysctl`: [config-linux.md#sysctl](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-linux.md#sysctl).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Node, Severity, Verdict, shortened,
};

use super::namespaces::{self, KnownNamespaceType};
use crate::{platform, specification::V1_0_0_RC5};

pub(super) static APPLIED: Clause = Clause::must(
    "runtime.linux.sysctl.applied",
    "config-linux.md#sysctl",
    "In the container, each listed parameter of the kernel has the given value.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note(
    "The text only says that `sysctl` allows parameters to be modified. The kernel may write a \
     value otherwise than it was given.",
);

pub(super) static KEY_FORMAT: Clause = Clause::must(
    "runtime.linux.sysctl.key-format",
    "config-linux.md#sysctl",
    "Each name in `sysctl` is that of a parameter, as `sysctl(8)` writes it.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note(
    "That manual separates by dots or by slashes. Of names that are no path below `/proc/sys` the \
     text says nothing: those that are empty, begin with a separator or have two dots in a row \
     are reported.",
)
.softened(Severity::Warning, "the text only refers to the manual")
.check(
    key_format,
    &[
        Pass(r#"{"sysctl":{"net.ipv4.ip_forward":"1","net/core/somaxconn":"256"}}"#),
        Fail(r#"{"sysctl":{"":"1"}}"#, "/sysctl/"),
        Fail(r#"{"sysctl":{"/net":"1"}}"#, "/sysctl/~1net"),
        Fail(r#"{"sysctl":{"net/../vm":"1"}}"#, "/sysctl/net~1..~1vm"),
    ],
);

fn key_format(linux: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    for parameter in linux.at("sysctl").members() {
        verdict.count_case();
        let name = parameter.name().unwrap_or_default();
        if !is_name(&name) {
            verdict.breach_name(
                parameter,
                format!("`{}` names no parameter of the kernel", shortened(&name)),
            );
        }
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.starts_with(SEPARATORS) && !name.contains("..")
}

/// What separates the parts of a name: whichever comes first in it.
const SEPARATORS: [char; 2] = ['.', '/'];

pub(super) static NAMESPACED: Clause = Clause::must(
    "runtime.linux.sysctl.namespaced",
    "config-linux.md#sysctl",
    "`sysctl` names only parameters of namespaces that the container has for itself, so that \
     those of the host stay as they are.",
)
.since(V1_0_0_RC5)
.on(platform::LINUX)
.note(
    "The text does not say so; runtimes refuse other parameters. A namespace that the container \
     joins is taken for its own.",
)
.softened(Severity::Warning, "no sentence of the text says so")
.check(
    namespaced,
    &[
        Pass(r#"{"namespaces":[{"type":"network"}],"sysctl":{"net.ipv4.ip_forward":"1"}}"#),
        Pass(
            r#"{"namespaces":[{"type":"ipc","path":"/x"}],"sysctl":{"kernel/shmmax":"1","fs.mqueue.msg_max":"1"}}"#,
        ),
        Fail(
            r#"{"sysctl":{"net.ipv4.ip_forward":"1"}}"#,
            "/sysctl/net.ipv4.ip_forward",
        ),
        Fail(
            r#"{"namespaces":[{"type":"ipc"}],"sysctl":{"kernel.panic":"1"}}"#,
            "/sysctl/kernel.panic",
        ),
    ],
);

fn namespaced(linux: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    for parameter in linux.at("sysctl").members() {
        let name = parameter.name().unwrap_or_default();
        if !is_name(&name) {
            continue;
        }
        verdict.count_case();
        let text = shortened(&name);
        match scope(&name) {
            None => verdict.breach_name(
                parameter,
                format!("`{text}` belongs to no namespace: it would be changed for the whole host"),
            ),
            Some(kind) if !namespaces::has(linux, kind) => verdict.breach_name(
                parameter,
                format!(
                    "`{text}` belongs to the namespace of type `{}`, which the container shares \
                     with the runtime",
                    kind.as_str()
                ),
            ),
            Some(_) => {}
        }
    }
}

/// The type of namespace that a parameter belongs to; none for those of the whole host.
fn scope(name: &str) -> Option<KnownNamespaceType> {
    let separator = name.chars().find(|own| SEPARATORS.contains(own));
    let mut parts = name.split(separator.unwrap_or('.'));
    let group = parts.next().unwrap_or_default();
    let own = parts.next().unwrap_or_default();
    match (group, own) {
        ("net", _) => Some(KnownNamespaceType::Network),
        ("user", _) => Some(KnownNamespaceType::User),
        ("fs", "mqueue")
        | (
            "kernel",
            "auto_msgmni" | "msgmax" | "msgmnb" | "msgmni" | "msg_next_id" | "sem" | "sem_next_id"
            | "shmall" | "shmmax" | "shmmni" | "shm_next_id" | "shm_rmid_forced",
        ) => Some(KnownNamespaceType::Ipc),
        ("kernel", "domainname" | "hostname") => Some(KnownNamespaceType::Uts),
        ("kernel", "ns_last_pid" | "pid_max") | ("vm", "memfd_noexec") => {
            Some(KnownNamespaceType::Pid)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_belong_to_namespaces() {
        use KnownNamespaceType::{Ipc, Network, Pid, User, Uts};
        for (name, kind) in [
            ("net.ipv4.conf.eth0/100.forwarding", Some(Network)),
            ("net/ipv4/conf/eth0.100/forwarding", Some(Network)),
            ("fs.mqueue.queues_max", Some(Ipc)),
            ("kernel.sem", Some(Ipc)),
            ("kernel/domainname", Some(Uts)),
            ("kernel.pid_max", Some(Pid)),
            ("user.max_user_namespaces", Some(User)),
            ("kernel.semaphore", None),
            ("network.x", None),
            ("vm.swappiness", None),
            ("kernel", None),
            ("fs.file-max", None),
        ] {
            assert_eq!(scope(name), kind, "{name}");
        }
    }
}
