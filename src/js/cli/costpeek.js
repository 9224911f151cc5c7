#!/usr/bin/env node
// The command line in Node: the machine's files, terminal and clock behind the engine's own command line.

import { readFileSync, writeFileSync, writeSync } from "node:fs";
import { isatty } from "node:tty";
import { initSync, runCommand } from "../../../build/command/costpeek.js";

const descriptors = { stdout: 1, stderr: 2 };

const machine = {
  read: (file) => readFileSync(file ?? 0),
  write: (file, text) => writeFileSync(file, text),
  print(stream, text) {
    let rest = Buffer.from(text);
    while (rest.length > 0) rest = rest.subarray(writeSome(descriptors[stream], rest));
  },
  // A stream that is no terminal is not touched: Node would make it one that does not wait for its reader.
  columns: (stream) => (isatty(descriptors[stream]) ? (process[stream].columns ?? 0) : undefined),
  variable: (name) => process.env[name],
  today: () => new Date().toISOString().slice(0, 10),
};

/** How many bytes are done with. */
function writeSome(descriptor, bytes) {
  try {
    return writeSync(descriptor, bytes);
  } catch (problem) {
    // Nobody reads on.
    if (problem.code === "EPIPE") return bytes.length;
    if (problem.code !== "EAGAIN") throw problem;
    // The reader is slow.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    return 0;
  }
}

initSync({ module: readFileSync(new URL("costpeek.wasm", import.meta.url)) });
process.exitCode = runCommand(process.argv.slice(2), machine);
