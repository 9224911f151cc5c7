// `npm run test:reproducible`: two clean builds in different folders, and every byte of the package compared. It takes as long as two first builds.

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inside, root } from "./paths.js";
import { run } from "./run.js";
import { main, Stop, say } from "./say.js";

await main(async () => {
  const folders = ["one", "another-place"].map((name) => mkdtempSync(join(tmpdir(), `costpeek-${name}-`)));
  try {
    // Both first: whoever works on here meanwhile changes neither.
    for (const folder of folders) copyTo(folder);
    for (const folder of folders) {
      say(`building in ${folder} …`);
      await run(process.execPath, [join(folder, "scripts", "build.js")], { cwd: folder });
    }
    const [one, other] = folders.map((folder) => join(folder, "dist"));
    const files = readdirSync(one, { recursive: true }).filter((file) => statSync(join(one, file)).isFile());
    const different = files.filter(
      (file) => !readFileSync(join(one, file)).equals(readFileSync(join(other, file))),
    );
    if (different.length > 0) throw new Stop(`these files differ: ${different.join(", ")}`);
    if (readdirSync(other, { recursive: true }).length !== readdirSync(one, { recursive: true }).length)
      throw new Stop("one of the builds has more files than the other");
    say(`both builds gave the same ${files.length} files, byte for byte`);
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true });
  }
});

/** What is under version control, as it is now, with the same npm packages. */
function copyTo(folder) {
  const tracked = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split("\0");
  for (const file of tracked.filter(Boolean)) cpSync(inside(file), join(folder, file), { recursive: true });
  cpSync(inside("node_modules"), join(folder, "node_modules"), { recursive: true, preserveTimestamps: true });
}
