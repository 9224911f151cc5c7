import type { Words } from "./words.js";

const ja: Words = {
  lang: "ja",
  units: { credits: { other: "{n}クレジット" } },
  amount: "{n} {unit}",

  approximate: "約{amount}",
  range: "{min}～{max}",
  atLeast: "{amount}以上",
  atLeastAbout: "約{amount}以上",
  unpublished: "価格は未公表です",
  unavailable: "価格を表示できません",
  lineUnpublished: "未公表",

  noModel: "モデルを選択",
  per: "{unit}あたり{amount}",
  base: "基本 {amount}",
  fillIn: "合計の計算に必要な項目：{settings}",
  check: "{setting}を確認",

  total: "合計",
  baseCost: "基本価格：{amount}",
  dependsOn: "価格を左右する設定：{settings}",
  dependsOnOne: "{setting}（{amount}）",
  factor: "{n}（{name}）",
  billed: "{n}（{name}、{billed}として計算）",
  assumed: "既定値を使用：{settings}",
  value: "{setting} {value}",
  on: "オン",
  off: "オフ",
  checkedOn: "価格の確認日：{day}",
  stale: "新しい価格を読み込めませんでした。直前の有効な価格です",
  comma: "、",

  more: "+{amount}",
  less: "−{amount}",
  same: "+0",
  fits: "残高{amount}の範囲内です",
  over: "残高{amount}を超えています",
  unsure: "残高{amount}を超える可能性があります",
  buys: "残高で足りる数（{setting}）：{n}",
  buysNone: "この設定では1つも足りません",
  change: "{chosen}の場合：{amount}",

  refusals: {
    WRONG_TYPE: "{setting}：入力を読み取れません",
    UNKNOWN_MODEL: "このモデルの価格はありません",
    NOT_SOLD: "このモデルはこの日には販売されていません",
    NOT_OFFERED: "{setting}：{allowed}から選んでください",
    OUT_OF_RANGE: "{setting}：{min}から{max}までで指定してください",
    NOT_A_STEP: "{setting}：{min}から{max}まで、{step}刻みで指定してください",
    NOT_TOGETHER: "{setting}：ほかの設定と組み合わせられません",
    other: "{setting}：確認してください",
  },
};

export default ja;
