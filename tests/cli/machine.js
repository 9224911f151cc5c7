// Runs a command line as a story tells it, in a folder of its own, and tells what came of it.

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const files = fileURLToPath(new URL("files", import.meta.url));
const stories = new URL("stories.json", import.meta.url);

export const readStories = () => JSON.parse(readFileSync(stories, "utf8"));

/** What `program` prints and ends with, texts as lists of lines; with the files that the story looks for. */
export function told([program, ...before], { args, stdin = [], written }) {
  const folder = mkdtempSync(join(tmpdir(), "costpeek-"));
  try {
    cpSync(files, folder, { recursive: true });
    const { NO_COLOR, ...env } = process.env;
    const options = { cwd: folder, input: stdin.join("\n"), env, encoding: "utf8" };
    const { status, stdout, stderr } = spawnSync(program, [...before, ...args], options);
    const found = Object.keys(written ?? {}).map((file) => [file, contentOf(join(folder, file))]);
    const answer = { status, stdout: lines(stdout), stderr: lines(stderr) };
    return written ? { ...answer, written: Object.fromEntries(found) } : answer;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function contentOf(file) {
  return existsSync(file) ? lines(readFileSync(file, "utf8")) : null;
}

const lines = (text) => (text === "" ? [] : text.split("\n"));
