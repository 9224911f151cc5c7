import document from "../../../src/catalogs/imagineart.json";
import { open as openWith } from "../../peers/jsonata.js";

export const open = () => openWith(document);
