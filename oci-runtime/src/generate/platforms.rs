//! The sections for other platforms than Linux.

use oci_conformance::generate::{Choices, Form};
use serde_json::{Map, Value};

use super::grammar::{guid, posix_path, retain_first, scaled, windows_path};
use crate::{
    config_freebsd,
    config_solaris::{ANET, CAPPED_CPU, CAPPED_MEMORY, SOLARIS},
    config_vm::{HYPERVISOR, IMAGE, ImageFormat, KERNEL},
    config_windows::{self, HYPERV, IdType, NETWORK, WINDOWS},
    config_zos::{self, NamespaceType, ZOS},
};

pub(super) const FORMS: &[Form] = &[
    Form::of(&WINDOWS).with(&[("layerFolders", |choices| {
        choices.list(1..=3, windows_path).into()
    })]),
    Form::of(&config_windows::DEVICE).with(&[
        ("id", |choices| guid(choices).into()),
        ("idType", |choices| (*choices.pick(IdType::KNOWN)).into()),
    ]),
    Form::of(&NETWORK).settled(share_nothing),
    Form::of(&HYPERV).with(&[("utilityVMPath", |choices| windows_path(choices).into())]),
    Form::of(&config_windows::CPU)
        .with(&[
            ("shares", |choices| choices.number(1, 10_000)),
            ("maximum", |choices| choices.number(1, 10_000)),
        ])
        .settled(limit_once),
    Form::of(&SOLARIS).with(&[
        ("milestone", |choices| {
            format!("svc:/milestone/{}:default", choices.word()).into()
        }),
        ("limitpriv", |choices| {
            (*choices.pick(&["default", "basic,!sys_time"])).into()
        }),
        ("maxShmMemory", scaled),
    ]),
    Form::of(&ANET).with(&[
        ("configureAllowedAddress", |choices| {
            (*choices.pick(&["true", "false"])).into()
        }),
        ("macAddress", mac_address),
        ("linkProtection", |choices| {
            (*choices.pick(&["mac-nospoof", "mac-nospoof, ip-nospoof"])).into()
        }),
        ("allowedAddress", |choices| {
            format!("172.17.0.{}/16", choices.below(256)).into()
        }),
        ("defrouter", |choices| {
            format!("172.17.0.{}", choices.below(256)).into()
        }),
    ]),
    Form::of(&CAPPED_CPU).with(&[("ncpus", |choices| format!("{}.5", choices.below(64)).into())]),
    Form::of(&CAPPED_MEMORY).with(&[("physical", scaled), ("swap", scaled)]),
    Form::of(&HYPERVISOR).with(&[("path", host_path)]),
    Form::of(&KERNEL).with(&[("path", host_path), ("initrd", host_path)]),
    Form::of(&IMAGE).with(&[
        ("path", host_path),
        ("format", |choices| {
            (*choices.pick(ImageFormat::KNOWN)).into()
        }),
    ]),
    Form::of(&ZOS).settled(|zos, _| retain_first(zos, "namespaces", &["type"])),
    Form::of(&config_zos::NAMESPACE).with(&[
        ("type", |choices| {
            (*choices.pick(NamespaceType::KNOWN)).into()
        }),
        ("path", posix_path),
    ]),
    Form::of(&config_freebsd::DEVICE).with(&[
        ("path", |choices| choices.word().into()),
        ("mode", |choices| choices.number(0, 0o777)),
    ]),
];

/// An absolute path of the platform that runs the virtual machine.
fn host_path(choices: &mut Choices<'_>) -> Value {
    if choices.is_for("windows") {
        windows_path(choices).into()
    } else {
        posix_path(choices)
    }
}

fn mac_address(choices: &mut Choices<'_>) -> Value {
    let address = format!("02:42:f8:52:c7:{:02x}", choices.below(256));
    (*choices.pick(&["random", &address])).into()
}

/// Who names a namespace names nothing else.
fn share_nothing(network: &mut Map<String, Value>, _: &mut Choices<'_>) {
    if network.contains_key("networkNamespace") {
        network.retain(|name, _| name == "networkNamespace");
    }
}

/// Processor time is limited in one way.
fn limit_once(cpu: &mut Map<String, Value>, choices: &mut Choices<'_>) {
    let ways = ["count", "shares", "maximum"];
    let kept = *choices.pick(&ways);
    cpu.retain(|name, _| name == kept || !ways.contains(&name.as_str()));
}
