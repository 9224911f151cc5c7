// Debian's rustc and cargo for wasm. They live beside rustup's toolchain and are called by their full names only.

import { existsSync, readdirSync, realpathSync } from "node:fs";
import { inside } from "../paths.js";
import { installPackages, isDebian, missingPackages, unpackPackages } from "./debian.js";

const packages = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];

/** Where they go when an installed package (Debian's `rustc` or `rustup`) conflicts with them. */
const unpacked = inside("build", "debian");

export async function debianPair() {
  if (!isComplete(unpacked)) {
    if (isDebian() && missingPackages(packages).length === 0) return callFrom("");
    if (await installPackages(packages, "a Rust that compiles to WebAssembly")) return callFrom("");
    await unpackPackages(packages, unpacked);
  }
  return callFrom(unpacked);
}

function isComplete(prefix) {
  return (
    existsSync(`${prefix}/usr/bin/rustc`) &&
    existsSync(`${prefix}/usr/bin/cargo`) &&
    existsSync(source(prefix))
  );
}

function source(prefix) {
  return `${prefix}/usr/lib/rustlib/src/rust`;
}

/** How to call the pair below a prefix: "" for the installed one. */
function callFrom(prefix) {
  const env = {
    RUSTC: `${prefix}/usr/bin/rustc`,
    // build-std, and the way of panicking below, are not stable yet.
    RUSTC_BOOTSTRAP: "1",
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER: linker(prefix),
  };
  if (prefix) env.LD_LIBRARY_PATH = libraries(prefix).join(":");
  return {
    way: "debian",
    cargo: `${prefix}/usr/bin/cargo`,
    env,
    args: ["-Z", "build-std=std,panic_abort", "-Z", "build-std-features=optimize_for_size"],
    // No panic messages in the module: nothing panics on any input, and if it did the page gets an `EngineError`.
    flags: ["-Zunstable-options", "-Cpanic=immediate-abort"],
    // rustc writes down the real folder of its source, cargo the one it was told.
    sources: [source(prefix), realpathSync(source(prefix))],
  };
}

/** The newest of lld's wasm linkers. */
function linker(prefix) {
  const folder = `${prefix}/usr/lib`;
  const versions = readdirSync(folder).flatMap((name) => name.match(/^llvm-(\d+)$/)?.[1] ?? []);
  const linkers = versions.sort((a, b) => b - a).map((version) => `${folder}/llvm-${version}/bin/wasm-ld`);
  return linkers.find((file) => existsSync(file)) ?? "wasm-ld";
}

/** The folders of an unpacked pair's shared libraries. */
function libraries(prefix) {
  const folder = `${prefix}/usr/lib`;
  const multiarch = readdirSync(folder).filter((name) => name.includes("-linux-"));
  return [folder, ...multiarch.map((name) => `${folder}/${name}`)];
}
