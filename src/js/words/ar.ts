import type { Words } from "./words.js";

const ar: Words = {
  lang: "ar",
  units: {
    credits: {
      zero: "{n} رصيد",
      one: "{n} رصيد",
      two: "{n} رصيد",
      few: "{n} أرصدة",
      many: "{n} رصيدًا",
      other: "{n} رصيد",
    },
  },
  amount: "{n} {unit}",

  approximate: "≈ {amount}",
  range: "{min}–{max}",
  atLeast: "{amount} على الأقل",
  atLeastAbout: "نحو {amount} على الأقل",
  unpublished: "السعر غير منشور",
  unavailable: "السعر غير متاح",
  lineUnpublished: "غير منشور",

  noModel: "اختر نموذجًا",
  per: "{amount} لكل {unit}",
  base: "الأساس {amount}",
  fillIn: "لحساب الإجمالي أدخل: {settings}",
  check: "راجع {setting}",

  total: "الإجمالي",
  baseCost: "السعر الأساسي: {amount}",
  dependsOn: "يتوقف على: {settings}",
  dependsOnOne: "{setting} ({amount})",
  factor: "{n} ({name})",
  billed: "{n} ({name}، تُحتسب {billed})",
  assumed: "قيم مفترضة: {settings}",
  value: "{setting} {value}",
  on: "مفعّل",
  off: "معطّل",
  checkedOn: "تم التحقق من الأسعار في {day}",
  stale: "تعذّرت قراءة الأسعار الأحدث؛ هذه آخر أسعار صالحة",
  comma: "، ",

  more: "+{amount}",
  less: "−{amount}",
  same: "+0",
  fits: "ضمن رصيدك البالغ {amount}",
  over: "يتجاوز رصيدك البالغ {amount}",
  unsure: "قد يتجاوز رصيدك البالغ {amount}",
  buys: "يكفي لعدد ({setting}): {n}",
  buysNone: "لا يكفي لواحدة بهذه الإعدادات",
  change: "مع {chosen}: {amount}",

  refusals: {
    WRONG_TYPE: "{setting}: تعذّرت قراءة المُدخل",
    UNKNOWN_MODEL: "لا سعر لهذا النموذج هنا",
    NOT_SOLD: "لا يُباع هذا النموذج في هذا اليوم",
    NOT_OFFERED: "{setting}: اختر واحدًا من {allowed}",
    OUT_OF_RANGE: "{setting}: من {min} إلى {max}",
    NOT_A_STEP: "{setting}: من {min} إلى {max} بخطوات قدرها {step}",
    NOT_TOGETHER: "{setting}: لا يتوافق مع الإعدادات الأخرى",
    other: "{setting}: يُرجى المراجعة",
  },
};

export default ar;
