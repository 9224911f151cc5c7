// `<script type="module">` without any tool: the page says where the package is, and no more. In all three browsers.

import { test } from "node:test";
import { engines } from "../../browsers/drivers.js";
import { assertPage, here, serving } from "../row.js";

for (const engine of engines) {
  test(`plain modules in ${engine}`, { timeout: 120_000 }, async () => {
    await serving(here, "", (address) => assertPage(`${address}plain/`, engine), {});
  });
}
