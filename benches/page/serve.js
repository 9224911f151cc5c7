// The bench's page over HTTP, alone in its process: browsers give such pages their finest clock.

import { createServer } from "node:http";

const headers = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cache-Control": "no-store",
};

/** Serves a folder on a free port of the loopback. */
export async function serveFolder(folder) {
  const { default: sirv } = await import("sirv");
  const setHeaders = (response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  };
  const files = sirv(folder, { dev: true, setHeaders });
  const server = createServer((request, response) =>
    files(request, response, () => response.writeHead(404).end()),
  );
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => close(server) };
}

function close(server) {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
}
