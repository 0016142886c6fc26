//! The formats of images of virtual machines, as their files show them.

/// A format of images of virtual machines.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum ImageFormat {
    /// That of QEMU, `qcow2`.
    Qcow2,
    /// That of `VirtualBox`, `vdi`.
    Vdi,
    /// That of `VMware`, `vmdk`.
    Vmdk,
    /// That of Virtual PC, `vhd`.
    Vhd,
    /// What has no signature, `raw`.
    Raw,
}

impl ImageFormat {
    /// How long a beginning, and an end, of a file have to be looked at.
    pub(super) const SIGNATURE: usize = 512;

    /// The format of a file with this beginning and this end.
    #[must_use]
    pub fn of(head: &[u8], tail: &[u8]) -> Self {
        const VDI: &[u8] = &0xbeda_107f_u32.to_le_bytes();
        if head.starts_with(b"QFI\xfb") {
            Self::Qcow2
        } else if head.get(64..68) == Some(VDI) {
            Self::Vdi
        } else if head.starts_with(b"KDMV") || head.starts_with(b"# Disk DescriptorFile") {
            Self::Vmdk
        } else if head.starts_with(b"conectix") || tail.starts_with(b"conectix") {
            Self::Vhd
        } else {
            Self::Raw
        }
    }

    /// The format as a configuration spells it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Qcow2 => "qcow2",
            Self::Vdi => "vdi",
            Self::Vmdk => "vmdk",
            Self::Vhd => "vhd",
            Self::Raw => "raw",
        }
    }
}
