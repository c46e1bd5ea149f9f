//! The part of the summary that stands as the program's own form does: its columns, its headings, who signs.

use super::blocks::{Block, Table};
use super::gather::Packet;
use super::lines::Line;
use super::summary::cited;
use crate::credit::rules::{Form, FormColumn, counted};
use crate::measure::Credit;
use crate::text::capital;

/// The columns where the form says nothing of them.
const USUAL: [FormColumn; 6] = [
    FormColumn::Title,
    FormColumn::Date,
    FormColumn::Provider,
    FormColumn::Minutes,
    FormColumn::Credit,
    FormColumn::Why,
];

/// A line of the form: training, and how much of it counts here where that is not all of it.
type Row<'p> = (&'p Line, Option<Credit>);

impl Packet {
    /// What the summary is called: as the form is.
    pub fn form_title(&self, form: &Form) -> String {
        self.words
            .fill("packet-form-title", &[("form", form.title.as_str().into()), ("name", self.who.as_str().into())])
    }

    /// What counted, as the form lists it.
    pub fn formed(&self, form: &Form, counted: &[&Line]) -> Vec<Block> {
        if counted.is_empty() {
            return vec![Block::Text(self.words.say("packet-nothing"))];
        }
        let whole = |line: &&'_ Line| -> Option<Credit> { line.outcome.credit() };
        if !form.by_heading {
            let rows: Vec<Row<'_>> = counted.iter().map(|line| (*line, whole(line))).collect();
            return vec![Block::Table(self.form_table(form, &self.words.say("packet-counted"), &rows))];
        }
        let mut blocks = Vec::new();
        let account = &self.standing.account;
        for heading in account.headings.iter().filter(|heading| heading.credit != Credit::ZERO) {
            let share = |line: &Line| {
                let shares = account.shares.iter().filter(|share| share.heading == heading.code);
                shares.clone().find(|share| share.entry == line.entry.uuid()).map(|share| share.credit)
            };
            let rows: Vec<Row<'_>> = counted.iter().filter_map(|line| Some((*line, Some(share(line)?)))).collect();
            blocks.push(Block::Subheading(format!("{}: {}", heading.name, self.amount(heading.credit))));
            blocks.push(Block::Table(self.form_table(form, &heading.name, &rows)));
        }
        let under_none = |line: &&&Line| !account.shares.iter().any(|share| share.entry == line.entry.uuid());
        let rows: Vec<Row<'_>> = counted.iter().filter(under_none).map(|line| (*line, whole(line))).collect();
        if !rows.is_empty() {
            let name = self.words.say("packet-no-heading");
            blocks.push(Block::Subheading(name.clone()));
            blocks.push(Block::Table(self.form_table(form, &name, &rows)));
        }
        blocks
    }

    /// What the applicant declares, who signs, and where it was read that the form looks like this.
    pub fn signed(&self, form: &Form) -> Vec<Block> {
        let words = self.words;
        let mut blocks = Vec::new();
        if form.declaration.is_some() || !form.signatures.is_empty() {
            let key = if form.declaration.is_some() { "packet-declaration" } else { "packet-signatures" };
            blocks.push(Block::Heading(words.say(key)));
        }
        blocks.extend(form.declaration.clone().map(Block::Text));
        let sign = |who: &String| Block::Sign(words.fill("packet-sign", &[("who", who.as_str().into())]));
        blocks.extend(form.signatures.iter().map(sign));
        let source = form.source.as_deref().and_then(|id| self.standing.rules.source(Some(id)));
        let said = |text: String| Block::Text(words.fill("packet-form-source", &[("source", text.into())]));
        blocks.extend(source.map(|source| said(cited(words, source))));
        blocks
    }

    /// What a form says in English on pages of every language.
    pub fn form_in_english(form: &Form) -> impl Iterator<Item = String> {
        std::iter::once(&form.title).chain(&form.declaration).chain(&form.signatures).cloned()
    }

    fn amount(&self, credit: Credit) -> String {
        format!("{credit} {}", counted(credit, &self.standing.account.unit))
    }

    fn form_table(&self, form: &Form, caption: &str, rows: &[Row<'_>]) -> Table {
        let column = |column: &FormColumn| {
            let (key, width) = named(*column);
            (self.words.say(key), width)
        };
        let columns = if form.columns.is_empty() { USUAL.as_slice() } else { form.columns.as_slice() };
        let row = |row: &Row<'_>| columns.iter().map(|column| self.cell(form, *column, *row)).collect();
        Table {
            caption: caption.to_owned(),
            columns: columns.iter().map(column).collect(),
            rows: rows.iter().map(row).collect(),
        }
    }

    fn cell(&self, form: &Form, column: FormColumn, (line, credit): Row<'_>) -> String {
        let words = self.words;
        match column {
            FormColumn::Date => words.date(line.on),
            FormColumn::Title if self.members.is_empty() || form.columns.contains(&FormColumn::Person) => {
                line.title.clone()
            }
            FormColumn::Title => format!("{} ({})", line.title, line.person),
            FormColumn::Person => line.person.clone(),
            FormColumn::Provider => line.provider.clone(),
            FormColumn::Kind => capital(&line.kind),
            FormColumn::Mode => capital(&line.mode),
            FormColumn::Minutes if line.stated.is_none() => line.minutes.to_string(),
            FormColumn::Minutes => line.extent().short(words),
            FormColumn::Credit => credit.map_or_else(|| line.credit(words), |credit| self.amount(credit)),
            FormColumn::Heading => self.headings_of(line),
            FormColumn::Outcome => line.said.clone(),
            FormColumn::Why => line.why(words),
            FormColumn::Certificate => self.certificate_of(line).map(|one| one.code.to_string()).unwrap_or_default(),
        }
    }

    /// The headings under which an entry counts; with how much, where it is not all under each.
    fn headings_of(&self, line: &Line) -> String {
        let account = &self.standing.account;
        let named = account.shares.iter().filter(|share| share.entry == line.entry.uuid()).filter_map(|share| {
            let heading = account.headings.iter().find(|heading| heading.code == share.heading)?;
            Some(match line.outcome.credit() == Some(share.credit) {
                true => heading.name.clone(),
                false => format!("{}: {}", heading.name, self.amount(share.credit)),
            })
        });
        named.collect::<Vec<String>>().join("; ")
    }
}

/// What a column is called, and how wide it is.
fn named(column: FormColumn) -> (&'static str, f32) {
    match column {
        FormColumn::Date => ("packet-day", 1.2),
        FormColumn::Title => ("packet-training", 2.2),
        FormColumn::Person => ("packet-person", 1.5),
        FormColumn::Provider => ("packet-provider", 1.5),
        FormColumn::Kind => ("packet-kind", 1.2),
        FormColumn::Mode => ("packet-mode", 1.5),
        FormColumn::Minutes => ("packet-minutes", 0.8),
        FormColumn::Credit => ("packet-credit", 1.0),
        FormColumn::Heading => ("packet-heading", 1.6),
        FormColumn::Outcome => ("packet-learned", 2.6),
        FormColumn::Why => ("packet-why", 3.6),
        FormColumn::Certificate => ("packet-certificate-code", 1.4),
    }
}
