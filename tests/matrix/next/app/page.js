import { loadCatalog } from "costpeek";
import imagineart from "costpeek/catalogs/imagineart";
import { tell } from "../../tell.js";
import { Create } from "./create.js";

export const dynamic = "force-dynamic";

/** Rendered on the server. */
export default async function Page() {
  const { estimate } = await loadCatalog(imagineart);
  const settings = { model: "nano-banana-2", images: 4, resolution: "2K" };
  return (
    <>
      <Create settings={settings} cost={estimate(settings).total} />
      <p>{await tell()}</p>
    </>
  );
}
