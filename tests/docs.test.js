// The pages of docs, block by block as their readers would: files are written, commands and modules are run, and their output is what
// the page shows. A block that names a file of the checkout is a part of that file, to the letter; those files are run by other tests.
// `node tests/docs.test.js --write` writes the output of today into the pages; read the difference.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { inside, root } from "../scripts/paths.js";

/** Its blocks are HTML, for browsers: they have a test of their own. */
const elsewhere = ["elements.md"];
const pages = readdirSync(inside("docs")).filter((file) => file.endsWith(".md") && !elsewhere.includes(file));
const isWriting = process.argv.includes("--write");

for (const page of pages) {
  const file = inside("docs", page);
  const reader = newReader();
  after(() => rmSync(reader.folder, { recursive: true }));
  let written = readFileSync(file, "utf8");
  for (const [whole, kind, place, text] of written.matchAll(/^```(\S+)(?: (\S+))?\n([\s\S]*?)^```$/gm)) {
    const name = `${page}: ${place ?? text.split("\n")[0]}`;
    if (!isWriting) test(name, () => reader.read(kind, place, text));
    else if (kind !== "text" || place) reader.read(kind, place, text);
    else written = written.replace(whole, () => `\`\`\`text\n${reader.printed}\`\`\``);
  }
  if (isWriting) writeFileSync(file, written);
}

test("every page is in the index, and every link leads somewhere", () => {
  const index = readFileSync(inside("docs", "README.md"), "utf8");
  for (const page of pages) if (page !== "README.md") assert.ok(index.includes(`(${page})`), page);
  for (const page of pages) {
    const links = readFileSync(inside("docs", page), "utf8").matchAll(/\]\(([^)#:]+)\)/g);
    for (const [, target] of links)
      assert.ok(readFileSync(inside("docs", target)).length > 0, `${page}: ${target}`);
  }
});

/** Does what a page says, in a folder of its own in which the package is installed. */
function newReader() {
  const folder = mkdtempSync(join(tmpdir(), "costpeek-docs-"));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules", "costpeek"));
  const reader = { folder, printed: "", read };
  return reader;

  function read(kind, place, text) {
    if (place && isOfCheckout(place)) assertPart(place, text);
    else if (kind === "json") write(place, text);
    else if (kind === "sh") reader.printed = text.trimEnd().split("\n").map(run).join("");
    else if (kind === "js") reader.printed = runModule(text, place);
    else if (kind === "ts") compile(text);
    else if (kind === "text") assert.equal(text, reader.printed);
    else assert.fail(`nothing is known of blocks of ${kind}`);
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
    const words = [inside("dist", "cli", "costpeek.js"), ...args.slice(1)];
    const { stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: "utf8" });
    return stdout + stderr;
  }

  function runModule(text, place = "page.mjs") {
    writeFileSync(join(folder, place), text);
    const words = ["--disable-warning=ExperimentalWarning", place];
    return execFileSync(process.execPath, words, { cwd: folder, encoding: "utf8" });
  }

  function compile(text) {
    writeFileSync(join(folder, "page.ts"), text);
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
    const options = {
      ...JSON.parse(readFileSync(inside("tests/types/nodenext.json"), "utf8")).compilerOptions,
    };
    const config = {
      compilerOptions: { ...options, rootDir: ".", preserveSymlinks: true },
      files: ["page.ts"],
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    const tsc = inside("node_modules", "typescript", "bin", "tsc");
    const { stdout } = spawnSync(process.execPath, [tsc, "--project", "."], {
      cwd: folder,
      encoding: "utf8",
    });
    reader.printed = stdout;
  }
}

function isOfCheckout(place) {
  return /^(docs|scripts|src|tests)\//.test(place);
}

function assertPart(place, text) {
  const file = readFileSync(inside(place), "utf8");
  assert.ok(file.includes(text.trimEnd()), `this is no part of ${place}:\n${text}`);
}
