//! Organizations.

use std::cell::RefCell;
use std::collections::BTreeMap;

use chrono_tz::Tz;

use super::fields::Fields;
use super::front::address;
use super::library::Organization;
use super::tables::TableDraft;

/// Certificate prefixes with the organizations that use them and the lines where they say so.
pub(super) type Prefixes = RefCell<BTreeMap<String, Vec<(String, usize)>>>;

/// Reads an organization.
pub(super) fn organization(slug: &str, fields: &Fields<'_>, prefixes: &Prefixes) -> Option<Organization> {
    let name = fields.text("name");
    let kind = fields.choice("kind");
    let example = fields.yes_or_no("example");
    let time_zone = time_zone(fields);
    let contact_name = fields.text("contact_name");
    let contact_role = fields.text("contact_role");
    let contact_email = email(fields);
    let contact_phone = fields.text("contact_phone");
    let contact_hours = fields.text("contact_hours");
    let contact_hours_es = fields.text_or_none("contact_hours_es");
    let post = fields.text("address");
    let website = address(fields, "website");
    let certificate_prefix = prefix(fields);
    let established = fields.whole("established", 1600, 2100);
    let signatory_name = fields.text("signatory_name");
    let signatory_title = fields.text("signatory_title");
    let approval_number = fields.text_or_none("approval_number");
    let seal_text = fields.text("seal_text");
    if let Some(prefix) = &certificate_prefix {
        let user = (slug.to_owned(), fields.line("certificate_prefix"));
        prefixes.borrow_mut().entry(prefix.clone()).or_default().push(user);
    }
    Some(Organization {
        name: name?,
        kind: kind?,
        example: example?,
        time_zone: time_zone?,
        contact_name: contact_name?,
        contact_role: contact_role?,
        contact_email: contact_email?,
        contact_phone: contact_phone?,
        contact_hours: contact_hours?,
        contact_hours_es,
        address: post?,
        website: website?,
        certificate_prefix: certificate_prefix?,
        established: established?,
        signatory_name: signatory_name?,
        signatory_title: signatory_title?,
        approval_number,
        seal_text: seal_text?,
    })
}

/// Reports a prefix that several organizations have, in each of them: none may take another's.
pub(super) fn check_prefixes(drafts: &[TableDraft<Organization>], prefixes: &Prefixes) {
    for (prefix, users) in prefixes.borrow().iter().filter(|(_, users)| users.len() > 1) {
        for (slug, line) in users {
            let others: Vec<&str> =
                users.iter().map(|(other, _)| other.as_str()).filter(|other| other != slug).collect();
            let message = format!("The certificate prefix \"{prefix}\" is also that of {}.", others.join(" and "));
            if let Some(draft) = drafts.iter().find(|draft| draft.slug == *slug) {
                draft.report.fault(*line, message, "Give each organization a prefix of its own.");
            }
        }
    }
}

fn time_zone(fields: &Fields<'_>) -> Option<Tz> {
    let name = fields.text("time_zone")?;
    let zone = name.parse().ok();
    if zone.is_none() {
        fields.fault(
            "time_zone",
            format!("\"{name}\" is not a time zone."),
            "Write a zone such as \"America/Chicago\".",
        );
    }
    zone
}

fn email(fields: &Fields<'_>) -> Option<String> {
    let email = fields.text("contact_email")?;
    let sound = |(name, host): (&str, &str)| !name.is_empty() && host.contains('.') && !host.contains('@');
    if !email.split_once('@').is_some_and(sound) || email.contains(char::is_whitespace) {
        fields.fault(
            "contact_email",
            format!("\"{email}\" is not a mail address."),
            "Write one such as \"name@example.org\".",
        );
        return None;
    }
    Some(email)
}

fn prefix(fields: &Fields<'_>) -> Option<String> {
    let prefix = fields.text("certificate_prefix")?;
    if !(2..=5).contains(&prefix.len()) || !prefix.bytes().all(|byte| byte.is_ascii_uppercase()) {
        fields.fault(
            "certificate_prefix",
            format!("\"{prefix}\" cannot be a certificate prefix."),
            "Use 2 to 5 capital letters from A to Z, such as \"TLA\".",
        );
        return None;
    }
    Some(prefix)
}
