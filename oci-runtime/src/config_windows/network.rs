//! `network`: [config-windows.md#network](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-windows.md#network).

use oci_conformance::{
    Clause, Context,
    Example::{Fail, Pass},
    Kind, Node, Property, Severity, Shape, Value, Verdict, builder, object,
};

use crate::{
    Extra, platform,
    specification::{V1_0_0, V1_0_2},
};

/// How a container on Windows is connected.
///
/// [config-windows.md#network](https://github.com/opencontainers/runtime-spec/blob/v1.3.0/config-windows.md#network)
///
/// ```
/// use oci_runtime::config_windows::Network;
///
/// let network = Network::builder()
///     .endpoint("7a010682-17e0-4455-a838-02e5d9655fe6")
///     .dns_search_list(["a.com", "b.com"])
///     .build()?;
/// # Ok::<(), oci_runtime::Invalid>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Network {
    /// The endpoints of the Host Network Service that it connects to.
    pub endpoint_list: Vec<String>,
    /// Whether names without a domain are resolved.
    pub allow_unqualified_dns_query: Option<bool>,
    /// The suffixes to complete names with.
    pub dns_search_list: Vec<String>,
    /// The container whose network it shares.
    pub network_shared_container_name: Option<String>,
    /// The network namespace that it is in, with which the other properties are at odds.
    pub network_namespace: Option<String>,
    /// Properties that the specification does not name.
    pub extra: Extra<Network>,
}

object!(Network, "the network of a container on Windows", {
    "endpointList" => endpoint_list: collection,
    "allowUnqualifiedDNSQuery" => allow_unqualified_dns_query: optional,
    "DNSSearchList" => dns_search_list: collection,
    "networkSharedContainerName" => network_shared_container_name: text,
    "networkNamespace" => network_namespace: text,
});

builder! {
    /// Makes a [`Network`].
    pub struct NetworkBuilder(Network) => NETWORK;
    list endpoint_list/endpoint: String;
    option allow_unqualified_dns_query: bool;
    list dns_search_list/dns_suffix: String;
    option network_shared_container_name: String;
    option network_namespace: String;
    value extra: Extra<Network>;
}

impl Network {
    /// Starts a network, of which no part has to be there.
    pub fn builder() -> NetworkBuilder {
        NetworkBuilder::of(Self::default())
    }
}

/// The shape of `network`.
pub static NETWORK: Shape = Shape::new(
    "network",
    "config-windows.md#network",
    &[
        Property::optional(
            "endpointList",
            "runtime.windows.network.endpoint-list",
            Value::STRINGS,
        )
        .note("What an endpoint is called the text leaves to Windows."),
        Property::optional(
            "allowUnqualifiedDNSQuery",
            "runtime.windows.network.allow-unqualified-dns-query",
            Value::Bool,
        )
        .note("The text has no default."),
        Property::optional(
            "DNSSearchList",
            "runtime.windows.network.dns-search-list",
            Value::STRINGS,
        )
        .note(
            "The text has an array, but calls it separated by commas. The example has one suffix \
             in each entry.",
        ),
        Property::optional(
            "networkSharedContainerName",
            "runtime.windows.network.network-shared-container-name",
            Value::String,
        )
        .note("Go's types take an empty text for none."),
        Property::optional(
            "networkNamespace",
            "runtime.windows.network.network-namespace",
            Value::String,
        )
        .since(V1_0_2)
        .note("It is a name, not a path. Go's types take an empty text for none."),
    ],
)
.since(V1_0_0)
.on(platform::WINDOWS)
.rules(&[&NETWORK_NETWORK_NAMESPACE_EXCLUSIVE]);

pub(super) static NETWORK_ENDPOINT_LIST_CONNECT: Clause = Clause::should(
    "runtime.windows.network.endpoint-list.connect",
    "config-windows.md#network",
    "The container is connected to every endpoint in `endpointList`.",
)
.since(V1_0_0)
.on(platform::WINDOWS);

pub(super) static NETWORK_ALLOW_UNQUALIFIED_DNS_QUERY_EFFECT: Clause = Clause::must(
    "runtime.windows.network.allow-unqualified-dns-query.effect",
    "config-windows.md#network",
    "Names without a domain are resolved in the container only if `allowUnqualifiedDNSQuery` is \
     true.",
)
.since(V1_0_0)
.on(platform::WINDOWS);

pub(super) static NETWORK_DNS_SEARCH_LIST_EFFECT: Clause = Clause::must(
    "runtime.windows.network.dns-search-list.effect",
    "config-windows.md#network",
    "The container resolves names with the suffixes of `DNSSearchList`.",
)
.since(V1_0_0)
.on(platform::WINDOWS);

pub(super) static NETWORK_NETWORK_SHARED_CONTAINER_NAME_EFFECT: Clause = Clause::must(
    "runtime.windows.network.network-shared-container-name.effect",
    "config-windows.md#network",
    "The container has the network of the container that `networkSharedContainerName` names.",
)
.since(V1_0_0)
.on(platform::WINDOWS)
.note("What to do if there is no such container the text does not say.");

pub(super) static NETWORK_NETWORK_NAMESPACE_EFFECT: Clause = Clause::must(
    "runtime.windows.network.network-namespace.effect",
    "config-windows.md#network",
    "The container is put into the network namespace that `networkNamespace` names.",
)
.since(V1_0_2)
.on(platform::WINDOWS);

static NETWORK_NETWORK_NAMESPACE_EXCLUSIVE: Clause = Clause::must(
    "runtime.windows.network.network-namespace.exclusive",
    "config-windows.md#network",
    "If `networkNamespace` is there, `network` has no other property.",
)
.since(V1_0_2)
.on(platform::WINDOWS)
.note(
    "Properties that the specification does not name are left alone, and so are empty lists and \
     an empty `networkNamespace`, which Go's types take for absent.",
)
.softened(
    Severity::Warning,
    "the example in the same section sets all five properties",
)
.check(
    namespace_exclusive,
    &[
        Pass(r#"{"networkNamespace":"168f3daf-efc6-4377-b20a-2c86764ba892"}"#),
        Pass(r#"{"networkNamespace":"a","endpointList":[]}"#),
        Fail(
            r#"{"networkNamespace":"a","endpointList":["b"]}"#,
            "/endpointList",
        ),
        Fail(
            r#"{"allowUnqualifiedDNSQuery":true,"networkNamespace":"a"}"#,
            "/allowUnqualifiedDNSQuery",
        ),
    ],
);

fn namespace_exclusive(network: Node<'_>, _: &Context<'_>, verdict: &mut Verdict<'_>) {
    let namespace = network.at("networkNamespace");
    if namespace.str().is_none_or(|name| name.is_empty()) {
        return;
    }
    verdict.count_case();
    for property in NETWORK.properties() {
        let name = property.name();
        let other = network.at(name);
        if name != "networkNamespace" && is_set(other) {
            verdict.count_case();
            verdict.breach(other, format!("`{name}` stands beside `networkNamespace`"));
        }
    }
}

/// Whether a property is there and not what Go's types take for absent.
fn is_set(property: Node<'_>) -> bool {
    match property.kind() {
        None | Some(Kind::Null) => false,
        Some(Kind::Array) => !property.is_empty(),
        Some(_) => !property.is_str(""),
    }
}
