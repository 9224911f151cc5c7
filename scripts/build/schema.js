// The JSON Schema of catalogs, as the command line prints it.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { inside } from "../paths.js";

export function writeSchema() {
  const command = inside("dist", "cli", "costpeek.js");
  writeFileSync(inside("dist", "catalog.schema.json"), execFileSync(process.execPath, [command, "schema"]));
}
