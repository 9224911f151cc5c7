#!/usr/bin/env node
// The command line in Node: the machine's files, terminal and clock behind the engine's own command line.

import { readFileSync, writeFileSync } from "node:fs";
import { initSync, runCommand } from "../../../build/command/costpeek.js";

const machine = {
  read: (file) => readFileSync(file ?? process.stdin.fd),
  write: (file, text) => writeFileSync(file, text),
  print: (stream, text) => process[stream].write(text),
  columns: (stream) => (process[stream].isTTY ? process[stream].columns : undefined),
  variable: (name) => process.env[name],
  today: () => new Date().toISOString().slice(0, 10),
};

// Whoever reads may have stopped reading: that is no failure of ours.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

initSync({ module: readFileSync(new URL("costpeek.wasm", import.meta.url)) });
process.exitCode = runCommand(process.argv.slice(2), machine);
