// The package as it was built. The folder of the benches is a package of its own, from which the name does not lead there.

export { compileCatalog, loadCatalog } from "../dist/index.js";
