import { tell } from "./tell.js";

/** Leaves the hash, or what went wrong, on `window.result`. */
export function show(load) {
  tell(load).then(
    (hash) => {
      window.result = { hash };
    },
    (error) => {
      window.result = { error: `${error.name}: ${error.message}` };
    },
  );
}
