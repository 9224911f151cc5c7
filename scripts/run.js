// Other programs: run one and show what it prints, or run one and read what it prints.

import { spawn, spawnSync } from "node:child_process";
import { root } from "./paths.js";
import { Stop } from "./say.js";

/** Runs a program with its output on the terminal; anything but success is a `Stop`. */
export async function run(program, args, { env, cwd = root, hint = "" } = {}) {
  const status = await statusOf(program, args, { env, cwd });
  if (status === 0) return;
  const how = typeof status === "number" ? `ended with status ${status}` : `did not run (${status})`;
  throw new Stop(`\`${[name(program), ...args].join(" ")}\` ${how}${hint && `\n${hint}`}`);
}

/** Runs a program with its output on the terminal, and gives its exit status, or the reason why it has none. */
export function statusOf(program, args, { env = {}, cwd = root, timeout } = {}) {
  const options = { cwd, timeout, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...env } };
  return new Promise((resolve) => {
    const child = spawn(program, args, options);
    child.on("error", (problem) => resolve(problem.code));
    child.on("exit", (status, signal) => resolve(status ?? signal));
  });
}

/** What a program prints, trimmed, or `undefined` when it fails or is not there. */
export function read(program, args, { env = {}, cwd = root } = {}) {
  const options = { cwd, encoding: "utf8", env: { ...process.env, ...env } };
  const done = spawnSync(program, args, options);
  return done.status === 0 ? done.stdout.trim() : undefined;
}

function name(program) {
  return program.split("/").at(-1);
}
