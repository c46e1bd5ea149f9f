//! Why a message was not taken, in words that a coordinator understands.

use lettre::transport::smtp::Error as SmtpError;

use super::server::Trouble;

/// A message that was not taken.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    /// Why, in plain words.
    pub why: String,
    /// Whether trying again is of no use.
    pub lasting: bool,
}

impl Refusal {
    pub fn lasting(why: impl Into<String>) -> Refusal {
        Refusal { why: why.into(), lasting: true }
    }

    pub fn passing(why: impl Into<String>) -> Refusal {
        Refusal { why: why.into(), lasting: false }
    }
}

/// The person's address isn't one at all.
pub(super) fn no_address() -> Refusal {
    Refusal::lasting("This address is not written like an email address.")
}

/// The part of an address that names the mail server.
fn domain(address: &str) -> &str {
    address.rsplit_once('@').map_or(address, |(_, domain)| domain)
}

/// What trouble with the mail server means, for mail to this address.
pub(super) fn of(trouble: &Trouble, address: &str) -> Refusal {
    match trouble {
        Trouble::Unreachable(_) => Refusal::passing("Our own mail server could not be reached."),
        Trouble::Silent => Refusal::passing("Our own mail server did not answer in time."),
        Trouble::Smtp(error) => of_smtp(error, address),
    }
}

fn of_smtp(error: &SmtpError, address: &str) -> Refusal {
    if let Some(code) = error.status() {
        let answer = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
        return of_answer(code.into(), &answer, domain(address));
    }
    if error.is_tls() {
        return Refusal::passing("No protected connection to our own mail server could be made.");
    }
    if error.is_client() {
        let words = error.to_string();
        if words.contains("non-ascii") {
            return Refusal::lasting("Our own mail server can't send to addresses with letters like these.");
        }
        return Refusal::passing("Our own mail server does not offer what the settings ask for.");
    }
    Refusal::passing("The connection to our own mail server broke.")
}

/// What an answer means: by its enhanced code (RFC 3463), else by the reply code (RFC 5321,
/// section 4.2.3). Codes about our own sign-in or sender are ours to mend, so those are tried again.
fn of_answer(code: u16, answer: &str, domain: &str) -> Refusal {
    let lasting = (500..600).contains(&code);
    let (subject, detail) = enhanced(answer).unwrap_or((0, 0));
    if matches!(code, 454 | 530 | 534 | 535 | 538) || (subject, detail) == (7, 8) {
        return Refusal::passing("Our own mail server did not accept our name and password.");
    }
    let why = match (subject, detail) {
        (1, 1 | 6) => format!("The mail server of {domain} does not know this address."),
        (1, 2 | 10) => format!("There is no mail server for {domain}. Check the part after the @."),
        (1, 3) => "The mail server says that this address is not written correctly.".to_owned(),
        (1, 7 | 8) => "The mail server does not accept the address that we send from.".to_owned(),
        (2, 1) => format!("This mailbox at {domain} is switched off."),
        (2, 2) => format!("This mailbox at {domain} is full."),
        (2 | 3, 3 | 4) => format!("The message is too large for the mail server of {domain}."),
        (7, _) if lasting => format!("The mail server of {domain} refused the message by its rules."),
        _ => match code {
            450 | 451 | 421 => format!("The mail server of {domain} asked us to come back later."),
            452 | 552 => format!("This mailbox at {domain} is full."),
            550 | 551 => format!("The mail server of {domain} does not know this address."),
            553 => "The mail server says that this address is not written correctly.".to_owned(),
            _ if lasting => format!("The mail server of {domain} refused the message."),
            _ => format!("The mail server of {domain} asked us to come back later."),
        },
    };
    Refusal { why, lasting }
}

/// The subject and detail of the enhanced code that an answer begins with: (1, 1) of `5.1.1 …`.
fn enhanced(answer: &str) -> Option<(u16, u16)> {
    let mut numbers = answer.split_whitespace().next()?.split('.');
    let class: u16 = numbers.next()?.parse().ok()?;
    let found = (numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?);
    (numbers.next().is_none() && matches!(class, 4 | 5)).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_address_is_said_in_plain_words_and_lasts() {
        let expected = Refusal::lasting("The mail server of example.org does not know this address.");
        let answer = "5.1.1 <ruth@example.org>: Recipient address rejected: User unknown";
        assert_eq!(of_answer(550, answer, "example.org"), expected);
        assert_eq!(of_answer(550, "No such user here", "example.org"), expected);
    }

    #[test]
    fn a_full_mailbox_lasts_only_if_the_server_says_so() {
        let why = "This mailbox at example.org is full.";
        assert_eq!(of_answer(452, "4.2.2 Over quota", "example.org"), Refusal::passing(why));
        assert_eq!(of_answer(552, "5.2.2 Over quota", "example.org"), Refusal::lasting(why));
    }

    #[test]
    fn a_refusal_by_rules_is_not_called_an_unknown_address() {
        let refusal = of_answer(550, "5.7.1 Message rejected as spam", "example.org");
        assert_eq!(refusal, Refusal::lasting("The mail server of example.org refused the message by its rules."));
    }

    #[test]
    fn greylisting_is_waited_out() {
        let refusal = of_answer(450, "4.7.1 Greylisted, please try again", "example.org");
        assert_eq!(refusal, Refusal::passing("The mail server of example.org asked us to come back later."));
    }

    #[test]
    fn a_wrong_password_is_ours_to_mend_so_it_is_tried_again() {
        let refusal = of_answer(535, "5.7.8 Username and password not accepted", "example.org");
        assert_eq!(refusal, Refusal::passing("Our own mail server did not accept our name and password."));
    }

    #[test]
    fn an_answer_that_only_looks_like_a_code_is_not_one() {
        assert_eq!(enhanced("5.1.1 unknown"), Some((1, 1)));
        assert_eq!(enhanced("10.1.1.1 is blocked"), None);
        assert_eq!(enhanced("2.1.5 fine"), None);
        assert_eq!(enhanced(""), None);
    }

    #[test]
    fn every_refusal_is_one_plain_sentence_or_two() {
        for code in [421, 450, 451, 452, 454, 500, 521, 530, 535, 550, 551, 552, 553, 554, 571] {
            for answer in ["", "5.1.1 x", "5.1.2 x", "5.1.3 x", "5.2.1 x", "5.3.4 x", "5.7.26 x", "4.4.1 x"] {
                let why = of_answer(code, answer, "example.org").why;
                assert!(why.ends_with('.') && why.len() < 90 && !why.contains("x."), "{code} {answer}: {why}");
            }
        }
    }
}
