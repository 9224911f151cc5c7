const { tell } = require("../tell.js");
const { loadCatalog } = require("costpeek");

tell(loadCatalog).then(console.log);
