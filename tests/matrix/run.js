// `npm run test:matrix`: the package as npm packs it, in every tool and runtime that people build with and run on. Each is built, then run;
// the same thousand settings give the same answers in all of them, and in native Rust.

import { readdirSync } from "node:fs";
import { inside } from "../../scripts/paths.js";
import { ensureBrowsers, ensureNodeModules, nativeRust } from "../../scripts/prepare.js";
import { run } from "../../scripts/run.js";
import { main, say } from "../../scripts/say.js";
import { prepare } from "./prepare.js";
import { node } from "./programs.js";

await main(async () => {
  await ensureNodeModules();
  await ensureBrowsers();
  await prepare();
  await answerNatively();
  const start = performance.now();
  const rows = readdirSync(inside("tests", "matrix", "rows")).sort();
  const files = rows.map((row) => inside("tests", "matrix", "rows", row));
  // Several tools want a newer Node than the package does.
  await run(node(24), ["--test", "--test-reporter=spec", "--test-concurrency=1", ...files]);
  say(`the matrix is complete after ${((performance.now() - start) / 1000).toFixed(0)} s`);
});

async function answerNatively() {
  say("answering the stories natively …");
  const { cargo, env } = nativeRust();
  await run(cargo, ["test", "--quiet", "--all-features", "--test", "stories"], { env });
}
