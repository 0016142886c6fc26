//! Hardens the configuration of a container, as a shim does, and touches nothing else in it.
//!
//! `cargo run --example harden_config -- config.json`

use std::{env, error::Error, fs, path::Path};

use oci_runtime::{
    Config, Rejected, bundle,
    config::process::{Capabilities, Capability},
};

/// What no container of ours needs.
const DROPPED: [Capability; 3] = [
    Capability::SYS_ADMIN,
    Capability::SYS_PTRACE,
    Capability::NET_RAW,
];

fn harden(text: &[u8]) -> Result<Vec<u8>, Rejected> {
    Config::rewrite(text, |config| {
        if let Some(root) = &mut config.root {
            root.readonly = Some(true);
        }
        if let Some(process) = &mut config.process {
            process.no_new_privileges = Some(true);
            if let Some(capabilities) = &mut process.capabilities {
                drop_from(capabilities);
            }
        }
        if let Some(linux) = &mut config.linux {
            for path in ["/proc/kcore", "/proc/keys", "/sys/firmware"] {
                if !linux.masked_paths.iter().any(|masked| masked == path) {
                    linux.masked_paths.push(path.to_owned());
                }
            }
        }
    })
}

fn drop_from(capabilities: &mut Capabilities) {
    for set in [
        &mut capabilities.bounding,
        &mut capabilities.effective,
        &mut capabilities.permitted,
        &mut capabilities.inheritable,
        &mut capabilities.ambient,
    ] {
        set.retain(|capability| !DROPPED.contains(capability));
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let Some(path) = env::args_os().nth(1) else {
        return Err("expected the path of a config.json".into());
    };
    let path = Path::new(&path);
    let hardened = harden(&fs::read(path)?)?;
    // Nobody ever reads half of it.
    bundle::write_text(&hardened, path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: &str = r#"{
    "ociVersion": "1.0.2",
    "com.example.order": [1.0, 1e3],
    "process": {
        "cwd": "/", "args": ["sh"], "user": {"gid": 0, "uid": 0},
        "capabilities": {"bounding": ["CAP_KILL", "CAP_NET_RAW"], "ambient": []}
    },
    "root": { "path": "rootfs" },
    "hooks": null,
    "linux": {
        "maskedPaths": ["/proc/kcore"]
    }
}
"#;

    const AFTER: &str = r#"{
    "ociVersion": "1.0.2",
    "com.example.order": [1.0, 1e3],
    "process": {
        "cwd": "/", "args": ["sh"], "user": {"gid": 0, "uid": 0},
        "capabilities": {"bounding": ["CAP_KILL"], "ambient": []},
        "noNewPrivileges": true
    },
    "root": { "path": "rootfs", "readonly": true },
    "hooks": null,
    "linux": {
        "maskedPaths": ["/proc/kcore", "/proc/keys", "/sys/firmware"]
    }
}
"#;

    #[test]
    fn nothing_else_is_touched() {
        let after = harden(BEFORE.as_bytes()).unwrap();
        assert_eq!(String::from_utf8(after).unwrap(), AFTER);
        // What is hard already stays as it is.
        assert_eq!(harden(AFTER.as_bytes()).unwrap(), AFTER.as_bytes());
    }

    #[test]
    fn what_cannot_be_read_is_not_hardened() {
        let error = harden(br#"{"ociVersion": 1}"#).unwrap_err().to_string();
        assert!(
            error.contains("runtime.config.oci-version.json-type"),
            "{error}"
        );
    }
}
