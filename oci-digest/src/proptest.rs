use alloc::string::String;

use proptest::array::{uniform, uniform32};
use proptest::prelude::*;

use crate::{Algorithm, Digest};

fn other_algorithm() -> impl Strategy<Value = Algorithm> {
    "[a-z0-9]{1,8}([+._-][a-z0-9]{1,8}){0,3}".prop_map(|text| Algorithm::from_checked(&text))
}

/// Those that have a variant of their own, and any others of up to four components.
impl Arbitrary for Algorithm {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        const KNOWN: &[Algorithm] = &[
            Algorithm::Sha256,
            Algorithm::Sha512,
            Algorithm::Blake3,
            Algorithm::Sha384,
        ];
        prop_oneof![4 => prop::sample::select(KNOWN), 1 => other_algorithm()].boxed()
    }
}

/// Those of each algorithm; `sha256` is the simplest.
impl Arbitrary for Digest {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        let other = (other_algorithm(), "[a-zA-Z0-9=_-]{1,64}");
        let other = other.prop_filter_map("a registered algorithm", |(algorithm, encoded)| {
            let text: String = [algorithm.as_str(), ":", &encoded].concat();
            text.parse().ok()
        });
        prop_oneof![
            uniform32(any::<u8>()).prop_map(Self::sha256),
            uniform::<_, 64>(any::<u8>()).prop_map(Self::sha512),
            uniform32(any::<u8>()).prop_map(Self::blake3),
            uniform::<_, 48>(any::<u8>()).prop_map(Self::sha384),
            other,
        ]
        .boxed()
    }
}
