export { open } from "../../peers/hand-written.js";
