//! Tables that can be read as they stand and are Markdown as well.

/// A table under these headings, its columns aligned.
pub fn table(headings: &[&str], rows: &[Vec<String>]) -> String {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
        cells.chain(headings.get(column).map(|heading| heading.chars().count())).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..headings.len()).map(width).collect();
    let line = |cells: &[String]| {
        let padded = widths.iter().enumerate().map(|(column, width)| {
            let cell = cells.get(column).map_or("", String::as_str);
            let space = " ".repeat(width.saturating_sub(cell.chars().count()));
            // Words begin at the left, numbers end at the right.
            if column == 0 { format!("{cell}{space}") } else { format!("{space}{cell}") }
        });
        format!("| {} |\n", padded.collect::<Vec<_>>().join(" | "))
    };
    let rule = widths.iter().enumerate().map(|(column, width)| match column {
        0 => "-".repeat(*width),
        _ => format!("{}:", "-".repeat(width.saturating_sub(1))),
    });
    let rule = format!("| {} |\n", rule.collect::<Vec<_>>().join(" | "));
    let head = line(&headings.iter().map(|heading| (*heading).to_owned()).collect::<Vec<_>>());
    rows.iter().fold(head + &rule, |text, row| text + &line(row))
}

/// A number with as many decimals as it takes to tell it from its neighbours.
pub fn short(value: f64) -> String {
    let size = value.abs();
    if size >= 100.0 {
        format!("{value:.0}")
    } else if size >= 10.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.2}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned() {
        let rows = [vec!["Home".to_owned(), "1.25".to_owned()], vec!["× of".to_owned(), "10".to_owned()]];
        let text = table(&["What", "ms"], &rows);
        assert_eq!(text, "| What |   ms |\n| ---- | ---: |\n| Home | 1.25 |\n| × of |   10 |\n");
    }

    #[test]
    fn numbers_are_as_long_as_they_need() {
        assert_eq!([0.421, 12.34, 1234.5].map(short), ["0.42", "12.3", "1234"]);
    }
}
