//! A reader of JSON Schema, as far as the schemas here go.

use serde_json::Value;

/// Where a value is not as the schema says. A keyword that is not known here is a fault of the test: it would say nothing.
pub(crate) fn faults(root: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let mut found = Vec::new();
    let fits = |schema: &Value| faults(root, schema, value, at).is_empty();
    for (keyword, says) in schema.as_object().into_iter().flatten() {
        let list = || says.as_array().into_iter().flatten();
        let fine = match keyword.as_str() {
            "$schema" | "$id" | "$defs" | "definitions" | "title" | "description" | "format" | "default" => true,
            "$ref" => {
                let place = says.as_str().unwrap().trim_start_matches('#');
                found.extend(faults(root, root.pointer(place).unwrap_or_else(|| panic!("{place} is nowhere")), value, at));
                true
            }
            "type" => list().chain(says.is_string().then_some(says)).any(|name| is(value, name.as_str().unwrap())),
            "enum" => list().any(|one| one == value),
            "const" => says == value,
            "anyOf" => list().any(fits),
            "oneOf" => list().filter(|s| fits(s)).count() == 1,
            "minimum" => value.as_f64().is_none_or(|n| n >= says.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|n| n <= says.as_f64().unwrap()),
            "minItems" => value.as_array().is_none_or(|l| l.len() as u64 >= says.as_u64().unwrap()),
            "maxItems" => value.as_array().is_none_or(|l| l.len() as u64 <= says.as_u64().unwrap()),
            "uniqueItems" => value.as_array().is_none_or(|l| (0..l.len()).all(|i| !l[..i].contains(&l[i]))),
            // Beside properties every field that they do not name is found; alone it tells of a dictionary.
            "additionalProperties" => true,
            "required" => list().all(|name| value.get(name.as_str().unwrap()).is_some()),
            "items" => {
                found.extend(value.as_array().into_iter().flatten().enumerate().flat_map(|(i, v)| faults(root, says, v, &format!("{at}/{i}"))));
                true
            }
            "properties" => {
                let known = says.as_object().unwrap();
                found.extend(
                    known.iter().filter_map(|(n, s)| Some((n, s, value.get(n)?))).flat_map(|(n, s, v)| faults(root, s, v, &format!("{at}/{n}"))),
                );
                // A field that the schema does not tell of is a gap in the schema.
                value.as_object().is_none_or(|o| o.keys().all(|name| known.contains_key(name)))
            }
            other => panic!("the schema says {other:?}: teach this test what it means"),
        };
        if !fine {
            found.push(format!("{at}: {keyword} {says}"));
        }
    }
    found
}

fn is(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        other => panic!("no type is called {other:?}"),
    }
}
