// Writes down what the native command line answers to the stories: `node tests/cli/freeze.js`, then read the difference.

import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readStories, told } from "./machine.js";

const native = fileURLToPath(new URL("../../target/debug/costpeek", import.meta.url));
const stories = readStories().map((story) => ({ ...story, ...told([native], story) }));
writeFileSync(new URL("stories.json", import.meta.url), `${JSON.stringify(stories, undefined, 2)}\n`);
