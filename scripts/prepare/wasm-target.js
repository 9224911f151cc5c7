// A Rust that can compile to WebAssembly. There are three ways, tried in this order:
//
// 1. the toolchain has the target's standard library already;
// 2. rustup fetches it;
// 3. where rustup finds no server: Debian's own rustc and cargo build the standard library from Debian's source package.
//
// Each gives the same answer: `{ cargo, args, env, flags, sources }`, how to call cargo, the flags for rustc, and the
// folders whose names rustc would otherwise write into the module.

import { existsSync, readdirSync } from "node:fs";
import { read, statusOf } from "../run.js";
import { Stop, say } from "../say.js";
import { debianPair } from "./debian-pair.js";
import { nativeRust } from "./rust.js";

export const target = "wasm32-unknown-unknown";

/** `COSTPEEK_WASM=debian` goes to the third way at once: a smaller module, and a longer first build. */
export async function ensureWasmTarget(way = process.env.COSTPEEK_WASM) {
  if (way !== undefined && way !== "debian")
    throw new Stop(`COSTPEEK_WASM is "${way}": it can be "debian", or left out`);
  const native = nativeRust();
  if (way === undefined && (hasTarget(native) || (await addTarget(native)))) return withTarget(native);
  return debianPair();
}

/** rustc names this folder whether it exists or not, so look for the library itself. */
function hasTarget({ env }) {
  const folder = read("rustc", ["--print", "target-libdir", "--target", target], { env });
  if (folder === undefined || !existsSync(folder)) return false;
  return readdirSync(folder).some((file) => /^libstd-.*\.rlib$/.test(file));
}

async function addTarget(native) {
  const { env } = native;
  if (read("rustup", ["--version"], { env }) === undefined) return false;
  say(`asking rustup for the target ${target} …`);
  const status = await statusOf("rustup", ["target", "add", target], { env, timeout: 300_000 });
  if (status === 0 && hasTarget(native)) return true;
  say("rustup has no server for it here: going on with Debian's packages");
  return false;
}

function withTarget({ cargo, env }) {
  const sources = [read("rustc", ["--print", "sysroot"], { env })];
  return { way: "rustup", cargo, env, args: [], flags: [], sources };
}
