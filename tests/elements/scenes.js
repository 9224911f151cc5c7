// What the stories take place in.

/** A studio with all elements. */
export const studio = `
  <form>
    <fieldset>
      <legend>Model</legend>
      <label id="nano"><input type="radio" name="model" value="nano-banana-2" checked> Nano Banana 2 <cost-hint></cost-hint></label>
      <cost-tip id="nano-tip" model="nano-banana-2"></cost-tip>
      <label id="art"><input type="radio" name="model" value="imagineart-1.5"> ImagineArt 1.5 <cost-hint></cost-hint></label>
      <cost-tip id="art-tip" model="imagineart-1.5"></cost-tip>
      <label><input type="radio" name="model" value="midjourney-v7"> Midjourney V7 <cost-hint></cost-hint></label>
    </fieldset>
    <fieldset>
      <legend>Resolution</legend>
      <label><input type="radio" name="resolution" value="1K" checked> 1K <cost-hint id="hint-1K"></cost-hint></label>
      <label><input type="radio" name="resolution" value="2K"> 2K <cost-hint id="hint-2K"></cost-hint></label>
      <label><input type="radio" name="resolution" value="4K"> 4K <cost-hint id="hint-4K"></cost-hint></label>
    </fieldset>
    <p><label>Images <input type="number" name="images" value="1"></label> <cost-problem setting="images"></cost-problem></p>
    <p><label><input type="checkbox" name="promptEnhancer"> Prompt enhancer <cost-hint id="hint-enhancer"></cost-hint></label></p>
    <p><label>Prompt <input name="prompt"></label></p>
    <button id="create" type="button">Create <cost-total>price unavailable</cost-total></button>
    <cost-tip id="create-tip" for="create"></cost-tip>
    <cost-balance amount="250" counting="images"></cost-balance>
    <button type="reset">Reset</button>
  </form>`;

/** As little as a form can be. */
export const small = `
  <form>
    <input type="hidden" name="model" value="nano-banana-2">
    <button id="create" type="button">Create <cost-total>price unavailable</cost-total></button>
    <cost-tip id="create-tip"></cost-tip>
  </form>`;

/** A catalog with one model, as plain as can be; the parts that a story is about are put in. */
export const plainCatalog = (parts = {}, model = {}) => ({
  format: "costpeek/1",
  id: "studio",
  version: "1",
  name: "Studio",
  unit: "credits",
  sources: { page: { title: "Prices", checked_on: "2026-11-22" } },
  models: [
    {
      id: "nano-banana-2",
      name: "Nano",
      group: "Images",
      description: "Draws.",
      source: "page",
      price: [{ label: "Images", rate: "7" }],
      ...model,
    },
  ],
  ...parts,
});
