import engine from "costpeek/engine.wasm?url";
import { loadCatalog, setEngine } from "costpeek/slim";
import { show } from "../show.js";

setEngine(engine);
show(loadCatalog);
