//! Every option: its name, its default and one sentence. A bad key or value is named with its place.
//!
//! An option comes from its environment variable, else from `carrel.toml`, else from its default.

mod files;
mod sources;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

pub use files::{Place, S3};
pub use sources::ConfigError;
use sources::Sources;

/// One option as the README's table and `--help` show it.
#[derive(Debug)]
pub struct Opt {
    /// The key in `carrel.toml`; upper-cased behind `CARREL_` it is the environment variable.
    pub key: &'static str,
    /// What holds when nothing is said.
    pub default: &'static str,
    /// What it does, in one sentence.
    pub sentence: &'static str,
    /// Secrets may also be read from the file that `CARREL_<KEY>_FILE` names.
    pub secret: bool,
}

const fn opt(key: &'static str, default: &'static str, sentence: &'static str) -> Opt {
    Opt { key, default, sentence, secret: false }
}

const fn secret(key: &'static str, sentence: &'static str) -> Opt {
    Opt { key, default: "", sentence, secret: true }
}

/// All options, in the order of the table.
pub const OPTIONS: &[Opt] = &[
    opt("listen", "127.0.0.1:8080", "Address and port to serve on."),
    opt("base_url", "", "The address people use, like https://learn.example.org; by default http:// and `listen`."),
    opt("name", "Carrel", "The name of the site, on every page and message."),
    opt("data_dir", "./data", "Where the private Postgres cluster, unsent mail and files that people add are kept."),
    opt("content_dir", "./content", "Where lessons, modules, pathways, organizations and rules are read from."),
    secret(
        "database_url",
        "A Postgres server to use; without it Carrel runs one of its own. `DATABASE_URL` is read too.",
    ),
    opt("database_connections", "12", "How many connections to the database at most."),
    opt(
        "database_prepared_statements",
        "true",
        "Set to false behind pgbouncer in transaction mode before version 1.21.",
    ),
    opt(
        "file_store",
        "",
        "Where files that people add are kept: s3://bucket or s3://bucket/folder; without it, in `data_dir`.",
    ),
    opt("s3_endpoint", "", "The address of the S3-compatible service; without it, Amazon's own."),
    opt("s3_region", "us-east-1", "The region of the bucket."),
    opt("s3_access_key", "", "The name of the key to the bucket."),
    secret("s3_secret_key", "The secret of the key to the bucket."),
    opt("postgres_bin", "", "The folder with the Postgres server programs, when it isn't found by itself."),
    opt("web_workers", "0", "Threads that serve pages; 0 means one for each core."),
    opt("job_workers", "2", "How many background jobs run at once; 0 leaves them to another server."),
    opt("sign_up", "true", "Whether someone new may open an account with an email link."),
    opt("trusted_proxy", "false", "Whether to believe X-Forwarded-For, because a proxy of yours sets it."),
    opt("mail_from", "Carrel <carrel@localhost>", "The sender of all mail."),
    opt(
        "smtp_host",
        "",
        "The mail server; without one, mail is written to files in `data_dir` and shown at /admin/mail.",
    ),
    opt("smtp_port", "587", "The port of the mail server."),
    opt("smtp_security", "starttls", "starttls, tls, or none for a server on this machine."),
    opt("smtp_user", "", "The name to sign in to the mail server with, if it asks."),
    secret("smtp_password", "The password for the mail server."),
    opt("mail_per_minute", "120", "How many messages to hand over in a minute at most."),
    opt("log", "text", "text for people, json for machines."),
    opt("log_level", "info", "error, warn, info, debug or trace, or a filter like carrel=debug,warn."),
];

/// How the connection to the mail server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SmtpSecurity {
    /// Begins plain and must become encrypted before anything is said.
    StartTls,
    /// Encrypted from the first byte.
    Tls,
    /// Not encrypted: only for a server on the same machine.
    None,
}

/// A mail server.
#[derive(Clone, Debug)]
pub struct Smtp {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: SmtpSecurity,
    /// Name and password, if it asks for them.
    pub login: Option<(String, String)>,
}

/// Everything that can be set, read and checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// Address and port to serve on.
    pub listen: SocketAddr,
    /// The address people use, without a slash at the end.
    pub base_url: String,
    /// The name of the site.
    pub name: String,
    /// The data directory.
    pub data_dir: PathBuf,
    /// The content directory.
    pub content_dir: PathBuf,
    /// A server to use instead of our own.
    pub database_url: Option<String>,
    /// Connections at most.
    pub database_connections: usize,
    /// Whether statements may be prepared.
    pub prepared_statements: bool,
    /// Where files that people add are kept.
    pub files: Place,
    /// Where the server programs are.
    pub postgres_bin: Option<PathBuf>,
    /// Threads that serve pages; 0 for one each core.
    pub web_workers: usize,
    /// Background jobs at once.
    pub job_workers: usize,
    /// Whether someone new may open an account.
    pub sign_up: bool,
    /// Whether to believe `X-Forwarded-For`.
    pub trusted_proxy: bool,
    /// The sender of all mail, as a mailbox.
    pub mail_from: lettre::message::Mailbox,
    /// The mail server, if there is one.
    pub smtp: Option<Smtp>,
    /// Messages a minute at most.
    pub mail_per_minute: u32,
    /// Whether logs are JSON.
    pub log_json: bool,
    /// The filter of the logs.
    pub log_level: String,
}

impl Config {
    /// Reads `carrel.toml` (this one, or the one in the working directory if there is one) and the
    /// environment.
    pub fn load(file: Option<&Path>) -> Result<Config, ConfigError> {
        let sources = Sources::read(file, std::env::vars().collect())?;
        Config::from_sources(&sources)
    }

    fn from_sources(sources: &Sources) -> Result<Config, ConfigError> {
        let listen: SocketAddr = sources.parse("listen", "an address and a port, like 127.0.0.1:8080")?;
        let mut base_url = sources.text("base_url").trim_end_matches('/').to_owned();
        if base_url.is_empty() {
            base_url = format!("http://{listen}");
        }
        if !base_url.starts_with("http://") && !base_url.starts_with("https://") {
            return Err(sources.wrong("base_url", "an address that begins with http:// or https://"));
        }
        Ok(Config {
            listen,
            base_url,
            name: sources.text("name").to_owned(),
            data_dir: PathBuf::from(sources.text("data_dir")),
            content_dir: PathBuf::from(sources.text("content_dir")),
            database_url: sources.optional("database_url"),
            database_connections: sources.between("database_connections", 2, 500)?,
            prepared_statements: sources.parse("database_prepared_statements", "true or false")?,
            files: files::read(sources)?,
            postgres_bin: sources.optional("postgres_bin").map(PathBuf::from),
            web_workers: sources.between("web_workers", 0, 256)?,
            job_workers: sources.between("job_workers", 0, 64)?,
            sign_up: sources.parse("sign_up", "true or false")?,
            trusted_proxy: sources.parse("trusted_proxy", "true or false")?,
            mail_from: sources.parse("mail_from", "a sender, like Carrel <learn@example.org>")?,
            smtp: smtp(sources)?,
            mail_per_minute: sources.between("mail_per_minute", 1, 100_000)?,
            log_json: match sources.text("log") {
                "text" => false,
                "json" => true,
                _ => return Err(sources.wrong("log", "text or json")),
            },
            log_level: sources.text("log_level").to_owned(),
        })
    }

    /// Whether people reach the site by https, so that cookies may insist on it.
    pub fn secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// The full address of a path that begins with `/`.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }
}

fn smtp(sources: &Sources) -> Result<Option<Smtp>, ConfigError> {
    let Some(host) = sources.optional("smtp_host") else { return Ok(None) };
    let security = match sources.text("smtp_security") {
        "starttls" => SmtpSecurity::StartTls,
        "tls" => SmtpSecurity::Tls,
        "none" => SmtpSecurity::None,
        _ => return Err(sources.wrong("smtp_security", "starttls, tls or none")),
    };
    let login = sources.optional("smtp_user").map(|user| (user, sources.text("smtp_password").to_owned()));
    Ok(Some(Smtp { host, port: sources.parse("smtp_port", "a port, like 587")?, security, login }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(toml: &str, env: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let env = env.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        Config::from_sources(&Sources::from_text("carrel.toml", toml, env)?)
    }

    #[test]
    fn the_defaults_hold_when_nothing_is_said() {
        let config = load("", &[]).expect("defaults");
        assert_eq!(config.base_url, "http://127.0.0.1:8080");
        assert!(config.smtp.is_none() && config.sign_up && !config.secure());
    }

    #[test]
    fn the_environment_wins_over_the_file() {
        let config =
            load("name = \"From the file\"\nweb_workers = 3", &[("CARREL_NAME", "From outside")]).expect("config");
        assert_eq!((config.name.as_str(), config.web_workers), ("From outside", 3));
    }

    #[test]
    fn a_wrong_key_is_named_with_its_line_and_the_nearest_right_one() {
        let error = load("name = \"x\"\n\nlisen = \"127.0.0.1:1\"", &[]).expect_err("wrong key").to_string();
        assert!(
            error.contains("carrel.toml, line 3") && error.contains("lisen") && error.contains("listen"),
            "{error}"
        );
    }

    #[test]
    fn a_wrong_variable_is_named() {
        let error = load("", &[("CARREL_LISTN", "x")]).expect_err("wrong variable").to_string();
        assert!(error.contains("CARREL_LISTN") && error.contains("CARREL_LISTEN"), "{error}");
    }

    #[test]
    fn a_wrong_value_is_named_with_its_place() {
        let error = load("listen = \"here\"", &[]).expect_err("wrong value").to_string();
        assert!(error.contains("carrel.toml, line 1") && error.contains("127.0.0.1:8080"), "{error}");
        let error =
            load("", &[("CARREL_SMTP_HOST", "mail"), ("CARREL_SMTP_SECURITY", "ssl")]).expect_err("value").to_string();
        assert!(error.contains("CARREL_SMTP_SECURITY") && error.contains("starttls"), "{error}");
    }

    #[test]
    fn files_are_kept_in_the_data_directory_or_in_a_bucket() {
        let config = load("data_dir = \"/srv/carrel\"", &[]).expect("config");
        assert!(matches!(config.files, Place::Folder(folder) if folder == Path::new("/srv/carrel/files")));
        let key = "s3_access_key = \"name\"\ns3_secret_key = \"hunter2\"\n";
        let config = load(&format!("{key}file_store = \"s3://bucket/deep/folder/\""), &[]).expect("config");
        let Place::S3(place) = config.files else { panic!("a bucket") };
        assert_eq!((place.bucket.as_str(), place.prefix.as_str()), ("bucket", "deep/folder"));
        assert!(!format!("{place:?}").contains("hunter2"));
        for bad in ["/srv/files", "s3://", "s3:///folder"] {
            let error = load(&format!("{key}file_store = {bad:?}"), &[]).expect_err(bad).to_string();
            assert!(error.contains("line 3") && error.contains("s3://bucket"), "{error}");
        }
        let error = load("file_store = \"s3://bucket\"", &[]).expect_err("no key").to_string();
        assert!(error.contains("s3_access_key"), "{error}");
    }

    #[test]
    fn a_secret_may_stand_in_a_file() {
        let file = tempfile::NamedTempFile::new().expect("file");
        std::fs::write(file.path(), "hunter2\n").expect("write");
        let path = file.path().display().to_string();
        let config =
            load("", &[("CARREL_SMTP_HOST", "mail"), ("CARREL_SMTP_USER", "u"), ("CARREL_SMTP_PASSWORD_FILE", &path)]);
        let login = config.expect("config").smtp.and_then(|smtp| smtp.login);
        assert_eq!(login, Some(("u".to_owned(), "hunter2".to_owned())));
    }
}
