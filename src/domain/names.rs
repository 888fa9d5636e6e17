//! Names of the values of our own enums, as tables, settings and logs have them.

/// Gives an enum its names: `name`, `Display` and `FromStr`, which therefore always agree.
macro_rules! stored_name {
    ($type:ident, $what:literal, $must:literal, $($variant:ident = $name:literal),+) => {
        impl $type {
            /// The name in tables and settings.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }
        impl std::str::FromStr for $type {
            type Err = $crate::domain::ParseError;
            fn from_str(text: &str) -> Result<Self, $crate::domain::ParseError> {
                match text {
                    $($name => Ok(Self::$variant),)+
                    _ => Err($crate::domain::ParseError::new($what, $must)),
                }
            }
        }
    };
}
pub(crate) use stored_name;
