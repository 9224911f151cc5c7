// How much memory is in use, once what nobody holds is gone. Wants `node --expose-gc`.

import { setTimeout } from "node:timers/promises";

const memories = [];
const { instantiate } = WebAssembly;

/** The memory of a module is reached by noting what is instantiated. */
WebAssembly.instantiate = async (...given) => {
  const made = await instantiate(...given);
  const { exports } = made.instance ?? made;
  memories.push(...Object.values(exports).filter((each) => each instanceof WebAssembly.Memory));
  return made;
};

/** Bytes in use, after several collections with turns of the event loop between them, in which finalizers run. */
export async function gauge() {
  for (let turn = 0; turn < 5; turn += 1) {
    globalThis.gc();
    await setTimeout(10);
  }
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  const wasm = memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
  return { heapUsed, external, arrayBuffers, wasm };
}

/** Gauges at the start, after half of the work and after all of it, and prints them. `work` does a part of it. */
export async function gaugeWork(work, times) {
  const gauges = [await gauge()];
  for (let half = 0; half < 2; half += 1) {
    await work(times / 2);
    gauges.push(await gauge());
  }
  console.log(JSON.stringify(gauges));
}
