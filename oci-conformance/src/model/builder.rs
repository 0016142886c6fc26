//! Builders: they hold a value whose required parts are set, and answer to the clauses at the end.

/// Makes the builder of a type, and its setters.
///
/// `derive_builder` did this, and was about a sixth of what there was to compile. A builder that
/// holds the value itself needs no `Option` for what is set already, and cannot be incomplete.
///
/// - `option`: sets an `Option`.
/// - `list setter/each`: sets a list, or adds to it.
/// - `map setter/each`: sets a map of strings, or adds to it.
/// - `value`: sets a field.
///
/// With `=> SHAPE` behind the type, the builder has a function `of`, which starts it from a value,
/// and a method `build`, which holds the value against the rules of the shape. Without, these are
/// left to the caller. See [`model`](crate::model) for an example.
#[macro_export]
macro_rules! builder {
    (
        $(#[$meta:meta])*
        pub struct $builder:ident($type:ident) => $shape:path;
        $($setters:tt)*
    ) => {
        $crate::builder! {
            $(#[$meta])*
            pub struct $builder($type);
            $($setters)*
        }

        impl $builder {
            const fn of(value: $type) -> Self {
                Self(value)
            }

            /// Ends it, or names the clauses that it would break.
            #[inline]
            pub fn build(self) -> Result<$type, $crate::Invalid> {
                let context = $crate::Context::default().on($shape.platforms());
                $crate::Invalid::or_part(self.0, &$shape, &context)
            }
        }
    };
    (
        $(#[$meta:meta])*
        pub struct $builder:ident($type:ident);
        $($kind:ident $setter:ident $(/ $each:ident)? : $value:ty;)*
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        #[must_use = "nothing is made before `build`"]
        pub struct $builder($type);

        impl $builder {
            $($crate::__setter!($kind $setter $(/ $each)? : $value);)*
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __setter {
    (option $setter:ident : $value:ty) => {
        #[doc = concat!("Sets `", stringify!($setter), "`.")]
        pub fn $setter(mut self, $setter: impl Into<$value>) -> Self {
            self.0.$setter = Some($setter.into());
            self
        }
    };
    (value $setter:ident : $value:ty) => {
        #[doc = concat!("Sets `", stringify!($setter), "`.")]
        pub fn $setter(mut self, $setter: impl Into<$value>) -> Self {
            self.0.$setter = $setter.into();
            self
        }
    };
    (list $setter:ident / $each:ident : $item:ty) => {
        #[doc = concat!("Sets `", stringify!($setter), "`.")]
        pub fn $setter(mut self, $setter: impl IntoIterator<Item = impl Into<$item>>) -> Self {
            self.0.$setter = $setter.into_iter().map(Into::into).collect();
            self
        }

        #[doc = concat!("Adds one to `", stringify!($setter), "`.")]
        pub fn $each(mut self, $each: impl Into<$item>) -> Self {
            self.0.$setter.push($each.into());
            self
        }
    };
    (map $setter:ident / $each:ident : $value:ty) => {
        #[doc = concat!("Sets `", stringify!($setter), "`.")]
        pub fn $setter(
            mut self,
            $setter: impl IntoIterator<Item = (impl Into<String>, impl Into<$value>)>,
        ) -> Self {
            let pairs = $setter
                .into_iter()
                .map(|(key, value)| (key.into(), value.into()));
            self.0.$setter = pairs.collect();
            self
        }

        #[doc = concat!("Adds one to `", stringify!($setter), "`.")]
        pub fn $each(mut self, key: impl Into<String>, value: impl Into<$value>) -> Self {
            self.0.$setter.insert(key.into(), value.into());
            self
        }
    };
}
