import { dirname } from "node:path";

// The package is installed one folder up, among the tools of the whole matrix.
export default { turbopack: { root: dirname(import.meta.dirname) } };
