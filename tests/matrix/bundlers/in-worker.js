// A page that has its prices from a worker.

const worker = new Worker("/worker.js", { type: "module" });
worker.addEventListener("message", ({ data }) => {
  window.result = data;
});
