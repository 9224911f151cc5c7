// `npm start`: builds, then serves the page until it is stopped.

import { buildForPages } from "./build.js";
import { main, Stop, say } from "./say.js";
import { serve } from "./serve.js";

await main(async () => {
  const port = wantedPort(process.env.PORT);
  await buildForPages();
  const { url } = await serve({ port }).catch((problem) => refuse(port, problem));
  say(`open ${url}`);
});

function wantedPort(text = "0") {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new Stop(`PORT is "${text}": it has to be a number from 0 (any free port) to 65535`);
}

function refuse(port, problem) {
  throw new Stop(`cannot serve on port ${port} (${problem.code}): leave PORT out, and a free one is taken`);
}
