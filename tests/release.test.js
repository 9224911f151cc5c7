// The release workflow cannot run here: what it must keep to is read from its text.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { inside } from "../scripts/paths.js";

const folder = inside(".github", "workflows");
const { scripts } = JSON.parse(readFileSync(inside("package.json"), "utf8"));

for (const file of readdirSync(folder)) {
  const text = readFileSync(`${folder}/${file}`, "utf8");
  const jobs = text
    .slice(text.indexOf("\njobs:"))
    .split(/\n(?= {2}\w+:\n)/)
    .slice(1);

  test(`${file}: every action is pinned to a commit, with its version beside it`, () => {
    const uses = [...text.matchAll(/uses: (.+)/g)].map(([, action]) => action);
    assert.ok(uses.length > 4);
    for (const action of uses) assert.match(action, /^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    const commits = new Map(uses.map((action) => action.split("@")));
    for (const action of uses)
      assert.equal(`${action.split("@")[0]}@${commits.get(action.split("@")[0])}`, action);
  });

  test(`${file}: nothing is allowed but what a job names, and no secret is kept`, () => {
    assert.match(text, /^permissions: \{\}$/m);
    assert.doesNotMatch(text, /secrets\.|NODE_AUTH_TOKEN|write-all|pull_request_target/);
    assert.equal(jobs.length, 3);
    for (const job of jobs) {
      assert.match(job, /\n {4}permissions:\n {6}contents: read\n/);
      assert.match(job, /\n {4}timeout-minutes: \d+\n/);
      const publishes = /run: (npm|cargo) publish/.test(job);
      assert.equal(job.includes("id-token: write"), publishes, "only what publishes can prove who it is");
      if (publishes) assert.match(job, /\n {4}needs: test\n[\s\S]*\n {4}environment: release\n/);
    }
    assert.equal(text.match(/actions\/checkout/g).length, text.match(/persist-credentials: false/g).length);
  });

  test(`${file}: what is published says where it was built, and runs nothing on the way`, () => {
    assert.match(text, /run: npm publish --provenance --access public --ignore-scripts$/m);
    const crate = jobs.find((job) => job.includes("cargo publish"));
    assert.ok(crate.indexOf("attest-build-provenance") < crate.indexOf("cargo publish"));
    assert.match(crate, /attestations: write/);
  });

  test(`${file}: the scripts that it runs are there, and nothing of a text from outside is run`, () => {
    const commands = [...text.matchAll(/run: (.+)/g)].map(([, command]) => command);
    for (const command of commands) assert.ok(!command.includes("${{"), command);
    for (const [, script] of text.matchAll(/npm run ([\w:]+)/g)) assert.ok(scripts[script], script);
    for (const [, place] of text.matchAll(/run: (?:node )?([\w./]+\/[\w.]+)/g)) {
      assert.ok(readFileSync(inside(place)).length > 0, place);
    }
  });
}

test("a tag that is not the version everywhere is refused, with each place", () => {
  const { status, stderr } = spawnSync(process.execPath, [inside("scripts", "release.js"), "v9.9.9"], {
    encoding: "utf8",
  });
  assert.equal(status, 1);
  const { version } = JSON.parse(readFileSync(inside("package.json"), "utf8"));
  for (const place of ["package.json", "Cargo.toml"])
    assert.ok(stderr.includes(`${place} says ${version}`), stderr);
  assert.match(stderr, /CHANGELOG\.md says/);
});
