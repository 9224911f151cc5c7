import document from "../../../src/catalogs/imagineart.json";
import { open as openWith } from "../../peers/generic-js.js";

export const open = () => openWith(document);
