export { open } from "../../peers/big.js";
