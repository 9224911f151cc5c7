// node tests/refusals/freeze.js: writes the words with which each catalog is refused today into catalogs.json.
// Read the difference before you keep it: each line of it is what somebody will read.

import { readFileSync, writeFileSync } from "node:fs";
import { loadCatalog } from "costpeek";
import { firstSource } from "./sources.js";

const file = new URL("catalogs.json", import.meta.url);
const stories = JSON.parse(readFileSync(file, "utf8"));

for (const story of stories) {
  const refusal = await loadCatalog(firstSource(story)).then(
    () => undefined,
    (error) => error,
  );
  if (refusal?.problems) story.problems = refusal.problems;
  else console.error(`not refused: ${story.story}${refusal ? `: ${refusal.stack}` : ""}`);
}

writeFileSync(file, `[\n${stories.map(written).join(",\n")}\n]\n`);

function written({ story, problems, ...rest }) {
  const [[key, value]] = Object.entries(rest);
  const changes = key === "change" && value.length > 1 ? lines(value) : JSON.stringify(value);
  return `  {\n    "story": ${JSON.stringify(story)},\n    "${key}": ${changes},\n    "problems": ${lines(problems)}\n  }`;
}

function lines(list) {
  return `[\n${list.map((each) => `      ${JSON.stringify(each)}`).join(",\n")}\n    ]`;
}
