// Vite, the current major and the one before: built, and by its server for development.

import { test } from "node:test";
import { assertPage, here, outputFolder, serving } from "../row.js";

for (const [name, major] of [
  ["vite", 8],
  ["vite7", 7],
]) {
  const options = (entry) => ({
    root: `${here}/vite`,
    configFile: false,
    logLevel: "error",
    cacheDir: outputFolder(`${name}-cache-${entry}`),
  });

  for (const entry of ["index", "slim"]) {
    test(`Vite ${major}: ${entry}, built and run`, { timeout: 180_000 }, async () => {
      const { build } = await import(name);
      const outDir = outputFolder(`${name}-${entry}`);
      const input = `${here}/vite/${entry}.html`;
      const rollupOptions = { input };
      await build({ ...options(entry), build: { outDir, emptyOutDir: true, rollupOptions } });
      await serving(outDir, "", (address) => assertPage(`${address}${entry}.html`));
    });

    test(`Vite ${major}: ${entry}, served for development`, { timeout: 180_000 }, async () => {
      const { createServer } = await import(name);
      const server = await createServer({ ...options(entry), server: { port: 0, fs: { allow: [here] } } });
      try {
        await server.listen();
        await assertPage(`${server.resolvedUrls.local[0]}${entry}.html`);
      } finally {
        await server.close();
      }
    });
  }
}
