// The price list that all are asked about, as it was written.

import { readFileSync } from "node:fs";
import { inside } from "../scripts/paths.js";

export const document = JSON.parse(readFileSync(inside("src", "catalogs", "imagineart.json"), "utf8"));
