// All that can change what a form says: people, resets, and controls that come, go or are switched off.

const WATCHED = {
  subtree: true,
  childList: true,
  attributeFilter: ["disabled", "form", "name", "value", "type", "checked", "selected"],
};

/** Calls `changed` in the same frame as the change; the function that comes back ends it. */
export function watchForm(form: HTMLFormElement, changed: () => void): () => void {
  const end = new AbortController();
  const { signal } = end;
  const mine = ({ target }: Event) => {
    // A control outside its form names it by `form=`, so one has to listen above both.
    if (form.contains(target as Node) || (target as HTMLInputElement).form === form) changed();
  };
  const root = form.getRootNode();
  root.addEventListener("input", mine, { signal });
  root.addEventListener("change", mine, { signal });
  form.addEventListener("reset", () => soon(changed), { signal });
  // A day may have begun since.
  document.addEventListener("visibilitychange", changed, { signal });
  const observer = new MutationObserver(changed);
  observer.observe(form, WATCHED);
  return () => {
    end.abort();
    observer.disconnect();
  };
}

/** A form is reset after its event. Of the two whichever is first comes before the next frame is drawn. */
function soon(work: () => void): void {
  requestAnimationFrame(work);
  setTimeout(work);
}
