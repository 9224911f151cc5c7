// What the rows of the matrix share: the hash to come to, a server for what was built, and a look at it in a browser.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { promisify } from "node:util";
import sirv from "sirv";
import { inside } from "../../scripts/paths.js";
import { until, withPage } from "../browsers/drivers.js";
import { freePort, start } from "../browsers/processes.js";

export const here = inside("tests", "matrix");

/** What native Rust answers. */
export const expected = createHash("sha256")
  .update(readFileSync(inside("target", "matrix.jsonl")))
  .digest("hex");

/** An empty folder for what a row builds. */
export function outputFolder(row) {
  const folder = inside("build", "matrix", row);
  rmSync(folder, { recursive: true, force: true });
  return folder;
}

/** Runs a program of a row to its end, and gives what it prints. */
export async function output(program, args, options = {}) {
  const { stdout } = await promisify(execFile)(program, args, { cwd: here, maxBuffer: 2 ** 26, ...options });
  return stdout.trim();
}

/** The strictest policy under which the engine runs. */
const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

/** Serves a folder while the work lasts. A page that says nothing of its own loads `script`. */
export async function serving(folder, script, work, headers = { "Content-Security-Policy": policy }) {
  const files = sirv(folder, { dev: true });
  const page = `<!doctype html><title>Studio</title><script type="module" src="${script}"></script>`;
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (script && request.url === "/")
      return response.writeHead(200, { "Content-Type": "text/html" }).end(page);
    return files(request, response, () => response.writeHead(404).end());
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  try {
    return await work(`http://127.0.0.1:${server.address().port}/`);
  } finally {
    server.close().closeAllConnections();
  }
}

/** The page at this address comes to the hash, without a complaint of the browser. */
export async function assertPage(address, engine = "chromium") {
  const { result, problems } = await withPage(engine, address, async (page) => ({
    result: await until(page, "window.result", 60),
    problems: await page.problems?.(),
  }));
  assert.deepEqual(result, { hash: expected });
  assert.deepEqual(problems ?? [], []);
}

/** Starts a server that is a program, waits until it answers, and ends it with all it has started. */
export async function withServer(program, words, { cwd = here, env = {} }, work) {
  const port = await freePort();
  const args = words.map((word) => word.replace("PORT", port));
  const stdio = ["ignore", "pipe", "pipe"];
  const { child, stop } = start(program, args, { cwd, env: { ...env, PORT: String(port) }, stdio });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => said.push(data));
  const address = `http://127.0.0.1:${port}/`;
  try {
    await answering(address, child, said);
    return await work(address);
  } finally {
    await stop();
  }
}

async function answering(address, child, said) {
  const end = performance.now() + 60_000;
  while (performance.now() < end && child.exitCode === null) {
    const response = await fetch(address).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the server does not answer:\n${said.join("")}`);
}
