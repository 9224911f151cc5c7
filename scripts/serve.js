// The checkout over HTTP, for `npm start` and for the browser tests alike, with the strictest policy that wasm allows.

import { createServer } from "node:http";
import { inside } from "./paths.js";

const folders = {
  "/dist/": inside("dist"),
  "/catalogs/": inside("src", "catalogs"),
  "/tests/": inside("tests"),
  "/": inside("www"),
};

const headers = {
  "Content-Security-Policy": [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "require-trusted-types-for 'script'",
  ].join("; "),
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
};

/** Serves on the loopback only. Port 0 is any free one. */
export async function serve({ port = 0 } = {}) {
  const { default: sirv } = await import("sirv");
  // `dev` reads the disk at each request, so a new build shows at the next reload.
  const routes = Object.entries(folders).map(([prefix, folder]) => [
    prefix,
    sirv(folder, { dev: true, setHeaders }),
  ]);
  const server = createServer((request, response) => answer(routes, request, response));
  await listen(server, port);
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => close(server) };
}

function answer(routes, request, response) {
  setHeaders(response);
  const [prefix, files] = routes.find(([start]) => request.url.startsWith(start)) ?? routes.at(-1);
  request.url = `/${request.url.slice(prefix.length)}`;
  files(request, response, () =>
    response.writeHead(404, { "Content-Type": "text/plain" }).end("not found\n"),
  );
}

/** Last of all, because sirv has a cache header of its own. */
function setHeaders(response) {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
}

function close(server) {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
}
