import "/dist/elements/define.js";
import imagineart from "/dist/catalogs/imagineart.js";
import { loadCatalog } from "/dist/index.js";

document.querySelector("cost-total").catalog = loadCatalog(imagineart);
