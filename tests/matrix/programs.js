// The runtimes that came with the tools.

import { inside } from "../../scripts/paths.js";

const folder = inside("tests", "matrix", "node_modules");

/** Node of a major version. */
export const node = (major) => `${folder}/node${major}/bin/node`;

export const bun = `${folder}/@oven/bun-linux-x64/bin/bun`;

export const deno = `${folder}/@deno/linux-x64-glibc/deno`;

/** A program of one of the packages. */
export const tool = (name) => `${folder}/${name}`;
