// Times several workers in turns, so that whatever else the machine does meets all of them alike.

import { spread } from "./numbers.js";

/** What `measure` does if it is not told otherwise. */
const usual = {
  rounds: 100,
  /** How long each works in a round. */
  milliseconds: 8,
  /** How many calls a round has at least, however slow they are. */
  fewest: 10,
  /** How many calls are prepared at once: few enough to stay in the processor's cache. */
  most: 1000,
  /** What is waited for between rounds. */
  pause: () => {},
};

/**
 * Times workers. One is `{ name, prepare(from, calls), work(prepared) }`: what `prepare` makes is not timed, and `work` may be
 * asynchronous. Gives, for each, the nanoseconds of a call, and the ratio to the first one, taken in every round by itself.
 */
export async function measure(workers, options) {
  const settings = { ...usual, ...options };
  const timed = workers.map((worker) => ({
    worker,
    settings,
    calls: settings.fewest,
    from: 0,
    times: [],
    sum: 0,
  }));
  for (const one of timed) await warmUp(one);
  for (let round = 0; round < settings.rounds; round += 1) {
    await settings.pause();
    // Whoever comes after a slow one finds its rubbish: so everybody does.
    for (const one of turned(timed, round)) one.times.push(await time(one));
  }
  return timed.map((one) => resultOf(one, timed[0]));
}

/** Works as long as fifty rounds do, and finds how many calls fill a round. */
async function warmUp(one) {
  const { milliseconds, fewest } = one.settings;
  const end = performance.now() + 50 * milliseconds;
  while (performance.now() < end) {
    const each = await time(one);
    one.calls = Math.max(fewest, Math.min(3 * one.calls, Math.round((milliseconds * 1e6) / each)));
  }
}

/** The nanoseconds of a call in one round. */
async function time(one) {
  let spent = 0;
  const { most } = one.settings;
  for (let left = one.calls; left > 0; left -= most) spent += await timePart(one, Math.min(left, most));
  return Math.max(1, (spent * 1e6) / one.calls);
}

async function timePart(one, calls) {
  const prepared = one.worker.prepare(one.from, calls);
  one.from += calls;
  const start = performance.now();
  const given = one.worker.work(prepared);
  // To wait for what is there already would take time as well.
  const sum = given instanceof Promise ? await given : given;
  const end = performance.now();
  one.sum += sum;
  return end - start;
}

function turned(list, by) {
  const start = by % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}

function resultOf(one, first) {
  const ratios = one.times.map((each, round) => each / first.times[round]);
  return {
    name: one.worker.name,
    callsPerRound: one.calls,
    rounds: one.times.length,
    nanoseconds: spread(one.times),
    ratio: spread(ratios),
    checksum: one.sum,
  };
}
