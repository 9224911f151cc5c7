// Times several workers in turns, so that whatever else the machine does meets all of them alike.

import { spread } from "./numbers.js";

/**
 * Times workers. One is `{ name, prepare(from, calls), work(prepared) }`: what `prepare` makes is not timed, and `work` may be
 * asynchronous. Every round gives every worker about the same time; `fewest` is how many calls it makes
 * at least, `most` how many are prepared at once, few enough to stay in the processor's cache. Gives, for each, the nanoseconds of a call, and the ratio to the first one, taken in every round by itself.
 */
export async function measure(workers, { rounds = 100, milliseconds = 8, most = 1000, fewest = 10 } = {}) {
  const timed = workers.map((worker) => ({ worker, most, calls: fewest, from: 0, times: [], sum: 0 }));
  for (const one of timed) await warmUp(one, milliseconds, fewest);
  for (let round = 0; round < rounds; round += 1) {
    // Whoever comes after a slow one finds its rubbish: so everybody does.
    for (const one of turned(timed, round)) one.times.push(await time(one));
  }
  return timed.map((one) => resultOf(one, timed[0]));
}

/** Works as long as fifty rounds do, and finds how many calls fill a round. */
async function warmUp(one, milliseconds, fewest) {
  const end = performance.now() + 50 * milliseconds;
  while (performance.now() < end) {
    const each = await time(one);
    one.calls = Math.max(fewest, Math.min(3 * one.calls, Math.round((milliseconds * 1e6) / each)));
  }
}

/** The nanoseconds of a call in one round. */
async function time(one) {
  let spent = 0;
  for (let left = one.calls; left > 0; left -= one.most)
    spent += await timePart(one, Math.min(left, one.most));
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
