"use client";

import { loadCatalog } from "costpeek";
import imagineart from "costpeek/catalogs/imagineart";
import { useEffect, useState } from "react";
import { tell } from "../../tell.js";

/** Shows what the server says, and then what the page itself comes to. */
export function Create({ settings, cost }) {
  const [shown, show] = useState(cost);
  useEffect(() => {
    const price = async () => {
      const { estimate } = await loadCatalog(imagineart);
      const own = estimate(settings).total;
      show(own);
      window.result = own === cost ? { hash: await tell() } : { error: `${own} is not ${cost}` };
    };
    price().catch((error) => {
      window.result = { error: `${error.name}: ${error.message}` };
    });
  }, [settings, cost]);
  return <button type="button">{`Create · ${shown} credits`}</button>;
}
