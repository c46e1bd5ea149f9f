//! An e-mail address: read strictly, kept in lower case, shown masked where somebody else may look.

/// An address that mail can be sent to, in lower case.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Email(String);

impl Email {
    /// Reads what was typed; `None` when no mail program would take it. Only ASCII: what lower case
    /// is must be the same here and in Postgres.
    pub fn parse(typed: &str) -> Option<Email> {
        let email = typed.trim().to_ascii_lowercase();
        let plain = email.len() <= 254 && email.bytes().all(|byte| byte.is_ascii_graphic());
        (plain && email.parse::<lettre::Address>().is_ok()).then_some(Email(email))
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before the @.
    pub fn local_part(&self) -> &str {
        self.0.rsplit_once('@').map_or(self.0.as_str(), |(local, _)| local)
    }
}

/// An address as its owner knows it again and nobody else can use it: "r…@example.org".
pub fn masked(email: &str) -> String {
    let (local, domain) = email.rsplit_once('@').unwrap_or((email, ""));
    let first: String = local.chars().take(1).collect();
    format!("{first}…@{domain}")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn an_address_is_read_in_any_case_and_with_spaces_around() {
        let email = Email::parse("  Ruth@Example.ORG ").unwrap();
        assert_eq!((email.as_str(), email.local_part()), ("ruth@example.org", "ruth"));
    }

    #[test]
    fn what_is_no_address_is_refused() {
        let long = format!("{}@example.org", "a".repeat(300));
        for bad in ["", "ruth", "@example.org", "ruth@", "ru th@example.org", "a@b@c", "rüth@example.org", &long] {
            assert_eq!(Email::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_masked_address_keeps_one_letter_and_the_domain() {
        assert_eq!(masked("ruth@example.org"), "r…@example.org");
        assert_eq!(masked("r@example.org"), "r…@example.org");
    }
}
