// webpack's way to the address of a file.

import { loadCatalog, setEngine } from "costpeek/slim";
import { show } from "../show.js";

setEngine(new URL("costpeek/engine.wasm", import.meta.url));
show(loadCatalog);
