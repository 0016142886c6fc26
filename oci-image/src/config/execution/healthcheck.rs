//! Docker's health checks, for which the specification reserves a property.

use std::fmt;

use oci_conformance::{
    Context, Invalid, builder,
    model::{Name, texts, write_extra},
};
use serde_core::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, MapAccess},
    ser::SerializeMap,
};
use serde_json::Value;

use super::HEALTHCHECK;
use crate::{Extra, Specified};

/// How to find out whether a container is healthy, as Docker has it.
///
/// [config.md#properties](https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#properties)
/// reserves the property and calls it an object. As it says nothing of what is in it, a property
/// that is not of Docker's type is kept in `extra`, under its name.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Healthcheck {
    /// The test: nothing to inherit it, `NONE`, `CMD` and arguments, or `CMD-SHELL` and a command.
    pub test: Option<Vec<String>>,
    /// The time between two tests, in nanoseconds.
    pub interval: Option<i64>,
    /// The time after which a test has failed, in nanoseconds.
    pub timeout: Option<i64>,
    /// The time that the container has to start, in nanoseconds.
    pub start_period: Option<i64>,
    /// The time between two tests while the container starts, in nanoseconds.
    pub start_interval: Option<i64>,
    /// How many tests in a row have to fail.
    pub retries: Option<i64>,
    /// All other properties.
    pub extra: Extra<Healthcheck>,
}

builder! {
    /// Makes a [`Healthcheck`].
    pub struct HealthcheckBuilder(Healthcheck);
    option test: Vec<String>;
    option interval: i64;
    option timeout: i64;
    option start_period: i64;
    option start_interval: i64;
    option retries: i64;
    value extra: Extra<Healthcheck>;
}

/// These are the properties that Docker writes, in its order.
impl Specified for Healthcheck {
    const PROPERTIES: &'static [&'static str] = &[
        "Test",
        "Interval",
        "Timeout",
        "StartPeriod",
        "StartInterval",
        "Retries",
    ];
}

impl Healthcheck {
    /// Starts a health check, of which no part has to be there.
    pub fn builder() -> HealthcheckBuilder {
        HealthcheckBuilder(Self {
            test: None,
            interval: None,
            timeout: None,
            start_period: None,
            start_interval: None,
            retries: None,
            extra: Extra::default(),
        })
    }
}

impl HealthcheckBuilder {
    /// Ends the health check, or names the clauses that it would break.
    #[inline]
    pub fn build(self) -> Result<Healthcheck, Invalid> {
        Invalid::or_part(self.0, &HEALTHCHECK, &Context::default())
    }
}

impl Serialize for Healthcheck {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let test = self.test.as_ref();
        if let Some(test) = test.filter(|_| self.extra.get("Test").is_none()) {
            map.serialize_entry("Test", test)?;
        }
        for (name, number) in [
            ("Interval", self.interval),
            ("Timeout", self.timeout),
            ("StartPeriod", self.start_period),
            ("StartInterval", self.start_interval),
            ("Retries", self.retries),
        ] {
            // What was read as something else is kept in `extra`: nothing is written twice.
            if let Some(number) = number.filter(|_| self.extra.get(name).is_none()) {
                map.serialize_entry(name, &number)?;
            }
        }
        write_extra(&mut map, &self.extra)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Healthcheck {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> de::Visitor<'de> for Object {
            type Value = Healthcheck;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a health check")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Healthcheck, A::Error> {
                let mut found = Extra::default();
                while let Some(Name(name)) = map.next_key()? {
                    found.keep(&name, map.next_value()?)?;
                }
                Ok(Healthcheck {
                    test: take(&mut found, "Test", texts),
                    interval: take(&mut found, "Interval", Value::as_i64),
                    timeout: take(&mut found, "Timeout", Value::as_i64),
                    start_period: take(&mut found, "StartPeriod", Value::as_i64),
                    start_interval: take(&mut found, "StartInterval", Value::as_i64),
                    retries: take(&mut found, "Retries", Value::as_i64),
                    extra: found,
                })
            }
        }

        deserializer.deserialize_map(Object)
    }
}

/// Takes a property out, if its value has the right type.
fn take<T>(found: &mut Extra<Healthcheck>, name: &str, read: fn(&Value) -> Option<T>) -> Option<T> {
    let value = read(found.get(name)?)?;
    found.remove(name);
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip(text: &str) -> Healthcheck {
        let healthcheck: Healthcheck = serde_json::from_str(text).unwrap();
        assert_eq!(
            serde_json::to_value(&healthcheck).unwrap(),
            serde_json::from_str::<Value>(text).unwrap(),
        );
        healthcheck
    }

    #[test]
    fn docker_writes() {
        let healthcheck = round_trip(
            r#"{"Test":["CMD-SHELL","curl -f localhost"],"Interval":30000000000,"Timeout":1,"StartPeriod":2,"StartInterval":3,"Retries":4,"com.example":{"a":[]}}"#,
        );
        assert_eq!(healthcheck.interval, Some(30_000_000_000));
        assert_eq!(healthcheck.retries, Some(4));
        assert_eq!(healthcheck.extra.len(), 1);
    }

    #[test]
    fn others_may_write_something_else() {
        let healthcheck = round_trip(r#"{"Test":"curl","Interval":"30s","Retries":null}"#);
        assert_eq!(healthcheck.test, None);
        assert_eq!(healthcheck.extra.len(), 3);
        for text in ["[]", r#"{"Retries":1,"Retries":1}"#] {
            assert!(serde_json::from_str::<Healthcheck>(text).is_err());
        }
    }
}
