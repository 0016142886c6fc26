//! `anet`: [config-solaris.md#automatic-network-anet](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-solaris.md#automatic-network-anet).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Node, Property, Severity, Shape, Value, Verdict, builder, object, shortened,
};

use super::section::check_list;
use crate::{Extra, platform, specification::V1_0_0_RC5};

/// A network interface that is made for a container on Solaris.
///
/// [config-solaris.md#automatic-network-anet](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-solaris.md#automatic-network-anet)
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Anet {
    /// What it is called.
    pub linkname: Option<String>,
    /// The link that it is made over.
    pub lower_link: Option<String>,
    /// The addresses that the container can use; without it, any.
    pub allowed_address: Option<String>,
    /// Whether it is given these addresses when the container starts: `true` or `false`.
    pub configure_allowed_address: Option<String>,
    /// The default router.
    pub defrouter: Option<String>,
    /// Its MAC address, or a keyword of Solaris.
    pub mac_address: Option<String>,
    /// How it is protected, separated by commas.
    pub link_protection: Option<String>,
    /// Properties that the specification does not name.
    pub extra: Extra<Anet>,
}

object!(Anet, "an automatic network", {
    "linkname" => linkname: text,
    "lowerLink" => lower_link: text,
    "allowedAddress" => allowed_address: text,
    "configureAllowedAddress" => configure_allowed_address: text,
    "defrouter" => defrouter: text,
    "macAddress" => mac_address: text,
    "linkProtection" => link_protection: text,
});

builder! {
    /// Makes an [`Anet`].
    pub struct AnetBuilder(Anet) => ANET;
    option linkname: String;
    option lower_link: String;
    option allowed_address: String;
    option configure_allowed_address: String;
    option defrouter: String;
    option mac_address: String;
    option link_protection: String;
    value extra: Extra<Anet>;
}

impl Anet {
    /// Starts an interface, of which no part has to be there.
    pub fn builder() -> AnetBuilder {
        AnetBuilder::of(Self::default())
    }
}

/// The shape of an entry of `anet`.
pub static ANET: Shape = Shape::new(
    "automatic network",
    "config-solaris.md#automatic-network-anet",
    &[
        Property::optional("linkname", "runtime.solaris.anet.linkname", Value::String),
        Property::optional(
            "lowerLink",
            "runtime.solaris.anet.lower-link",
            Value::String,
        ),
        Property::optional(
            "allowedAddress",
            "runtime.solaris.anet.allowed-address",
            Value::String,
        )
        .note("The text speaks of a list, but it is one text, with commas as Solaris has them."),
        Property::optional(
            "configureAllowedAddress",
            "runtime.solaris.anet.configure-allowed-address",
            Value::String,
        )
        .note("It is a text: `true` without quotes is an error."),
        Property::optional("defrouter", "runtime.solaris.anet.defrouter", Value::String),
        Property::optional(
            "macAddress",
            "runtime.solaris.anet.mac-address",
            Value::String,
        ),
        Property::optional(
            "linkProtection",
            "runtime.solaris.anet.link-protection",
            Value::String,
        ),
    ],
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS)
.rules(&[
    &ANET_CONFIGURE_ALLOWED_ADDRESS_VALUES,
    &ANET_MAC_ADDRESS_VALUE,
    &ANET_LINK_PROTECTION_FORMAT,
]);

pub(super) static ANET_VNIC_CREATED: Clause = Clause::must(
    "runtime.solaris.anet.vnic-created",
    "config-solaris.md#automatic-network-anet",
    "When the container starts, a temporary VNIC is made for each entry of `anet`.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS);

pub(super) static ANET_VNIC_DELETED: Clause = Clause::must(
    "runtime.solaris.anet.vnic-deleted",
    "config-solaris.md#automatic-network-anet",
    "When the container is torn down, the VNIC that was made for it is deleted.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS);

pub(super) static ANET_LINKNAME_EFFECT: Clause = Clause::must(
    "runtime.solaris.anet.linkname.effect",
    "config-solaris.md#automatic-network-anet",
    "The VNIC is called `linkname`.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS);

pub(super) static ANET_LOWER_LINK_EFFECT: Clause = Clause::must(
    "runtime.solaris.anet.lower-link.effect",
    "config-solaris.md#automatic-network-anet",
    "The VNIC is made over the link `lowerLink`.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS);

pub(super) static ANET_ALLOWED_ADDRESS_RESTRICTS: Clause = Clause::must(
    "runtime.solaris.anet.allowed-address.restricts",
    "config-solaris.md#automatic-network-anet",
    "With `allowedAddress` the container can use no other address on the interface; without it, \
     every address of the physical interface.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS);

static ANET_CONFIGURE_ALLOWED_ADDRESS_VALUES: Clause = Clause::must(
    "runtime.solaris.anet.configure-allowed-address.values",
    "config-solaris.md#automatic-network-anet",
    "`configureAllowedAddress` is `true` or `false`, as a text.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS)
.softened(Severity::Note, "the text only describes these two values")
.check(
    true_or_false,
    &[
        Pass(r#"{"configureAllowedAddress":"true"}"#),
        Fail(
            r#"{"configureAllowedAddress":"yes"}"#,
            "/configureAllowedAddress",
        ),
    ],
);

fn true_or_false(anet: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let configure = anet.at("configureAllowedAddress");
    let Some(text) = configure.str() else { return };
    verdict.count_case();
    if !matches!(text.as_ref(), "true" | "false") {
        let text = shortened(&text);
        verdict.breach(
            configure,
            format!("expected `true` or `false`, found `{text}`"),
        );
    }
}

pub(super) static ANET_CONFIGURE_ALLOWED_ADDRESS_EFFECT: Clause = Clause::must(
    "runtime.solaris.anet.configure-allowed-address.effect",
    "config-solaris.md#automatic-network-anet",
    "Whenever the container starts, the interface is given the addresses of `allowedAddress` if \
     `configureAllowedAddress` is true, and is not if it is false.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS)
.note("The text has no default.");

pub(super) static ANET_DEFROUTER_EFFECT: Clause = Clause::must(
    "runtime.solaris.anet.defrouter.effect",
    "config-solaris.md#automatic-network-anet",
    "The container's default router is `defrouter`.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS)
.note("The text has no grammar, and its example a length of the prefix.");

static ANET_MAC_ADDRESS_VALUE: Clause = Clause::must(
    "runtime.solaris.anet.mac-address.value",
    "config-solaris.md#automatic-network-anet",
    "`macAddress` is a keyword of Solaris, or else a unicast MAC address.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS)
.note(
    "Which keywords there are depends on the release of Solaris: only what has colons is taken \
     for an address.",
)
.softened(
    Severity::Note,
    "which keywords there are only a release of Solaris says",
)
.check(
    mac_address,
    &[
        Pass(r#"{"macAddress":"02:42:f8:52:c7:16"}"#),
        Pass(r#"{"macAddress":"2:8:20:0:1:ff"}"#),
        Pass(r#"{"macAddress":"random"}"#),
        Fail(r#"{"macAddress":"03:42:f8:52:c7:16"}"#, "/macAddress"),
        Fail(r#"{"macAddress":"02:42:f8:52:c7"}"#, "/macAddress"),
        Fail(r#"{"macAddress":"02:42:f8:52:c7:1g"}"#, "/macAddress"),
    ],
);

fn mac_address(anet: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let address = anet.at("macAddress");
    let Some(text) = address.str() else { return };
    verdict.count_case();
    if !text.contains(':') {
        return;
    }
    let octets: Option<Vec<u8>> = text.split(':').map(octet).collect();
    let problem = match octets.as_deref() {
        Some([first, _, _, _, _, _]) if first % 2 == 0 => return,
        Some([_, _, _, _, _, _]) => "is a multicast address",
        _ => "is no MAC address",
    };
    let text = shortened(&text);
    verdict.breach(address, format!("`{text}` {problem}"));
}

/// An octet of one or two hexadecimal digits.
fn octet(text: &str) -> Option<u8> {
    let digits = text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let octet = digits && matches!(text.len(), 1 | 2);
    octet.then(|| u8::from_str_radix(text, 16).ok()).flatten()
}

pub(super) static ANET_MAC_ADDRESS_EFFECT: Clause = Clause::must(
    "runtime.solaris.anet.mac-address.effect",
    "config-solaris.md#automatic-network-anet",
    "The VNIC has the MAC address that `macAddress` says.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS);

static ANET_LINK_PROTECTION_FORMAT: Clause = Clause::must(
    "runtime.solaris.anet.link-protection.format",
    "config-solaris.md#automatic-network-anet",
    "`linkProtection` is a list of kinds of protection, separated by commas.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS)
.note(
    "Blanks may follow a comma, as in the example. Which kinds there are depends on the release \
     of Solaris: only empty items are found.",
)
.softened(
    Severity::Note,
    "the grammar is that of a release of Solaris",
)
.check(
    |anet, _, verdict| check_list(anet.at("linkProtection"), verdict),
    &[
        Pass(r#"{"linkProtection":"mac-nospoof, ip-nospoof"}"#),
        Fail(r#"{"linkProtection":"mac-nospoof,"}"#, "/linkProtection"),
    ],
);

pub(super) static ANET_LINK_PROTECTION_EFFECT: Clause = Clause::must(
    "runtime.solaris.anet.link-protection.effect",
    "config-solaris.md#automatic-network-anet",
    "The kinds of protection in `linkProtection` are enabled on the VNIC.",
)
.since(V1_0_0_RC5)
.on(platform::SOLARIS);
