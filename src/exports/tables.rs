//! Which tables are exported, and what is left out and why. A test holds this list against the schema.

/// What becomes of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exported {
    /// All of it.
    Whole,
    /// All but these columns, each with the reason.
    Without(&'static [(&'static str, &'static str)]),
    /// Nothing of it, for this reason.
    Not(&'static str),
}

use Exported::{Not, Whole, Without};

const LETTERS: &str = "letters may hold links that sign people in";
const CACHE: &str = "worked out from other tables, and made anew from them at any time";

/// Every table, by name.
pub const TABLES: &[(&str, Exported)] = &[
    ("activities", Whole),
    ("activity_evidence", Whole),
    ("activity_steps", Whole),
    ("awards", Whole),
    ("board_members", Whole),
    ("boards", Whole),
    ("certificate_codes", Whole),
    ("certificate_credentials", Whole),
    ("certificate_layouts", Whole),
    ("certificate_pictures", Whole),
    ("certificate_run_lines", Whole),
    ("certificate_runs", Whole),
    ("certificates", Whole),
    ("cohort_members", Whole),
    ("cohorts", Whole),
    ("decisions", Whole),
    ("digest_messages", Whole),
    ("digest_runs", Whole),
    ("enrollments", Whole),
    ("erasures", Without(&[("undo_hash", "what the link in a letter is known by")])),
    ("evaluation_attempts", Whole),
    ("goals", Whole),
    ("intentions", Whole),
    ("issuer_keys", Without(&[("sealed_secret", "the private key that signs certificates")])),
    ("issuers", Whole),
    ("jobs", Not("work of this server that is under way")),
    ("kept_standing_headings", Not(CACHE)),
    ("kept_standings", Not(CACHE)),
    ("learning_events", Whole),
    ("ledger_entries", Whole),
    ("lesson_completions", Whole),
    ("lesson_progress", Whole),
    ("lesson_texts", Whole),
    ("lesson_times", Whole),
    ("lesson_versions", Whole),
    ("lessons", Whole),
    ("libraries", Whole),
    ("log_entries", Whole),
    ("log_heads", Whole),
    ("log_nodes", Whole),
    ("media", Whole),
    ("messages", Without(&[("text_body", LETTERS), ("html_body", LETTERS), ("headers", LETTERS)])),
    ("module_completions", Whole),
    ("module_feedback", Whole),
    ("module_progress", Whole),
    ("module_version_lessons", Whole),
    ("module_versions", Whole),
    ("modules", Whole),
    ("notes", Whole),
    ("organizations", Whole),
    ("pathway_modules", Whole),
    ("pathways", Whole),
    ("period_extensions", Whole),
    ("period_reminders", Whole),
    ("periods", Whole),
    ("positions", Whole),
    ("review_cards", Whole),
    ("reviews_off", Whole),
    ("roles", Whole),
    ("room_seats", Whole),
    ("rooms", Whole),
    ("rule_set_activations", Whole),
    ("rule_set_approvals", Whole),
    ("rule_set_retirements", Whole),
    ("rule_sets", Whole),
    ("saved_reports", Whole),
    ("sessions", Not("whoever holds a session is signed in")),
    ("settings", Not("holds the key that signs sessions and seals private keys")),
    ("sign_in_links", Not("links that sign people in")),
    ("standing_tallies", Not(CACHE)),
    ("status_places", Whole),
    ("users", Without(&[("password_hash", "a password could be guessed from it")])),
];
