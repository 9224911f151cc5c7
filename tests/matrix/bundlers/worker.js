import { tell } from "../tell.js";

tell().then(
  (hash) => postMessage({ hash }),
  (error) => postMessage({ error: `${error.name}: ${error.message}` }),
);
