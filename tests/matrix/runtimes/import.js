import { tell } from "../tell.js";

console.log(await tell());
