//! config-vm.md.

use crate::{
    sound::VM,
    table::{
        Change::Text,
        Expected::{Broken, Hints},
        Row, check,
    },
};

#[test]
fn virtual_machines() {
    check(
        &VM,
        &[
            Row(
                "no kernel",
                Text(
                    r#""kernel": {"path": "/vmlinuz", "parameters": ["quiet"], "initrd": "/initrd"},"#,
                    r#""#,
                ),
                Broken(&[("runtime.vm.kernel.required", "/vm/kernel")]),
            ),
            Row(
                "a kernel without a path",
                Text(r#""path": "/vmlinuz", "#, r#""#),
                Broken(&[("runtime.vm.kernel.path.required", "/vm/kernel/path")]),
            ),
            Row(
                "a kernel at a relative path",
                Text(r#""path": "/vmlinuz""#, r#""path": "vmlinuz""#),
                Broken(&[("runtime.vm.kernel.path.absolute", "/vm/kernel/path")]),
            ),
            Row(
                "parameters as a text",
                Text(r#"["quiet"]"#, r#""quiet""#),
                Broken(&[(
                    "runtime.vm.kernel.parameters.json-type",
                    "/vm/kernel/parameters",
                )]),
            ),
            Row(
                "a first filesystem at a relative path",
                Text(r#""initrd": "/initrd""#, r#""initrd": "initrd""#),
                Broken(&[("runtime.vm.kernel.initrd.absolute", "/vm/kernel/initrd")]),
            ),
            Row(
                "a hypervisor without a path",
                Text(r#""path": "/bin/vmm", "#, r#""#),
                Broken(&[("runtime.vm.hypervisor.path.required", "/vm/hypervisor/path")]),
            ),
            Row(
                "a hypervisor at a relative path",
                Text(r#""path": "/bin/vmm""#, r#""path": "vmm""#),
                Broken(&[("runtime.vm.hypervisor.path.absolute", "/vm/hypervisor/path")]),
            ),
            Row(
                "an image without a format",
                Text(
                    r#""path": "/image", "format": "raw""#,
                    r#""path": "/image""#,
                ),
                Broken(&[("runtime.vm.image.format.required", "/vm/image/format")]),
            ),
            Row(
                "an unknown format",
                Text(r#""format": "raw""#, r#""format": "iso""#),
                Hints(&["runtime.vm.image.format.enum"]),
            ),
            Row(
                "an image at a relative path",
                Text(r#""path": "/image""#, r#""path": "image""#),
                Broken(&[("runtime.vm.image.path.absolute", "/vm/image/path")]),
            ),
            Row(
                "processors as a text",
                Text(r#""vcpus": 2"#, r#""vcpus": "2""#),
                Broken(&[("runtime.vm.hw-config.vcpus.json-type", "/vm/hwConfig/vcpus")]),
            ),
            Row(
                "negative memory",
                Text(r#""memory": 4096"#, r#""memory": -1"#),
                Broken(&[(
                    "runtime.vm.hw-config.memory.json-type",
                    "/vm/hwConfig/memory",
                )]),
            ),
            Row(
                "pages without a number",
                Text(r#""nrMFNs": 3"#, r#""x": 3"#),
                Broken(&[(
                    "runtime.vm.hw-config.iomems.nr-mfns.required",
                    "/vm/hwConfig/iomems/0/nrMFNs",
                )]),
            ),
            Row(
                "an interrupt that is a text",
                Text(r#""irqs": [11]"#, r#""irqs": ["11"]"#),
                Broken(&[("runtime.vm.hw-config.irqs.json-type", "/vm/hwConfig/irqs/0")]),
            ),
        ],
    );
}
