// WebKitGTK, the engine of Safari, by plain WebDriver calls: its MiniBrowser on a screen of Xvfb.

import { existsSync, readdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { expression } from "./expression.js";
import { freePort, start } from "./processes.js";
import { openScreen } from "./xvfb.js";

/** As long as puppeteer waits for the other two, in milliseconds. The driver itself would wait for five minutes. */
const patience = 30_000;

export async function openWebKit(url, size) {
  const started = [];
  const close = async () => {
    for (const end of started.splice(0).reverse()) await end();
  };
  try {
    const call = await openSession(started);
    await resize(call, size);
    await call("POST", "/url", { url });
    return { ...controls(call), close };
  } catch (problem) {
    await close();
    throw problem;
  }
}

/** Starts screen, driver and browser; gives the function for calls to the session. Each start leaves its end in the list. */
async function openSession(started) {
  const screen = await openScreen();
  started.push(screen.close);
  const port = await freePort();
  const driver = start("WebKitWebDriver", [`--port=${port}`, "--host=127.0.0.1"], {
    env: environment(screen),
  });
  started.push(driver.stop);
  const address = `http://127.0.0.1:${port}`;
  await ready(address);
  const { sessionId } = await request("POST", `${address}/session`, capabilities());
  const session = `${address}/session/${sessionId}`;
  started.push(() => request("DELETE", session).catch(() => {}));
  return (method, path, body) => request(method, session + path, body);
}

// Drawn by the processor: a machine for tests has no graphics card.
function environment({ display }) {
  return {
    DISPLAY: display,
    GDK_BACKEND: "x11",
    LIBGL_ALWAYS_SOFTWARE: "1",
    WEBKIT_DISABLE_DMABUF_RENDERER: "1",
  };
}

function capabilities() {
  const options = { binary: miniBrowser(), args: ["--automation"] };
  const timeouts = { pageLoad: patience, script: patience };
  return { capabilities: { alwaysMatch: { timeouts, "webkitgtk:browserOptions": options } } };
}

/** The folder's name has the machine's architecture and the library's version in it. */
function miniBrowser() {
  const places = readdirSync("/usr/lib").flatMap((name) =>
    ["4.1", "4.0"].map((version) => `/usr/lib/${name}/webkit2gtk-${version}/MiniBrowser`),
  );
  const found = places.find((file) => existsSync(file));
  if (!found) throw new Error("there is no MiniBrowser below /usr/lib: install Debian's webkit2gtk-driver");
  return found;
}

async function ready(address) {
  const end = performance.now() + 15_000;
  while (performance.now() < end) {
    const status = await request("GET", `${address}/status`).catch(() => undefined);
    if (status?.ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("WebKitWebDriver did not get ready in 15 s");
}

async function request(method, address, body) {
  const signal = AbortSignal.timeout(2 * patience);
  const options = { method, signal, body: method === "POST" ? JSON.stringify(body ?? {}) : undefined };
  const response = await fetch(address, options).catch(() => {
    throw new Error(`WebKitWebDriver did not answer ${method} ${address}`);
  });
  const { value } = await response.json();
  if (value?.error) throw new Error(`WebKitWebDriver: ${value.error}: ${value.message}`);
  return value;
}

/** Gives the page its inner size: the window is as much larger as its bars are. */
async function resize(call, { width, height }) {
  await call("POST", "/window/rect", { x: 0, y: 0, width, height });
  const [inner, outer] = await evaluate(call, "[innerHeight, outerHeight]");
  await call("POST", "/window/rect", { x: 0, y: 0, width, height: height + outer - inner });
}

function controls(call) {
  return {
    evaluate: (code) => evaluate(call, expression(code)),
    click: async (selector) => call("POST", `/element/${await element(call, selector)}/click`),
    hover: async (selector) => hover(call, await element(call, selector)),
    move: (x, y) => move(call, { origin: "viewport", x, y }),
    isNamed: async (selector, name) =>
      (await call("GET", `/element/${await element(call, selector)}/computedlabel`)) === name,
    press: (key) => press(call, key),
    screenshot: (file) => screenshot(call, file),
  };
}

/** The driver waits for the next frame, which a page at rest never draws: so the page is kept drawing. */
async function screenshot(call, file) {
  const draw = `let even = false;
    window.drawing = setInterval(() => { document.body.style.opacity = (even = !even) ? 1 : 0.999; }, 30);`;
  await evaluate(call, `(() => { ${draw} })()`);
  await writeFile(file, Buffer.from(await call("GET", "/screenshot"), "base64"));
  await evaluate(call, "(() => { clearInterval(window.drawing); document.body.style.opacity = ''; })()");
}

/** The value travels as JSON text: WebDriver's own way turns `undefined` into `null`. */
async function evaluate(call, code) {
  const script = `const end = arguments[arguments.length - 1];
    (async () => JSON.stringify(await (${code})))().then(
      (json = "") => end({ json }),
      (problem) => end({ problem: String(problem) }),
    );`;
  const { json, problem } = await call("POST", "/execute/async", { script, args: [] });
  if (problem) throw new Error(problem);
  return json ? JSON.parse(json) : undefined;
}

/** WebDriver's own name for the key under which an element's id is handed over. */
const elementKey = "element-6066-11e4-a52e-4f735466cecf";

async function element(call, selector) {
  const found = await call("POST", "/element", { using: "css selector", value: selector });
  return found[elementKey];
}

function hover(call, id) {
  return move(call, { origin: { [elementKey]: id }, x: 0, y: 0 });
}

function move(call, to) {
  const action = { type: "pointerMove", duration: 0, ...to };
  return call("POST", "/actions", { actions: [{ type: "pointer", id: "mouse", actions: [action] }] });
}

/** WebDriver's own characters for keys that have none. */
const keys = { Tab: "\ue004", Enter: "\ue007", Escape: "\ue00c", ArrowDown: "\ue015" };

function press(call, key) {
  const value = keys[key] ?? key;
  if (value.length > 1)
    throw new Error(`there is no key "${key}": use a character or ${Object.keys(keys).join(", ")}`);
  const actions = ["keyDown", "keyUp"].map((type) => ({ type, value }));
  return call("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
}
