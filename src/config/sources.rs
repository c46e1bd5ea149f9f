//! Where options come from, and where a wrong one stands.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Display;
use std::path::Path;
use std::str::FromStr;

use thiserror::Error;

use super::{OPTIONS, Opt};

/// What is wrong with the configuration, with its place and what would be right.
#[derive(Debug, Error)]
#[error("{place}: {what}")]
pub struct ConfigError {
    place: String,
    what: String,
}

/// A value and where it was found.
struct Found {
    value: String,
    place: String,
}

/// What the file and the environment say, checked for unknown keys.
pub(super) struct Sources(HashMap<&'static str, Found>);

impl Sources {
    /// Reads the file, if there is one, and takes the environment over it.
    pub fn read(file: Option<&Path>, env: BTreeMap<String, String>) -> Result<Sources, ConfigError> {
        let named = file.is_some() || env.contains_key("CARREL_CONFIG");
        let path = file.map(Path::to_path_buf).or_else(|| env.get("CARREL_CONFIG").map(Into::into));
        let path = path.unwrap_or_else(|| "carrel.toml".into());
        let name = path.display().to_string();
        match std::fs::read_to_string(&path) {
            Ok(text) => Sources::from_text(&name, &text, env),
            Err(_) if !named => Sources::from_text(&name, "", env),
            Err(error) => Err(ConfigError { place: name, what: format!("can't be read: {error}") }),
        }
    }

    /// The same from text, for one file name.
    pub fn from_text(name: &str, toml: &str, env: BTreeMap<String, String>) -> Result<Sources, ConfigError> {
        let mut found = HashMap::new();
        read_toml(name, toml, &mut found)?;
        read_env(env, &mut found)?;
        Ok(Sources(found))
    }

    /// The value of an option, or its default.
    pub fn text(&self, key: &'static str) -> &str {
        self.0.get(key).map_or_else(|| default_of(key), |found| &found.value)
    }

    /// The value of an option, if it has one.
    pub fn optional(&self, key: &'static str) -> Option<String> {
        Some(self.text(key).to_owned()).filter(|text| !text.is_empty())
    }

    /// The value, parsed. `right` says what a right one looks like.
    pub fn parse<T: FromStr>(&self, key: &'static str, right: &str) -> Result<T, ConfigError> {
        self.text(key).parse().map_err(|_| self.wrong(key, right))
    }

    /// A whole number between two others.
    pub fn between<T: FromStr + PartialOrd + Display>(
        &self,
        key: &'static str,
        low: T,
        high: T,
    ) -> Result<T, ConfigError> {
        let right = format!("a whole number from {low} to {high}");
        let value: T = self.parse(key, &right)?;
        if value < low || value > high { Err(self.wrong(key, &right)) } else { Ok(value) }
    }

    /// The error for a value that can't be right.
    pub fn wrong(&self, key: &'static str, right: &str) -> ConfigError {
        let (place, value) = match self.0.get(key) {
            Some(found) => (found.place.clone(), found.value.clone()),
            None => (format!("the default of {key}"), default_of(key).to_owned()),
        };
        ConfigError { place, what: format!("{key} is \"{value}\"; it must be {right}") }
    }
}

fn find(key: &str) -> Option<&'static Opt> {
    OPTIONS.iter().find(|option| option.key == key)
}

fn default_of(key: &str) -> &'static str {
    find(key).map_or("", |option| option.default)
}

fn read_toml(name: &str, text: &str, found: &mut HashMap<&'static str, Found>) -> Result<(), ConfigError> {
    let place = |offset: usize| {
        let line = text.get(..offset).unwrap_or(text).matches('\n').count() + 1;
        format!("{name}, line {line}")
    };
    let table = toml::de::DeTable::parse(text).map_err(|error| ConfigError {
        place: place(error.span().map_or(0, |span| span.start)),
        what: error.message().to_owned(),
    })?;
    for (key, value) in table.get_ref() {
        let place = place(key.span().start);
        let Some(option) = find(key.get_ref()) else {
            return Err(unknown(place, key.get_ref(), |option| option.key.to_owned()));
        };
        use toml::de::DeValue;
        let value = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(number) => number.as_str().to_owned(),
            DeValue::Boolean(yes) => yes.to_string(),
            _ => {
                return Err(ConfigError {
                    place,
                    what: format!("{} must be text, a whole number, or true or false", option.key),
                });
            }
        };
        found.insert(option.key, Found { value, place });
    }
    Ok(())
}

fn variable(option: &Opt) -> String {
    format!("CARREL_{}", option.key.to_ascii_uppercase())
}

fn read_env(env: BTreeMap<String, String>, found: &mut HashMap<&'static str, Found>) -> Result<(), ConfigError> {
    if let Some(url) = env.get("DATABASE_URL").filter(|url| !url.is_empty()) {
        found.insert("database_url", Found { value: url.clone(), place: "DATABASE_URL".into() });
    }
    for (name, value) in env {
        // Two names are not options: where the file is, and what `cargo` and the tests set for themselves.
        if !name.starts_with("CARREL_") || name == "CARREL_CONFIG" || name.starts_with("CARREL_TEST_") {
            continue;
        }
        if let Some(option) = OPTIONS.iter().find(|option| variable(option) == name) {
            found.insert(option.key, Found { value, place: name });
        } else if let Some(option) =
            OPTIONS.iter().find(|option| option.secret && format!("{}_FILE", variable(option)) == name)
        {
            let secret = std::fs::read_to_string(&value).map_err(|error| ConfigError {
                place: name.clone(),
                what: format!("{value} can't be read: {error}"),
            })?;
            found.insert(option.key, Found { value: secret.trim_end().to_owned(), place: name });
        } else {
            return Err(unknown(name.clone(), &name, variable));
        }
    }
    Ok(())
}

fn unknown(place: String, key: &str, shown: impl Fn(&Opt) -> String) -> ConfigError {
    let nearest = OPTIONS.iter().map(&shown).min_by_key(|name| distance(name, key)).unwrap_or_default();
    ConfigError { place, what: format!("there is no option {key}; did you mean {nearest}?") }
}

/// Levenshtein's distance, for "did you mean".
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let cost = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = cost.min(row[j] + 1).min(corner + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}
