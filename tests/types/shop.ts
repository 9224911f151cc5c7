// What a strict project of somebody else sees of the package. Each expected error is one: a line without it does not compile.

import { type Catalog, compileCatalog, type Estimate, loadCatalog, type Settings } from "costpeek";
import apiframe from "costpeek/catalogs/apiframe";
import imagineart, { type Models } from "costpeek/catalogs/imagineart";
import checker from "costpeek/checker.wasm";
import engine from "costpeek/engine.wasm";
import { loadCatalog as loadSlim, setEngine } from "costpeek/slim";

// Settings of a shipped catalog are known by their models.
const { estimate, range, affordable, base, settingsFromForm } = await loadCatalog(imagineart);
estimate({ model: "nano-banana-2", images: 4, resolution: "2K" });
estimate({ model: "nano-banana-2", images: undefined });
estimate({ model: "topaz", width: 1920, height: 1080 });
estimate(settingsFromForm(new FormData()));
range({ model: "topaz", height: 1080 }, { over: ["width", "scale"] });
affordable({ model: "topaz", height: 1080 }, "98.5", "width");
base("topaz");
// @ts-expect-error: no such option
estimate({ model: "nano-banana-2", resolution: "8K" });
// @ts-expect-error: no such setting
estimate({ model: "nano-banana-2", resolutoin: "2K" });
// @ts-expect-error: no such model
estimate({ model: "nano-banana-3" });
// @ts-expect-error: a text is no number
estimate({ model: "nano-banana-2", images: "4" });
// @ts-expect-error: the width has no default
estimate({ model: "topaz", height: 1080 });
// @ts-expect-error: no model has such a setting
range({ model: "topaz" }, { over: ["widht"] });
// @ts-expect-error: a model of another catalog
base("imagine");

const settings: Models["nano-banana-2"] = { resolution: "4K" };
estimate({ model: "nano-banana-2", ...settings });

// Numbers that are options, and settings of the slim entry.
setEngine(engine, checker);
const frames = await loadSlim(apiframe);
frames.estimate({ model: "kling-2.6", seconds: 10, audio: true });
// @ts-expect-error: 5 or 10
frames.estimate({ model: "kling-2.6", seconds: 7 });

// A catalog of which nothing is known takes any settings; a model there must be.
const own: Catalog = await loadCatalog({ format: "costpeek/1" });
const anything: Settings = { model: "sketch", whatever: 4 };
own.estimate(anything);
own.range({ model: "sketch" }, { over: ["images"] });
// @ts-expect-error: without a model
own.estimate({ images: 4 });

// Where settings come from elsewhere, a shipped catalog takes any as well.
(await loadCatalog<Settings>(imagineart)).estimate(anything);

// What takes any catalog takes one whose settings are known.
const shown: Catalog[] = [await loadCatalog(imagineart), frames];

const compiled = await compileCatalog(imagineart);
(await loadCatalog(compiled)).estimate({ model: "nano-banana-2" });

// Nothing that is given out is of the type that takes everything.
type IsAny<T> = 0 extends 1 & T ? true : false;
const given:
  | IsAny<Estimate>
  | IsAny<Estimate["settings"][string]>
  | IsAny<typeof engine>
  | IsAny<typeof compiled> = false;
export const priced: [string, string | undefined, boolean] = [
  estimate({ model: "topaz", width: 1, height: 1 }).unit,
  (shown[0] ?? own).unit,
  given,
];
