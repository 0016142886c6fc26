//! The section for Linux.

use oci_conformance::generate::{Choices, Form};
use serde_json::{Map, Value, json};

use super::grammar::{line, number_list, posix_path, posix_path_text, retain_first, some_of};
use crate::config_linux::{
    Clock, DEVICE, DeviceType, LINUX, NAMESPACE, NET_DEVICE, NamespaceType, PERSONALITY,
    PersonalityDomain, TIME_OFFSET,
    intel_rdt::INTEL_RDT,
    memory_policy::{self, MEMORY_POLICY},
    resources::{self, CPU, DeviceKind, HUGEPAGE_LIMIT, RDMA, RESOURCES, WEIGHT_DEVICE},
    seccomp::{self, SECCOMP, SYSCALL},
};

pub(super) const FORMS: &[Form] = &[
    Form::of(&LINUX)
        .with(&[
            ("timeOffsets", time_offsets),
            ("netDevices", net_devices),
            ("cgroupsPath", |choices| {
                format!("{}/{}", choices.pick(&["", "a"]), choices.word()).into()
            }),
            ("sysctl", sysctl),
            ("maskedPaths", |choices| {
                choices.list(0..=3, posix_path_text).into()
            }),
            ("readonlyPaths", |choices| {
                choices.list(0..=3, posix_path_text).into()
            }),
        ])
        .settled(repeat_nothing),
    Form::of(&NAMESPACE).with(&[
        ("type", |choices| {
            (*choices.pick(NamespaceType::KNOWN)).into()
        }),
        ("path", posix_path),
    ]),
    Form::of(&DEVICE)
        .with(&[
            ("type", |choices| (*choices.pick(DeviceType::KNOWN)).into()),
            ("path", posix_path),
            ("fileMode", |choices| choices.number(0, 0o777)),
        ])
        .settled(number_device),
    Form::of(&NET_DEVICE).with(&[("name", |choices| choices.word().into())]),
    Form::of(&TIME_OFFSET),
    Form::of(&PERSONALITY).with(&[
        ("domain", |choices| {
            (*choices.pick(PersonalityDomain::KNOWN)).into()
        }),
        ("flags", |_| json!([])),
    ]),
    Form::of(&RESOURCES).with(&[("unified", unified)]),
    Form::of(&resources::DEVICE).with(&[
        ("type", |choices| (*choices.pick(DeviceKind::KNOWN)).into()),
        ("access", |choices| {
            some_of(choices, &["r", "w", "m"]).concat().into()
        }),
    ]),
    Form::of(&CPU)
        .with(&[
            ("cpus", number_list),
            ("mems", number_list),
            ("idle", |choices| choices.number(0, 1)),
        ])
        .settled(burst_within_quota),
    Form::of(&WEIGHT_DEVICE).settled(weigh),
    Form::of(&HUGEPAGE_LIMIT).with(&[("pageSize", |choices| {
        (*choices.pick(&["2MB", "64KB", "1GB"])).into()
    })]),
    Form::of(&RDMA).settled(limit_something),
    Form::of(&INTEL_RDT).with(&[
        ("closID", |choices| choices.word().into()),
        ("schemata", |choices| {
            choices
                .list(0..=2, |choices| format!("L3:{}", line(choices)))
                .into()
        }),
        ("l3CacheSchema", |choices| {
            format!("L3:0={:x}", choices.below(1 << 11)).into()
        }),
        ("memBwSchema", |choices| {
            format!("MB:0={}", choices.below(101)).into()
        }),
    ]),
    Form::of(&MEMORY_POLICY)
        .with(&[
            ("nodes", number_list),
            ("flags", |choices| {
                some_of(choices, memory_policy::Flag::KNOWN).into()
            }),
        ])
        .settled(nodes_by_mode),
    Form::of(&SECCOMP)
        .with(&[
            ("architectures", |choices| {
                some_of(choices, seccomp::Arch::KNOWN).into()
            }),
            ("flags", |choices| {
                some_of(choices, seccomp::Flag::KNOWN).into()
            }),
            ("listenerPath", posix_path),
        ])
        .settled(listen),
    Form::of(&SYSCALL).with(&[("names", |choices| choices.list(1..=3, Choices::word).into())]),
];

fn time_offsets(choices: &mut Choices<'_>) -> Value {
    let clocks = choices.list(0..=2, |choices| {
        let clock = *choices.pick(Clock::KNOWN);
        let offset = super::FORMS.object(&TIME_OFFSET, choices);
        (clock.to_owned(), Value::Object(offset))
    });
    Value::Object(clocks.into_iter().collect())
}

fn net_devices(choices: &mut Choices<'_>) -> Value {
    let devices = choices.list(0..=2, |choices| {
        let device = super::FORMS.object(&NET_DEVICE, choices);
        (choices.word(), Value::Object(device))
    });
    Value::Object(devices.into_iter().collect())
}

fn sysctl(choices: &mut Choices<'_>) -> Value {
    let parameters = choices.list(0..=3, |choices| {
        let name = format!("net.ipv4.{}", choices.word());
        (name, Value::from(line(choices)))
    });
    Value::Object(parameters.into_iter().collect())
}

fn unified(choices: &mut Choices<'_>) -> Value {
    let files = choices.list(0..=3, |choices| {
        let controller = choices.pick(&["memory", "cpu", "io"]);
        (
            format!("{controller}.{}", choices.word()),
            Value::from(line(choices)),
        )
    });
    Value::Object(files.into_iter().collect())
}

/// No type of namespace and no device is there twice; parameters of the network need a network
/// namespace.
fn repeat_nothing(linux: &mut Map<String, Value>, _: &mut Choices<'_>) {
    let has_sysctl = linux
        .get("sysctl")
        .is_some_and(|sysctl| *sysctl != json!({}));
    if has_sysctl {
        let namespaces = linux.entry("namespaces").or_insert_with(|| json!([]));
        if let Some(namespaces) = namespaces.as_array_mut() {
            namespaces.insert(0, json!({"type": NamespaceType::NETWORK}));
        }
    }
    retain_first(linux, "namespaces", &["type"]);
    retain_first(linux, "devices", &["type", "major", "minor"]);
}

/// All devices but pipes have numbers.
fn number_device(device: &mut Map<String, Value>, choices: &mut Choices<'_>) {
    if device.get("type") != Some(&DeviceType::FIFO.as_str().into()) {
        for name in ["major", "minor"] {
            let number = choices.below(256);
            device.entry(name).or_insert(number.into());
        }
    }
}

/// A burst is within a positive quota.
fn burst_within_quota(cpu: &mut Map<String, Value>, _: &mut Choices<'_>) {
    let quota = cpu.get("quota").and_then(Value::as_i64);
    let quota = quota.and_then(|quota| u64::try_from(quota).ok());
    let quota = quota.filter(|&quota| quota > 0);
    if let (Some(quota), Some(burst)) = (quota, cpu.get_mut("burst"))
        && burst.as_u64().is_some_and(|burst| burst > quota)
    {
        *burst = quota.into();
    }
}

fn weigh(device: &mut Map<String, Value>, choices: &mut Choices<'_>) {
    if !device.contains_key("leafWeight") {
        let weight = choices.below(1 << 16);
        device.entry("weight").or_insert(weight.into());
    }
}

fn limit_something(rdma: &mut Map<String, Value>, choices: &mut Choices<'_>) {
    if !rdma.contains_key("hcaObjects") {
        let handles = choices.below(1 << 32);
        rdma.entry("hcaHandles").or_insert(handles.into());
    }
}

/// Some modes have no nodes, others have to have them; flags exclude each other.
fn nodes_by_mode(policy: &mut Map<String, Value>, choices: &mut Choices<'_>) {
    use memory_policy::{Flag, Mode};
    let mode = policy
        .get("mode")
        .and_then(Value::as_str)
        .unwrap_or_default();
    if [Mode::DEFAULT.as_str(), Mode::LOCAL.as_str()].contains(&mode) {
        policy.remove("nodes");
    } else if mode != Mode::PREFERRED.as_str() {
        let nodes = number_list(choices);
        policy.entry("nodes").or_insert(nodes);
    }
    if let Some(Value::Array(flags)) = policy.get_mut("flags")
        && flags.contains(&Flag::STATIC_NODES.as_str().into())
    {
        flags.retain(|flag| flag != Flag::RELATIVE_NODES.as_str());
    }
}

/// Metadata is for who listens.
fn listen(seccomp: &mut Map<String, Value>, choices: &mut Choices<'_>) {
    if seccomp.contains_key("listenerMetadata") {
        let path = posix_path(choices);
        seccomp.entry("listenerPath").or_insert(path);
    }
}
