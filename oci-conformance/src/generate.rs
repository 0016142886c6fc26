//! Making values that break no MUST, for tests that want any of them.
//!
//! [`Forms`] make an object of a [`Shape`](crate::Shape): what the shape says of its properties is
//! followed as it stands, and [`Form`]s add what it does not say, such as what a string looks like
//! and what one property means for another. Nothing is thrown away: every sequence of [`Choices`]
//! leads to a sound object.
//!
//! Types that implement [`Generate`] get `proptest::arbitrary::Arbitrary` (feature `proptest`) and
//! `arbitrary::Arbitrary` (feature `arbitrary`) from [`generated!`](crate::generated). Both make
//! values from the same choices; proptest's values shrink by choosing less, so that they stay sound.
//! proptest's own combinators are not used: under its `PassThrough` generator, every `prop_oneof!` and
//! `option::of` gives away half of the input, and an input that has run out can make a choice that
//! never ends.

mod choices;
mod form;
#[cfg(feature = "proptest")]
pub mod proof;
#[cfg(feature = "proptest")]
mod shrinking;
#[cfg(feature = "proptest")]
mod strategy;
mod text;
mod trace;
#[cfg(feature = "arbitrary")]
mod unstructured;

use std::fmt::Debug;

#[cfg(feature = "proptest")]
pub use self::strategy::Generated;
pub use self::{
    choices::Choices,
    form::{Form, Forms, Make},
};

#[cfg(feature = "arbitrary")]
#[doc(hidden)]
pub use self::unstructured::{size_hint, take, take_rest};
#[cfg(feature = "arbitrary")]
#[doc(hidden)]
pub use arbitrary;
#[cfg(feature = "proptest")]
#[doc(hidden)]
pub use proptest;

/// The platforms that values are for; any that go together, unless told.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Platforms(pub Option<&'static [&'static str]>);

impl Platforms {
    /// These platforms, as the specification names their sections.
    #[must_use]
    pub const fn of(platforms: &'static [&'static str]) -> Self {
        Self(Some(platforms))
    }
}

/// What can be made from choices.
pub trait Generate: Sized + Debug {
    /// What its values can be told.
    type Parameters: Default + Clone + Debug;

    /// Makes a value that breaks no MUST, the simplest if all choices are zero.
    fn generate(choices: &mut Choices<'_>, parameters: &Self::Parameters) -> Self;
}

/// Implements [`Generate`](crate::generate::Generate) for types, each by a function of the choices,
/// and the `Arbitrary` of each crate whose feature, `proptest` or `arbitrary`, is on in the crate
/// that calls this.
///
/// `with PARAMETERS` in front makes them functions of choices and parameters; `for<T: BOUND, …>` makes
/// them for a type that holds another.
#[macro_export]
macro_rules! generated {
    (for<$inner:ident: $($bound:path),+> $type:ty: $make:expr;) => {
        $crate::generated! { @impl [$inner: $($bound),+] (); $type: $make; }
    };
    (with $parameters:ty; $($type:ty: $make:expr;)+) => {
        $($crate::generated! { @impl [] $parameters; $type: $make; })+
    };
    (@impl [$($inner:ident: $($bound:path),+)?] $parameters:ty; $type:ty: $make:expr;) => {
        impl$(<$inner: $($bound +)+>)? $crate::generate::Generate for $type {
            type Parameters = $parameters;

            fn generate(
                choices: &mut $crate::generate::Choices<'_>,
                parameters: &$parameters,
            ) -> Self {
                let make: fn(&mut $crate::generate::Choices<'_>, &$parameters) -> Self = $make;
                make(choices, parameters)
            }
        }

        #[cfg(feature = "proptest")]
        impl$(<$inner: $($bound +)+>)? $crate::generate::proptest::arbitrary::Arbitrary for $type {
            type Parameters = $parameters;
            type Strategy = $crate::generate::Generated<Self>;

            fn arbitrary_with(parameters: $parameters) -> Self::Strategy {
                $crate::generate::Generated::with(parameters)
            }
        }

        #[cfg(feature = "arbitrary")]
        impl<'a, $($inner: $($bound +)+)?> $crate::generate::arbitrary::Arbitrary<'a> for $type {
            fn arbitrary(
                bytes: &mut $crate::generate::arbitrary::Unstructured<'a>,
            ) -> $crate::generate::arbitrary::Result<Self> {
                $crate::generate::take(bytes)
            }

            fn arbitrary_take_rest(
                bytes: $crate::generate::arbitrary::Unstructured<'a>,
            ) -> $crate::generate::arbitrary::Result<Self> {
                $crate::generate::take_rest(bytes)
            }

            fn size_hint(_: usize) -> (usize, Option<usize>) {
                $crate::generate::size_hint()
            }
        }
    };
    ($($type:ty: $make:expr;)+) => { $(
        $crate::generated! { with (); $type: |choices, &()| {
            let make: fn(&mut $crate::generate::Choices<'_>) -> Self = $make;
            make(choices)
        }; }
    )+ };
}
