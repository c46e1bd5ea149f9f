//! What is measured: the first module there is, its lessons, and the forms they take.

use std::sync::Arc;

use anyhow::Context;
use uuid::Uuid;

use crate::app::App;
use crate::format::{FeedbackKind, Step, StepBody};
use crate::organizations::{self, Organization};
use crate::pathways::{self, Pathway};
use crate::progress::{Chosen, Said};
use crate::{lessons, modules};

/// The library as far as the measures need it.
pub struct Target {
    /// The module that is finished.
    pub module: Arc<modules::Edition>,
    /// Its lessons, in order.
    pub lessons: Vec<Arc<lessons::Edition>>,
    /// Who gives it, and whose cohorts are measured.
    pub provider: Organization,
    /// What the cohorts follow.
    pub pathway: Pathway,
}

/// A check: where it is asked, and what can be chosen.
pub struct Question {
    /// The address of its step.
    pub path: String,
    /// The ids of its options.
    pub options: Vec<String>,
}

impl Target {
    /// Looks at what was loaded.
    pub async fn of(app: &App) -> anyhow::Result<Target> {
        let mut conn = app.conn().await?;
        let all = modules::current_all(&mut conn, app).await?;
        let module = all.into_iter().next().context("The content folder has no module; there is nothing to measure")?;
        let lessons = lessons::current(&mut conn, app, &module.lessons).await?;
        let provider = organizations::by_id(&mut conn, module.provider_id).await?;
        let pathways = pathways::all(&mut conn).await?;
        let pathway = pathways.into_iter().find(|pathway| pathway.modules.contains(&module.module_id));
        let pathway = pathway.context("The content folder has no pathway with that module")?;
        Ok(Target { module, lessons, provider, pathway })
    }

    fn steps(&self) -> impl Iterator<Item = (String, &Step)> {
        self.lessons.iter().flat_map(|lesson| {
            (1..)
                .zip(&lesson.original().steps)
                .map(|(number, step): (u32, _)| (format!("{}/{number}", lesson.path()), step))
        })
    }

    /// The address of the reading step with the most words.
    pub fn page(&self) -> anyhow::Result<String> {
        let reading = self.steps().filter(|(_, step)| matches!(step.body, StepBody::Reading));
        reading.max_by_key(|(_, step)| step.words).map(|(path, _)| path).context("No lesson has a step to read")
    }

    /// The address of the second step of the first lesson: what follows the first page.
    pub fn next_page(&self) -> anyhow::Result<String> {
        self.lessons.first().map(|lesson| format!("{}/2", lesson.path())).context("The module has no lessons")
    }

    /// The first check there is.
    pub fn question(&self) -> anyhow::Result<Question> {
        let mut checks = self.steps().filter_map(|(path, step)| match &step.body {
            StepBody::Check(check) if !check.options.is_empty() => {
                Some(Question { path, options: check.options.iter().map(|option| option.id.clone()).collect() })
            }
            _ => None,
        });
        checks.next().context("No lesson has a check")
    }

    /// The right answers of the evaluation.
    pub fn answers(&self) -> Chosen {
        let questions = self.module.body.questions.iter();
        let right = questions.map(|question| {
            let options = question.check.options.iter().filter(|option| option.right);
            (question.id.clone(), options.map(|option| option.id.clone()).collect())
        });
        right.collect()
    }

    /// What the feedback form is filled in with.
    pub fn feedback(&self) -> Said {
        let items = self.module.body.feedback.iter();
        let said = items.map(|item| {
            let answer = match item.kind {
                FeedbackKind::Scale { .. } => "4",
                FeedbackKind::Text => "The cases were close to my desk.",
            };
            (item.id.clone(), answer.to_owned())
        });
        said.collect()
    }

    /// The same as the form sends it.
    pub fn feedback_form(&self) -> String {
        let fields = self.feedback().into_iter().map(|(id, answer)| format!("f-{id}={}", answer.replace(' ', "+")));
        fields.collect::<Vec<_>>().join("&")
    }
}

impl Question {
    /// The form of the nth answer, with an id that no other has.
    pub fn form(&self, button: &str, nth: u64) -> String {
        let count = u64::try_from(self.options.len()).unwrap_or(1).max(1);
        let option = usize::try_from(nth % count).ok().and_then(|at| self.options.get(at));
        format!("do={button}&id={}&a={}", Uuid::new_v4(), option.map_or("", String::as_str))
    }
}
