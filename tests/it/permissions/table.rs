//! Who may use which route: one line each.

/// The least that someone must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Signed in or not.
    Anyone,
    /// Signed in.
    Learner,
    /// A coordinator of an organization.
    Coordinator,
    /// A validator of an organization.
    Validator,
    /// A registrar of an organization.
    Registrar,
    /// An administrator of the site.
    Administrator,
}

use Who::*;

/// Method, pattern as in the slice's `routes()`, a path that fits it, and who may use it. What the
/// path names need not be there: not found is no refusal.
#[rustfmt::skip]
pub const ROUTES: &[(&str, &str, &str, Who)] = &[
    // web
    ("GET", "/s/{name}", "/s/carrel.css", Anyone),
    // media, site
    ("GET", "/media/{name}", "/media/none.svg", Anyone),
    ("GET", "/help", "/help", Anyone),
    ("GET", "/accessibility", "/accessibility", Anyone),
    ("GET", "/privacy", "/privacy", Anyone),
    ("GET", "/about", "/about", Anyone),
    ("GET", "/display", "/display", Anyone),
    ("POST", "/display", "/display", Anyone),
    ("GET", "/robots.txt", "/robots.txt", Anyone),
    ("GET", "/healthz", "/healthz", Anyone),
    ("GET", "/readyz", "/readyz", Anyone),
    // accounts
    ("GET", "/signin", "/signin", Anyone),
    ("POST", "/signin", "/signin", Anyone),
    ("GET", "/signin/sent", "/signin/sent", Anyone),
    ("GET", "/signin/password", "/signin/password", Anyone),
    ("POST", "/signin/password", "/signin/password", Anyone),
    ("GET", "/signin/{token}", "/signin/none", Anyone),
    ("POST", "/signin/{token}", "/signin/none", Anyone),
    ("POST", "/signin/{token}/again", "/signin/none/again", Anyone),
    ("POST", "/go", "/go", Learner),
    ("GET", "/go/{token}", "/go/none", Anyone),
    ("POST", "/go/{token}", "/go/none", Anyone),
    ("POST", "/go/{token}/again", "/go/none/again", Anyone),
    ("GET", "/signout", "/signout", Anyone),
    ("POST", "/signout", "/signout", Anyone),
    ("POST", "/language", "/language", Anyone),
    ("GET", "/welcome", "/welcome", Learner),
    ("POST", "/welcome", "/welcome", Learner),
    ("GET", "/me", "/me", Learner),
    ("POST", "/me", "/me", Learner),
    ("GET", "/me/devices", "/me/devices", Learner),
    ("POST", "/me/devices/everywhere", "/me/devices/everywhere", Learner),
    ("POST", "/me/devices/{session}", "/me/devices/019a0000-0000-7000-8000-000000000000", Learner),
    ("GET", "/me/password", "/me/password", Learner),
    ("POST", "/me/password", "/me/password", Learner),
    ("POST", "/me/password/remove", "/me/password/remove", Learner),
    ("POST", "/me/password/confirm", "/me/password/confirm", Learner),
    // catalogue
    ("GET", "/", "/", Anyone),
    ("GET", "/lessons", "/lessons", Anyone),
    ("GET", "/lessons/quality", "/lessons/quality", Anyone),
    ("GET", "/l/{mark}/quality", "/l/PUB-03/quality", Anyone),
    ("GET", "/m/{slug}", "/m/rights-and-privacy", Anyone),
    ("GET", "/paths", "/paths", Anyone),
    ("GET", "/paths/{slug}", "/paths/new-library-staff", Anyone),
    // study: the lesson of the sample is open to everyone
    ("GET", "/l/{mark}", "/l/PUB-03", Anyone),
    ("POST", "/l/{mark}", "/l/PUB-03", Anyone),
    ("POST", "/l/{mark}/{step:[0-9]+}/{keep:note|bookmark|no-bookmark}", "/l/PUB-03/1/note", Learner),
    ("GET", "/l/{mark}/handout", "/l/PUB-03/handout", Anyone),
    ("GET", "/l/{mark}/handout.pdf", "/l/PUB-03/handout.pdf", Anyone),
    ("POST", "/sync", "/sync", Anyone),
    ("GET", "/r", "/r", Learner),
    ("GET", "/r/next", "/r/next", Learner),
    ("POST", "/r/switch", "/r/switch", Learner),
    ("GET", "/r/{mark}/{step}", "/r/PUB-03/warm-up", Learner),
    ("POST", "/r/{mark}/{step}", "/r/PUB-03/warm-up", Learner),
    ("GET", "/l/{mark}/paused", "/l/PUB-03/paused", Anyone),
    ("GET", "/l/{mark}/done", "/l/PUB-03/done", Anyone),
    ("GET", "/l/{mark}/all", "/l/PUB-03/all", Anyone),
    ("GET", "/l/{mark}/pack/{version}", "/l/PUB-03/pack/019a0000-0000-7000-8000-000000000000", Anyone),
    ("GET", "/l/{mark}/{step:[0-9]+}", "/l/PUB-03/1", Anyone),
    ("POST", "/l/{mark}/{step:[0-9]+}", "/l/PUB-03/1", Anyone),
    ("GET", "/m/{slug}/evaluation", "/m/rights-and-privacy/evaluation", Learner),
    ("POST", "/m/{slug}/evaluation", "/m/rights-and-privacy/evaluation", Learner),
    ("GET", "/m/{slug}/feedback", "/m/rights-and-privacy/feedback", Learner),
    ("POST", "/m/{slug}/feedback", "/m/rights-and-privacy/feedback", Learner),
    ("GET", "/m/{slug}/done", "/m/rights-and-privacy/done", Learner),
    // notes, aims
    ("GET", "/notes", "/notes", Learner),
    ("POST", "/notes", "/notes", Learner),
    ("POST", "/notes/delete", "/notes/delete", Learner),
    ("POST", "/notes/restore", "/notes/restore", Learner),
    ("POST", "/goal", "/goal", Learner),
    ("POST", "/intentions", "/intentions", Learner),
    // record
    ("GET", "/record", "/record", Learner),
    ("GET", "/record/transcript", "/record/transcript", Learner),
    ("GET", "/record/transcript.csv", "/record/transcript.csv", Learner),
    ("GET", "/record/record.json", "/record/record.json", Learner),
    // certificates
    ("GET", "/c/{id}.pdf", "/c/019a0000-0000-7000-8000-000000000000.pdf", Learner),
    ("GET", "/c/{id}", "/c/019a0000-0000-7000-8000-000000000000", Learner),
    ("POST", "/c/{id}/details", "/c/019a0000-0000-7000-8000-000000000000/details", Learner),
    ("GET", "/v", "/v", Anyone),
    ("GET", "/v/{code}", "/v/NONE", Anyone),
    // coordinating
    ("GET", "/assoc/cohorts", "/assoc/cohorts", Coordinator),
    ("GET", "/assoc/cohorts/new", "/assoc/cohorts/new", Coordinator),
    ("POST", "/assoc/cohorts/new", "/assoc/cohorts/new", Coordinator),
    ("GET", "/assoc/cohorts/{slug}", "/assoc/cohorts/none", Coordinator),
    ("GET", "/assoc/cohorts/{slug}/members.csv", "/assoc/cohorts/none/members.csv", Coordinator),
    ("GET", "/assoc/cohorts/{slug}/settings", "/assoc/cohorts/none/settings", Coordinator),
    ("POST", "/assoc/cohorts/{slug}/settings", "/assoc/cohorts/none/settings", Coordinator),
    ("GET", "/assoc/cohorts/{slug}/people", "/assoc/cohorts/none/people", Coordinator),
    ("POST", "/assoc/cohorts/{slug}/people", "/assoc/cohorts/none/people", Coordinator),
    ("POST", "/assoc/cohorts/{slug}/people/add", "/assoc/cohorts/none/people/add", Coordinator),
    ("POST", "/assoc/cohorts/{slug}/people/{person}/remove", "/assoc/cohorts/none/people/019a0000-0000-7000-8000-000000000000/remove", Coordinator),
    ("POST", "/assoc/cohorts/{slug}/people/{person}/restore", "/assoc/cohorts/none/people/019a0000-0000-7000-8000-000000000000/restore", Coordinator),
    ("GET", "/join/{code}", "/join/none", Anyone),
    ("POST", "/join/{code}", "/join/none", Learner),
    ("GET", "/cohorts/{slug}", "/cohorts/none", Learner),
    ("POST", "/cohorts/{slug}/leave", "/cohorts/none/leave", Learner),
    // digests
    // digests: who holds the token may stop them
    ("GET", "/assoc/cohorts/{slug}/digest", "/assoc/cohorts/none/digest", Coordinator),
    ("GET", "/assoc/cohorts/{slug}/digest.html", "/assoc/cohorts/none/digest.html", Coordinator),
    ("POST", "/assoc/cohorts/{slug}/digest/test", "/assoc/cohorts/none/digest/test", Coordinator),
    ("GET", "/u/{token}", "/u/none", Anyone),
    ("POST", "/u/{token}", "/u/none", Anyone),
    ("POST", "/u/{token}/again", "/u/none/again", Anyone),
    ("GET", "/me/email", "/me/email", Learner),
    ("POST", "/me/email", "/me/email", Learner),
    // device: what it keeps is its own; a pack that is not open asks for a sign-in by itself
    ("GET", "/sw.js", "/sw.js", Anyone),
    ("GET", "/manifest.webmanifest", "/manifest.webmanifest", Anyone),
    ("GET", "/icons/{name}", "/icons/carrel.svg", Anyone),
    ("GET", "/offline", "/offline", Anyone),
    ("GET", "/packs", "/packs?lesson=PUB-03", Anyone),
    ("GET", "/carry-on", "/carry-on", Anyone),
    ("GET", "/me/device", "/me/device", Anyone),
    ("GET", "/me/seal", "/me/seal", Learner),
    // admin
    ("GET", "/admin", "/admin", Administrator),
    ("GET", "/admin/mail", "/admin/mail", Administrator),
    ("GET", "/admin/mail/{id}", "/admin/mail/019a0000-0000-7000-8000-000000000000", Administrator),
    ("GET", "/admin/mail/{id}/html", "/admin/mail/019a0000-0000-7000-8000-000000000000/html", Administrator),
    ("POST", "/admin/mail/{id}/again", "/admin/mail/019a0000-0000-7000-8000-000000000000/again", Administrator),
    ("GET", "/admin/jobs", "/admin/jobs", Administrator),
    ("POST", "/admin/jobs/{id}/again", "/admin/jobs/019a0000-0000-7000-8000-000000000000/again", Administrator),
    ("POST", "/admin/jobs/{id}/discard", "/admin/jobs/019a0000-0000-7000-8000-000000000000/discard", Administrator),
    ("GET", "/admin/content", "/admin/content", Administrator),
    ("POST", "/admin/content", "/admin/content", Administrator),
];
