// What is read out, by a clock that is moved by hand.

import assert from "node:assert/strict";
import { test } from "node:test";
import { sourceModule } from "./source.js";

const { Announcer } = await sourceModule("announcer");

/** What the total says, one after another, or milliseconds that pass; and what is read out. */
const stories = [
  ["what is there at first is not read out", ["49 credits", 5000], []],
  ["nor is the price that was waited for", ["", 100, "49 credits", 5000], []],
  ["a change is, once it is quiet", ["49 credits", "98 credits", 5000], ["98 credits"]],
  ["not while more comes", ["49 credits", "98 credits", 600], []],
  ["of a burst the last, once", ["49", "98", 100, "147", 100, "196", 5000], ["196"]],
  ["nothing where a burst ends as it began", ["49", "98", 100, "49", 5000], []],
  ["nothing where the total did not change", ["49", "49", 5000, "49", 5000], []],
  ["two bursts, two messages", ["49", "98", 2000, "49", 2000], ["98", "49"]],
  ["the same again is not said again", ["49", "98", 2000, "98", 2000], ["98"]],
];

for (const [name, steps, expected] of stories) {
  test(name, (t) => {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    const written = [];
    const announcer = new Announcer((text) => written.push(text));
    for (const step of steps) {
      if (typeof step === "number") t.mock.timers.tick(step);
      else announcer.hear(step);
    }
    assert.deepEqual(written.filter(Boolean), expected);
  });
}

test("a change takes the old message away at once", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let region = "";
  const announcer = new Announcer((text) => {
    region = text;
  });
  announcer.hear("49");
  announcer.hear("98");
  t.mock.timers.tick(1000);
  assert.equal(region, "98");
  announcer.hear("147");
  assert.equal(region, "");
});
