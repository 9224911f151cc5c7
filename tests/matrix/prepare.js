// What the matrix needs: its tools by its own lock file, the package as npm packs it, and the stories as a module.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { inside } from "../../scripts/paths.js";
import { ensureModulesOf } from "../../scripts/prepare/node-modules.js";
import { run } from "../../scripts/run.js";
import { Stop } from "../../scripts/say.js";

const folder = inside("tests", "matrix");
const installed = `${folder}/node_modules/costpeek`;

export async function prepare() {
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new Stop(
      "the matrix runs on Linux on x64: its runtimes are installed as npm packages for that system",
    );
  if (!existsSync(inside("dist", "index.js"))) throw new Stop("there is no dist: run `npm run build` first");
  await ensureModulesOf(folder, "the tools of the matrix (a minute or two)", "install");
  await installPackage();
  writeStories();
}

/** The package as others get it: packed, and unpacked among the tools. */
async function installPackage() {
  const packed = inside("build", "packed");
  rmSync(packed, { recursive: true, force: true });
  rmSync(installed, { recursive: true, force: true });
  mkdirSync(packed, { recursive: true });
  mkdirSync(installed, { recursive: true });
  const words = ["pack", "--json", "--ignore-scripts", "--pack-destination", packed];
  const [{ filename }] = JSON.parse(execFileSync("npm", words, { cwd: inside(), encoding: "utf8" }));
  await run("tar", ["-xzf", `${packed}/${filename}`, "-C", installed, "--strip-components=1"]);
}

/** As texts that are parsed: in a literal, `__proto__` would be no name like any other. */
function writeStories() {
  const stories = readFileSync(`${folder}/stories.json`, "utf8");
  const names = new Set(JSON.parse(stories).map(({ catalog }) => catalog));
  const documents = [...names]
    .map((name) => [name, inside("tests", "catalogs", `${name}.json`)])
    .filter(([, file]) => existsSync(file))
    .map(([name, file]) => [name, JSON.parse(readFileSync(file, "utf8"))]);
  const parsed = (json) => `JSON.parse(${JSON.stringify(json)})`;
  const module = `export const documents = ${parsed(JSON.stringify(Object.fromEntries(documents)))};
export const stories = ${parsed(JSON.stringify(JSON.parse(stories)))};
`;
  mkdirSync(`${folder}/made`, { recursive: true });
  writeFileSync(`${folder}/made/stories.js`, module);
}
