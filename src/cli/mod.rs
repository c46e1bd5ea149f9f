//! The command line.

mod args;
mod content;
mod export;
mod keys;
mod ledger;
mod progress;
mod rules;
mod standing;
mod user;
mod verify;

use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::Parser;

use crate::app::App;
use crate::config::Config;
use crate::serve::{Instance, Interrupted, Purpose};
use crate::{bench, demo, doctor, serve};
use args::{
    Arguments, Command, ContentCommand, KeysCommand, LedgerCommand, ProgressCommand, RulesCommand, ServeArguments,
    StandingCommand, UserCommand,
};

/// What a shell expects of a program that was stopped by Ctrl-C: 128 and the number of the signal.
const STOPPED: u8 = 130;

/// Reads the arguments and does what they say. Status 0 is success, 1 a failure that was explained
/// on standard error, 2 a mistake in the arguments.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match begin(arguments) {
        Ok(status) => status,
        Err(error) if error.is::<Interrupted>() => ExitCode::from(STOPPED),
        Err(error) => {
            eprintln!("carrel: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn begin(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let config = Config::load(arguments.config.as_deref())?;
    serve::trace(&config)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("no threads")?;
    let command = match (arguments.command, arguments.serve.demo) {
        (None, demo) => Command::Serve(ServeArguments { demo }),
        (Some(Command::Serve(options)), demo) => Command::Serve(ServeArguments { demo: demo || options.demo }),
        (Some(_), true) => bail!("--demo goes with `carrel serve`; `carrel demo` adds sample people without serving"),
        (Some(command), false) => command,
    };
    runtime.block_on(run(command, config))
}

async fn run(command: Command, config: Config) -> anyhow::Result<ExitCode> {
    match command {
        Command::Serve(options) => match start(config, options).await {
            // Stopped while it was still starting: that is what was asked for.
            Err(error) if error.is::<Interrupted>() => {}
            other => other?,
        },
        Command::Migrate => Instance::open(config, Purpose::Serve).await?.close().await?,
        Command::Doctor => return doctor::run(config).await,
        Command::Content(ContentCommand::Check { strict, dir }) => {
            return content::check(&config, dir.as_deref(), strict);
        }
        Command::Rules(RulesCommand::Test { files }) => return rules::test(&config, files),
        Command::Verify(files) => return verify::run(&files),
        Command::Keys(KeysCommand::List { organization }) => {
            let instance = Instance::open(config, Purpose::Command).await?;
            instance.with(async |app| keys::list(app, organization.as_deref()).await).await?;
        }
        Command::Keys(KeysCommand::Rotate { organization }) => {
            let instance = Instance::open(config, Purpose::Command).await?;
            instance.with(async |app| keys::rotate(app, organization.as_deref()).await).await?;
        }
        Command::Progress(ProgressCommand::Rebuild { check }) => {
            let instance = Instance::open(config, Purpose::Command).await?;
            return instance.with(async |app| progress::rebuild(app, check).await).await;
        }
        Command::Standing(StandingCommand::Rebuild { check }) => {
            let instance = Instance::open(config, Purpose::Command).await?;
            return instance.with(async |app| standing::rebuild(app, check).await).await;
        }
        Command::Ledger(LedgerCommand::Check) => {
            return Instance::open(config, Purpose::Command).await?.with(async |app| ledger::check(app).await).await;
        }
        Command::Export { file } => {
            Instance::open(config, Purpose::Command).await?.with(async |app| export::export(app, &file).await).await?;
        }
        Command::User(UserCommand::Add(person)) => {
            Instance::open(config, Purpose::Command).await?.with(async |app| user::add(app, &person).await).await?;
        }
        Command::User(UserCommand::Link { email }) => {
            Instance::open(config, Purpose::Command).await?.with(async |app| user::link(app, &email).await).await?;
        }
        Command::User(UserCommand::Erase { email, yes }) => {
            let instance = Instance::open(config, Purpose::Command).await?;
            instance.with(async |app| user::erase(app, &email, yes).await).await?;
        }
        Command::Demo => {
            Instance::open(config, Purpose::Command).await?.with(async |app| show(app).await).await?;
        }
        Command::Bench(options) => bench::run(config, options.plan()).await?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn start(config: Config, options: ServeArguments) -> anyhow::Result<()> {
    let mut instance = Instance::open(config, Purpose::Serve).await?;
    let ready = instance.interruptible(async |app| {
        serve::prepare(app).await?;
        if options.demo { demo::run(app).await } else { Ok(()) }
    });
    match ready.await {
        Ok(()) => serve::run(instance).await,
        Err(error) => {
            instance.close().await?;
            Err(error)
        }
    }
}

async fn show(app: &App) -> anyhow::Result<()> {
    serve::prepare(app).await?;
    demo::run(app).await
}
