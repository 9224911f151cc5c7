// The guide, step by step as its reader would: files are written, commands are run, and their output is what the guide shows.
// `node tests/guide.test.js --write` writes the output of today into the guide; read the difference.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const guide = join(root, "docs", "first-catalog.md");
const folder = mkdtempSync(join(tmpdir(), "costpeek-guide-"));
after(() => rmSync(folder, { recursive: true }));

mkdirSync(join(folder, "node_modules"));
symlinkSync(root, join(folder, "node_modules", "costpeek"));

const blocks = [...readFileSync(guide, "utf8").matchAll(/^```(\S+)(?: (\S+))?\n([\s\S]*?)^```$/gm)];
let printed;

for (const [index, [, kind, place, text]] of blocks.entries()) {
  test(`step ${index + 1}: ${place ?? text.split("\n")[0] ?? kind}`, () => {
    if (kind === "json") write(place, text);
    else if (kind === "sh") printed = text.trimEnd().split("\n").map(run).join("");
    else if (kind === "js") printed = runModule(text);
    else assert.equal(text, printed);
  });
}

/** A file, or a part of one: `file#/json/pointer`. */
function write(place, text) {
  const [file, pointer] = place.split("#");
  if (!pointer) return writeFileSync(join(folder, file), text);
  const document = JSON.parse(readFileSync(join(folder, file), "utf8"));
  const steps = pointer.slice(1).split("/");
  const last = steps.pop();
  const parent = steps.reduce((at, step) => at[step], document);
  parent[last] = JSON.parse(text);
  writeFileSync(join(folder, file), `${JSON.stringify(document, undefined, 2)}\n`);
}

/** What one line of a shell prints, on both channels. */
function run(line) {
  const [program, ...args] = line.split(" ");
  if (program === "npm") return "";
  if (program === "cp") {
    cpSync(join(folder, args[0]), join(folder, args[1]));
    return "";
  }
  assert.equal(`${program} ${args[0]}`, "npx costpeek", line);
  const cli = join(root, "dist", "cli", "costpeek.js");
  const { stdout, stderr } = spawnSync(process.execPath, [cli, ...args.slice(1)], {
    cwd: folder,
    encoding: "utf8",
  });
  return stdout + stderr;
}

function runModule(text) {
  writeFileSync(join(folder, "page.mjs"), text);
  return execFileSync(process.execPath, ["page.mjs"], { cwd: folder, encoding: "utf8" });
}

if (process.argv.includes("--write")) {
  let written = readFileSync(guide, "utf8");
  let from = 0;
  for (const [block, kind, place, text] of blocks) {
    from = written.indexOf(block, from);
    if (kind === "json") write(place, text);
    else if (kind === "sh") printed = text.trimEnd().split("\n").map(run).join("");
    else if (kind === "js") printed = runModule(text);
    else
      written = `${written.slice(0, from)}\`\`\`text\n${printed}\`\`\`${written.slice(from + block.length)}`;
    from += 3;
  }
  writeFileSync(guide, written);
}
