// Programs that a test starts. Each is the head of its own process group, so that it goes with all its children.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

const running = new Set();

/** Starts a program; `stop()` ends it and everything it has started. */
export function start(program, args, { env = {}, stdio = "ignore", cwd } = {}) {
  const child = spawn(program, args, { detached: true, stdio, cwd, env: { ...process.env, ...env } });
  child.on("error", () => {});
  running.add(child);
  return { child, stop: () => stop(child) };
}

async function stop(child) {
  const gone = child.exitCode !== null || child.signalCode !== null || !child.pid;
  const exit = gone ? undefined : once(child, "exit");
  kill(child, "SIGTERM");
  const deadline = setTimeout(() => kill(child, "SIGKILL"), 3000);
  await exit;
  clearTimeout(deadline);
  // The head is gone; whatever of its children did not listen goes now.
  kill(child, "SIGKILL");
  running.delete(child);
}

function kill(child, signal) {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}

// A test that is interrupted or dies leaves nothing behind.
process.on("exit", () => {
  for (const child of running) kill(child, "SIGKILL");
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));

/** A port that nobody listens on. */
export async function freePort() {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
