// biome-ignore-all lint/correctness/noUnusedImports: that is what this is about

import "costpeek";
import { compileCatalog, EngineError, loadCatalog } from "costpeek";
import * as imagineart from "costpeek/catalogs/imagineart";
import { setEngine } from "costpeek/slim";

console.log("nothing is used");
