// The Rust of this machine, for everything but the wasm module: the bindgen program, tests, clippy and rustfmt.

import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter } from "node:path";
import { read, run } from "../run.js";
import { Stop, say } from "../say.js";

export const cargoHome = process.env.CARGO_HOME ?? `${homedir()}/.cargo`;

/**
 * How to call the native toolchain. rustup's programs come first in the PATH, because Debian's pair for wasm puts another
 * `cargo` and `rustc` into /usr/bin, and that one has no clippy and no rustfmt.
 */
export function nativeRust() {
  const bin = `${cargoHome}/bin`;
  const env = existsSync(`${bin}/rustup`) ? { PATH: `${bin}${delimiter}${process.env.PATH}` } : {};
  if (read("cargo", ["--version"], { env }) === undefined) throw new Stop(noRust);
  return { cargo: "cargo", env };
}

/** clippy and rustfmt: rustup's minimal profile comes without them. */
export async function ensureRustTools() {
  const { env } = nativeRust();
  const missing = ["fmt", "clippy"].filter(
    (tool) => read("cargo", [tool, "--version"], { env }) === undefined,
  );
  if (missing.length === 0) return;
  const names = missing.map((tool) => (tool === "fmt" ? "rustfmt" : tool));
  say(`installing ${names.join(" and ")} with rustup …`);
  const hint = `Install ${names.join(" and ")} for the toolchain that \`rustc --version\` names.`;
  await run("rustup", ["component", "add", ...names], { env, hint });
}

const noRust = `there is no Rust here (\`cargo --version\` does not run).
Install Rust 1.88 or newer, for example by the way of rust-lang.org (rustup), and run this again.`;
