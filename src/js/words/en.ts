import type { Words } from "./words.js";

const en: Words = {
  lang: "en",
  units: { credits: { one: "{n} credit", other: "{n} credits" } },
  amount: "{n} {unit}",

  approximate: "≈ {amount}",
  range: "{min}–{max}",
  atLeast: "at least {amount}",
  atLeastAbout: "at least about {amount}",
  unpublished: "price not published",
  unavailable: "price unavailable",
  lineUnpublished: "not published",

  noModel: "choose a model",
  per: "{amount} per {unit}",
  base: "base {amount}",
  fillIn: "for the total, fill in: {settings}",
  check: "check {setting}",

  total: "Total",
  baseCost: "Base cost: {amount}",
  dependsOn: "Depends on: {settings}",
  dependsOnOne: "{setting} ({amount})",
  factor: "{n} ({name})",
  billed: "{n} ({name}, billed as {billed})",
  assumed: "Assumed: {settings}",
  value: "{setting} {value}",
  on: "on",
  off: "off",
  checkedOn: "Prices checked on {day}",
  stale: "Newer prices could not be read; these are the last good ones",
  comma: ", ",

  more: "+{amount}",
  less: "−{amount}",
  same: "+0",
  fits: "Within your balance of {amount}",
  over: "Over your balance of {amount}",
  unsure: "May go over your balance of {amount}",
  buys: "Enough for {setting}: {n}",
  buysNone: "Not enough for one with these settings",
  change: "With {chosen}: {amount}",

  refusals: {
    WRONG_TYPE: "{setting}: this cannot be read",
    UNKNOWN_MODEL: "This model has no price here",
    NOT_SOLD: "This model is not sold on this day",
    NOT_OFFERED: "{setting}: choose one of {allowed}",
    OUT_OF_RANGE: "{setting}: choose from {min} to {max}",
    NOT_A_STEP: "{setting}: choose from {min} to {max} in steps of {step}",
    NOT_TOGETHER: "{setting}: this does not go with the other settings",
    other: "{setting}: check this",
  },
};

export default en;
