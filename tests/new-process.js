// Modules run in a process of their own: nothing is loaded yet, and what they do to the globals stays there.

import { execFile } from "node:child_process";
import { promisify } from "node:util";

const root = new URL("../", import.meta.url);

/** Runs a module; what it prints is JSON. It has the package's address as `costpeek`, that of a shipped catalog as `shipped`. */
export async function inNewProcess(script, ...args) {
  const preamble = `
    const costpeek = ${JSON.stringify(new URL("dist/index.js", root))};
    const slim = ${JSON.stringify(new URL("dist/slim.js", root))};
    const shipped = ${JSON.stringify(new URL("dist/catalogs/apiframe.js", root))};
    const print = (value) => console.log(JSON.stringify(value));
    // Node's own fetch starts a module of its own, once; that is not counted.
    const { instantiate } = WebAssembly;
    await new Promise((done) => {
      WebAssembly.instantiate = (...args) => instantiate(...args).finally(done);
      new Response("");
      setTimeout(done, 300);
    });
    WebAssembly.instantiate = instantiate;`;
  const node = ["--input-type=module", "--eval", preamble + script, "--", ...args];
  const { stdout } = await promisify(execFile)(process.execPath, node, { timeout: 30_000 });
  return JSON.parse(stdout);
}

/** Code that tells how a load ends: a total, or what is said. */
export const told = `
  export const told = (loading) => loading.then(
    ({ estimate }) => estimate({ model: "imagine" }).total,
    ({ name, code, message }) => ({ name, code, message }),
  );
  const { default: catalog } = await import(shipped);`;

/** Keeps the memory of every engine that starts, to spoil it. */
export const spoiling = `
  const memories = [];
  const keep = ({ exports }) => {
    memories.push(Object.values(exports).find((it) => it instanceof WebAssembly.Memory));
  };
  const { Instance } = WebAssembly;
  WebAssembly.instantiate = (...args) => instantiate(...args).then((made) => { keep(made.instance ?? made); return made; });
  WebAssembly.Instance = function (...args) { const made = new Instance(...args); keep(made); return made; };
  WebAssembly.Instance.prototype = Instance.prototype;
  const spoil = () => new Uint8Array(memories.at(-1).buffer).fill(255);
  const said = (work) => { try { return work(); } catch ({ name, code, message }) { return { name, code, message }; } };`;
