//! What is counted: each combination that a catalog offers, once.

use super::*;

/// All counts but the total.
pub(crate) fn counts(of: Combinations) -> [usize; 8] {
    [of.more, of.less, of.same, of.changed, of.became_known, of.became_unknown, of.added, of.removed]
}

#[test]
fn every_combination_counts_once() {
    for (folder, diff) in stories() {
        for counted in diff.changed.iter().filter_map(|model| model.combinations) {
            assert!(
                counted.total > 0 && counts(counted).iter().sum::<usize>() == counted.total,
                "{}",
                folder.display()
            );
        }
    }
}

/// How many combinations a model offers on a day; none where one of its settings has no list of options.
fn count_offered(catalog: &Catalog, model: &str, at: Option<&str>) -> Option<usize> {
    let info = catalog.model_infos().into_iter().find(|info| info.id == model).unwrap();
    let mut all = vec![Settings::new(model)];
    for (name, setting) in &info.settings.0 {
        let switch = || (setting.kind == SettingKind::Switch).then(|| vec![false.into(), true.into()]);
        let options: Vec<Value> = setting.options.clone().or_else(switch)?;
        let with = |settings: &Settings| {
            options.iter().map(|option| settings.clone().with(name, option.clone())).collect::<Vec<_>>()
        };
        all = all.iter().flat_map(with).collect();
    }
    let told = all.iter().filter_map(|settings| catalog.estimate(settings, at).ok());
    Some(told.map(|told| serde_json::to_string(&told.settings).unwrap()).collect::<BTreeSet<_>>().len())
}

#[test]
fn what_is_counted_is_all_that_is_offered() {
    let mut counted = 0;
    for (folder, diff) in stories() {
        let at = day(&folder);
        for model in &diff.changed {
            let Some(of) = model.combinations.filter(|of| of.total < 10_000) else { continue };
            for (file, one_sided) in [("old.json", of.added), ("new.json", of.removed)] {
                let Some(offered) = count_offered(&load(&folder.join(file)), &model.id, at.as_deref()) else {
                    continue;
                };
                assert_eq!(of.total - one_sided, offered, "{}/{file}: {}", folder.display(), model.id);
                counted += 1;
            }
        }
    }
    assert!(counted > 30, "{counted}");
}

#[test]
fn whatever_settings_exist_and_go_together_each_combination_counts_once() {
    let setting = |name: &str, options: &str, more: &str| {
        format!(r#""{name}":{{"kind":"options","label":"S","options":{options}{more}}}"#)
    };
    let when = |conditions: &str| format!(r#","when":{{{conditions}}}"#);
    let (two, three) = (r#"["x","y"]"#, r#"["y","x","z"]"#);
    let a = setting("a", two, r#","default":"x""#);
    let b_then_c = [setting("b", three, &when(r#""a":"x""#)), setting("c", two, &when(r#""b":["x","z"]"#))];
    let c_then_b =
        [setting("c", three, ""), setting("b", two, &(r#","default":"y""#.to_owned() + &when(r#""c":"x""#)))];
    let settings = [
        a.clone(),
        [a.clone(), b_then_c.join(",")].join(","),
        [a.clone(), c_then_b.join(",")].join(","),
        [c_then_b.join(","), setting("a", three, &when(r#""b":"y""#))].join(","),
        [a, setting("b", two, ""), setting("c", two, r#","default":"y""#)].join(","),
    ];
    let constraints =
        ["", r#"{"only":{"a":"x"}}"#, r#"{"when":{"a":"x"},"only":{"a":["x","y"]}},{"only":{"a":"y"}}"#];
    let with = |rate: &str| -> Vec<Catalog> {
        let price = format!(r#"{{"label":"A","rate":"{rate}"}}"#);
        let all = settings.iter().flat_map(|settings| constraints.map(|constraints| (settings, constraints)));
        // Where the defaults break a constraint there is no catalog.
        all.filter_map(|(settings, constraints)| try_model(settings, constraints, &price).ok()).collect()
    };
    let (olds, news) = (with("1"), with("2"));
    assert!(olds.len() > 10, "{}", olds.len());
    for old in &olds {
        for new in &news {
            let of = diff(old, new).changed[0].combinations.unwrap();
            let offered = [old, new].map(|catalog| count_offered(catalog, "m", None).unwrap());
            assert_eq!([of.total - of.added, of.total - of.removed], offered);
            assert_eq!(of.total, of.more + of.added + of.removed);
        }
    }
}
