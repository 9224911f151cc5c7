//! A server of somebody else: it reads requests, one a line, and answers each with what it will charge.

use std::collections::HashMap;
use std::io::{self, BufRead};

use costpeek::{Catalog, Settings, SettingsError};
use serde_json::Value;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folders: Vec<String> = std::env::args().skip(1).collect();
    let mut catalogs = HashMap::new();
    for line in io::stdin().lock().lines() {
        let request: Value = serde_json::from_str(&line?)?;
        let name = request["catalog"].as_str().unwrap_or_default().to_owned();
        if !catalogs.contains_key(&name) {
            catalogs.insert(name.clone(), load(&folders, &name)?);
        }
        println!("{}", answer(&catalogs[&name], &request));
    }
    Ok(())
}

fn load(folders: &[String], name: &str) -> Result<Catalog, Box<dyn std::error::Error>> {
    let mut files = folders.iter().map(|folder| format!("{folder}/{name}.json"));
    let text = files.find_map(|file| std::fs::read_to_string(file).ok());
    Ok(Catalog::from_text(&text.ok_or_else(|| format!("there is no catalog {name}"))?)?)
}

fn answer(catalog: &Catalog, request: &Value) -> String {
    let settings = Settings::from_json(&request["settings"].to_string());
    match settings.and_then(|settings| catalog.estimate(&settings, request["at"].as_str())) {
        Ok(estimate) => format!("{{\"estimate\":{}}}", to_json(&estimate)),
        Err(refusal) => {
            let refusal = SettingsError { value: None, ..refusal };
            format!("{{\"refusal\":{}}}", to_json(&refusal))
        }
    }
}

/// With the fields in their order.
fn to_json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
