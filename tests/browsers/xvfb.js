// A screen for a browser that wants one.

import { start } from "./processes.js";

/** Starts Xvfb on a display number that it finds by itself. */
export async function openScreen() {
  const args = ["-displayfd", "3", "-screen", "0", "2600x2000x24", "-nolisten", "tcp"];
  const { child, stop } = start("Xvfb", args, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const number = await firstLine(child);
  if (number) return { display: `:${number}`, close: stop };
  await stop();
  throw new Error("Xvfb did not start: `Xvfb -displayfd 1` shows why");
}

/** The line Xvfb writes when it is ready, or nothing when it ends. */
function firstLine(child) {
  return new Promise((resolve) => {
    let text = "";
    child.stdio[3]?.on("data", (data) => {
      text += data;
      if (text.includes("\n")) resolve(text.trim());
    });
    child.once("error", () => resolve(""));
    child.once("exit", () => resolve(""));
  });
}
