import { tell } from "../tell.js";

export default {
  async fetch() {
    return new Response(await tell().catch(({ name, code, message }) => `${name}: ${code}: ${message}`));
  },
};
