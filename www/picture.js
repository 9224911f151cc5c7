// What would be made, in its number and shape: a drawing in the place of the pictures.

import { draw } from "./dom.js";

/** As many as are drawn; what is above only grows smaller. */
const SHOWN = 24;

/** The room there is, in heights. */
const ROOM = 2.4;

const GAP = 0.04;

export function drawPicture(form, model) {
  const settings = new FormData(form);
  const kind = form.dataset.picture === "action" ? model.group.toLowerCase() : form.dataset.picture;
  form.querySelector(".picture").replaceChildren((drawings[kind] ?? frames)(settings));
}

const drawings = {
  images: frames,
  edit: (settings) => frames(settings, ["day"]),
  photos: (settings) => frames(settings, [], settings.get("trainingImages") ?? settings.get("photos")),
  upscale: enlarged,
  video,
  music,
};

const hours = ["dusk", "dawn", "night", "green"];

/** All of one shape, in as many columns as lets them be large. `given` are pictures that are there before. */
function frames(settings, given = [], number = settings.get("images") ?? 1) {
  const ratio = ratioOf(settings.get("aspectRatio"));
  const wanted = Math.floor(Math.min(SHOWN, Math.max(0, number || 0)));
  const all = [
    ...given,
    ...Array.from({ length: wanted }, (_, i) => hours[(i + 2 * given.length) % hours.length]),
  ];
  const columns = columnsFor(all.length, ratio);
  const cells = all.map((hour, i) => {
    const [x, y] = [(i % columns) * (ratio + GAP), Math.floor(i / columns) * (1 + GAP)];
    return scene(hour, x, y, ratio, 1, i >= given.length && i % 3 === 1);
  });
  const rows = Math.ceil(all.length / columns);
  return field(columns * (ratio + GAP) - GAP, rows * (1 + GAP) - GAP, ...cells);
}

/** The input in its corner, as small as it is beside what becomes of it. */
function enlarged(settings) {
  const [width, height] = ["width", "height"].map((name) => Number(settings.get(name)));
  const times = Number.parseInt(settings.get("scale"), 10);
  const ratio = width > 0 && height > 0 ? Math.min(4, Math.max(0.25, width / height)) : 1.5;
  const before = draw("rect", { class: "before", width: ratio / times, height: 1 / times });
  return field(ratio, 1, scene("dusk", 0, 0, ratio, 1), before);
}

function video(settings) {
  const seconds = settings.get("seconds");
  const play = draw("path", { class: "play", d: "M.83 .41v.18l.16-.09z" });
  const bar = draw("rect", { class: "film", x: 0.08, y: 0.9, width: 1.6178, height: 0.016 });
  const done = draw("rect", {
    class: "played",
    x: 0.08,
    y: 0.9,
    width: seconds === "10" ? 0.2 : 0.4,
    height: 0.016,
  });
  return field(16 / 9, 1, scene("dusk", 0, 0, 16 / 9, 1), play, bar, done);
}

/** A wave of no particular tune, and always the same. */
function music() {
  const bars = Array.from({ length: 72 }, (_, i) => {
    const height =
      0.08 + 0.6 * Math.abs(Math.sin(i * 0.37) * Math.cos(i * 0.11 + 1) + 0.25 * Math.sin(i * 1.9));
    return draw("rect", { class: "wave", x: i / 30, y: (1 - height) / 2, width: 0.018, height, rx: 0.009 });
  });
  return field(2.4, 1, ...bars);
}

function field(width, height, ...children) {
  return draw("svg", { viewBox: `0 0 ${width || 1} ${height || 1}`, focusable: "false" }, ...children);
}

function scene(hour, x, y, width, height, turned = false) {
  const picture = draw("use", { href: "#scene", width: 1600, height: 1600 });
  if (turned) picture.setAttribute("transform", "matrix(-1 0 0 1 1600 0)");
  const box = { x, y, width, height, viewBox: "0 0 1600 1600", preserveAspectRatio: "xMidYMid slice" };
  return draw("svg", { ...box, class: `scene ${hour}` }, picture);
}

function ratioOf(text) {
  const [width, height] = (text ?? "1:1").split(":").map(Number);
  return width / height;
}

function columnsFor(count, ratio) {
  const sizes = Array.from({ length: count }, (_, i) =>
    Math.min(ROOM / ((i + 1) * ratio), 1 / Math.ceil(count / (i + 1))),
  );
  return sizes.indexOf(Math.max(...sizes)) + 1 || 1;
}
