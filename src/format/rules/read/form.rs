//! `[form]`: how the form looks on which a program has training summed up.

use super::values::{choices, texts, yes};
use crate::format::fields::Fields;
use crate::format::rules::{Form, FormColumn};

/// `[form]`
pub(super) fn form(table: &Fields<'_>) -> Option<Form> {
    let title = table.text("title");
    let columns = columns(table);
    let by_heading = yes(table, "by_heading");
    let declaration = table.optional("declaration", |table| table.text("declaration"));
    let signatures = texts(table, "signatures");
    let source = table.optional("source", |table| table.text("source"));
    table.finish();
    Some(Form {
        title: title?,
        columns: columns?,
        by_heading: by_heading?,
        declaration: declaration?,
        signatures: signatures?,
        source: source?,
    })
}

/// Each column once, and among them what the training was called. May be left out.
fn columns(table: &Fields<'_>) -> Option<Vec<FormColumn>> {
    let fix = "Write `columns = [\"date\", \"title\", \"provider\", \"credit\"]`, in the order of the form.";
    let columns: Vec<FormColumn> = choices(table, "columns")?;
    if !table.has("columns") {
        return Some(columns);
    }
    let twice = columns.iter().enumerate().any(|(place, column)| columns[..place].contains(column));
    if twice {
        table.fault("columns", "A column is here twice.", fix);
        return None;
    }
    if !columns.contains(&FormColumn::Title) {
        table.fault("columns", "The form does not say what the training was called.", fix);
        return None;
    }
    Some(columns)
}
