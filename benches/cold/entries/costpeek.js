import imagineart from "../../../dist/catalogs/imagineart.js";
import { loadCatalog } from "../../package.js";

export const open = () => loadCatalog(imagineart);
