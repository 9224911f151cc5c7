import type { Words } from "./words.js";

const de: Words = {
  lang: "de",
  units: { credits: { one: "{n} Credit", other: "{n} Credits" } },
  amount: "{n} {unit}",

  approximate: "≈ {amount}",
  range: "{min}–{max}",
  atLeast: "mindestens {amount}",
  atLeastAbout: "mindestens etwa {amount}",
  unpublished: "Preis nicht veröffentlicht",
  unavailable: "Preis nicht verfügbar",
  lineUnpublished: "nicht veröffentlicht",

  noModel: "Modell wählen",
  per: "{amount} je {unit}",
  base: "Grundpreis {amount}",
  fillIn: "Für den Gesamtpreis fehlt noch: {settings}",
  check: "{setting} prüfen",

  total: "Gesamt",
  baseCost: "Grundpreis: {amount}",
  dependsOn: "Hängt ab von: {settings}",
  dependsOnOne: "{setting} ({amount})",
  factor: "{n} ({name})",
  billed: "{n} ({name}, berechnet als {billed})",
  assumed: "Angenommen: {settings}",
  value: "{setting} {value}",
  on: "ein",
  off: "aus",
  checkedOn: "Preise geprüft am {day}",
  stale: "Neuere Preise waren nicht lesbar; dies sind die letzten gültigen",
  comma: ", ",

  more: "+{amount}",
  less: "−{amount}",
  same: "+0",
  fits: "Im Rahmen Ihres Guthabens von {amount}",
  over: "Mehr als Ihr Guthaben von {amount}",
  unsure: "Vielleicht mehr als Ihr Guthaben von {amount}",
  buys: "Genug für {setting}: {n}",
  buysNone: "Nicht genug für eines mit diesen Einstellungen",
  change: "Mit {chosen}: {amount}",

  refusals: {
    WRONG_TYPE: "{setting}: die Eingabe ist nicht lesbar",
    UNKNOWN_MODEL: "Für dieses Modell gibt es hier keinen Preis",
    NOT_SOLD: "Dieses Modell wird an diesem Tag nicht angeboten",
    NOT_OFFERED: "{setting}: zur Wahl stehen {allowed}",
    OUT_OF_RANGE: "{setting}: von {min} bis {max}",
    NOT_A_STEP: "{setting}: von {min} bis {max} in Schritten von {step}",
    NOT_TOGETHER: "{setting}: passt nicht zu den anderen Einstellungen",
    other: "{setting}: bitte prüfen",
  },
};

export default de;
