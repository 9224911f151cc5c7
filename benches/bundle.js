// Bundles of our own files with what they import, as a page has them. They are not minified.

import { ensureNodeModules } from "../scripts/prepare.js";

/** Writes a bundle of each entry into a folder; `external` is what is loaded later, if at all. */
export async function bundle(entryPoints, outdir, external = []) {
  await ensureNodeModules();
  const { build } = await import("esbuild");
  const options = { bundle: true, format: "esm", target: "es2022", platform: "neutral", charset: "utf8" };
  // Without a platform, esbuild looks at no field but `exports`.
  const mainFields = ["module", "main"];
  await build({
    ...options,
    mainFields,
    external,
    entryPoints,
    outdir,
    outExtension: { ".js": ".mjs" },
    logLevel: "warning",
  });
}
