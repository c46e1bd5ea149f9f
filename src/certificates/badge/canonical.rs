//! JSON written in the one way that is signed and hashed (RFC 8785).

use serde_json::Value;

/// The canonical text of a value that holds no numbers but whole ones, as ours do: members in the order
/// of their names, no spaces, nothing escaped that need not be.
pub fn canonical(value: &Value) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            // RFC 8785, 3.2.3: by the units of UTF-16.
            members.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
            let write_member = |(name, value): &(&String, &Value), out: &mut String| {
                out.push_str(&Value::from(name.as_str()).to_string());
                out.push(':');
                write(value, out);
            };
            listed(out, ['{', '}'], &members, write_member);
        }
        Value::Array(items) => listed(out, ['[', ']'], items, write),
        // serde_json escapes just what RFC 8785, 3.2.2.2 asks for, and writes whole numbers as digits.
        other => out.push_str(&other.to_string()),
    }
}

fn listed<T>(out: &mut String, [open, close]: [char; 2], items: &[T], write: impl Fn(&T, &mut String)) {
    out.push(open);
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        write(item, out);
    }
    out.push(close);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_sorted_as_rfc_8785_sorts_them() {
        // The keys of the example in RFC 8785, 3.2.3.
        let value = serde_json::json!({
            "\u{20ac}": "Euro Sign", "\r": "Carriage Return", "\u{fb33}": "Hebrew Letter Dalet With Dagesh",
            "1": "One", "\u{1f600}": "Emoji: Grinning Face", "\u{80}": "Control", "\u{f6}": "o with diaeresis"
        });
        let text = canonical(&value);
        let order = ["Carriage", "One", "Control", "diaeresis", "Euro", "Emoji", "Hebrew"];
        let places: Vec<usize> = order.iter().map(|word| text.find(word).unwrap()).collect();
        assert!(places.is_sorted(), "{text}");
        assert!(text.starts_with("{\"\\r\":\"Carriage Return\",\"1\":"));
    }

    #[test]
    fn strings_are_escaped_as_little_as_rfc_8785_allows() {
        let value = serde_json::json!(["\u{20ac}$\u{f}\nA'B\"\\\\\"/\u{7f}", 50, true, null, {"a": []}]);
        assert_eq!(canonical(&value), "[\"\u{20ac}$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\u{7f}\",50,true,null,{\"a\":[]}]");
    }
}
