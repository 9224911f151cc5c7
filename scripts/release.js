// `node scripts/release.js v1.2.3`: whether everything says that this is version 1.2.3.

import { readFileSync } from "node:fs";
import { inside } from "./paths.js";
import { main, Stop, say } from "./say.js";

const read = (file) => readFileSync(inside(file), "utf8");

/** Each place that names the version, and the version that it names. */
const places = {
  "package.json": () => JSON.parse(read("package.json")).version,
  "Cargo.toml": () => read("Cargo.toml").match(/^version = "(.+)"$/m)?.[1],
  "the first entry of CHANGELOG.md": () => read("CHANGELOG.md").match(/^## (\S+) \(\d{4}-\d\d-\d\d\)$/m)?.[1],
};

await main(() => {
  const version = (process.argv[2] ?? "").replace(/^v/, "");
  const others = Object.entries(places).filter(([, named]) => named() !== version);
  if (others.length > 0) {
    const lines = others.map(([place, named]) => `\n  ${place} says ${named() ?? "none that is dated"}`);
    throw new Stop(`this is not version \`${version}\` everywhere:${lines.join("")}`);
  }
  say(`this is version ${version}`);
});
