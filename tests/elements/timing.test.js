// When tips open and close, by a clock that is moved by hand.

import assert from "node:assert/strict";
import { test } from "node:test";
import { sourceModule } from "./source.js";

const { Timing } = await sourceModule("timing");

/** What is done, in order: a word to do, or milliseconds that pass. And which tip is open at the end. */
const stories = [
  ["a pointer that rests for three seconds opens the tip", ["enter A", 3000], "A"],
  ["and not before", ["enter A", 2999], undefined],
  ["an early leave cancels", ["enter A", 2999, "leave A", 5000], undefined],
  ["to say again that it rests does not begin anew", ["enter A", 2000, "enter A", 1000], "A"],
  ["the total opens at once", ["now A"], "A"],
  ["a tip that is left closes", ["enter A", 3000, "leave A", 300], undefined],
  ["not before the pointer had time to enter the tip", ["enter A", 3000, "leave A", 299], "A"],
  ["in which it stays", ["enter A", 3000, "leave A", 200, "now A", 60_000], "A"],
  ["until that is left too", ["enter A", 3000, "leave A", 200, "now A", 9, "leave A", 300], undefined],
  ["a second model opens at once while the first is open", ["enter A", 3000, "leave A", 200, "enter B"], "B"],
  ["and within half a second", ["enter A", 3000, "leave A", 499, "enter B"], "B"],
  ["after that it waits as the first did", ["enter A", 3000, "leave A", 501, "enter B", 2999], undefined],
  ["for three seconds of its own", ["enter A", 3000, "leave A", 501, "enter B", 3000], "B"],
  ["an early leave makes nothing open at once", ["enter A", 2000, "leave A", 100, "enter B"], undefined],
  ["the second of two that are entered is the one that opens", ["enter A", 1000, "enter B", 3000], "B"],
  ["and the first does not open before it", ["enter A", 1000, "enter B", 2500], undefined],
  ["Escape closes at once", ["enter A", 3000, "close"], undefined],
  ["and cancels what would open later", ["enter A", 1000, "close", 9000], undefined],
  ["and it stays closed while the pointer rests", ["enter A", 3000, "close", 9000], undefined],
  ["to close another changes nothing", ["enter A", 3000, "close B"], "A"],
  ["nor does to leave another", ["enter A", 3000, "leave B", 9000], "A"],
  ["what closes does not come back", ["enter A", 3000, "leave A", "close A", 9000], undefined],
];

for (const [name, steps, expected] of stories) {
  test(name, (t) => {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    const { timing, shown } = begin();
    for (const step of steps) {
      if (typeof step === "number") t.mock.timers.tick(step);
      else act(timing, ...step.split(" "));
      assert.ok(shown.size < 2, `two are open after ${step}`);
    }
    assert.equal(timing.open, expected);
    assert.deepEqual([...shown], expected ? [expected] : []);
  });
}

test("to close tells whether anything was open", () => {
  const { timing } = begin();
  assert.equal(timing.close(), false);
  timing.enter("A", 0);
  assert.equal(timing.close("B"), false);
  assert.equal(timing.close(), true);
  assert.equal(timing.close(), false);
});

function begin() {
  const shown = new Set();
  const timing = new Timing(
    (tip) => shown.add(tip),
    (tip) => shown.delete(tip),
  );
  return { timing, shown };
}

function act(timing, word, tip) {
  if (word === "enter") timing.enter(tip, 3000);
  else if (word === "now") timing.enter(tip, 0);
  else timing[word](tip);
}
