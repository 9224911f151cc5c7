// A story's answer as text, the same in every place that runs JavaScript; `tests/stories.rs` has it natively.

export function answer(catalog, { settings, at }, SettingsError) {
  try {
    return JSON.stringify({ estimate: catalog.estimate(settings, { at }) });
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    const { code, setting, allowed, suggestion, message } = error;
    return JSON.stringify({ refusal: { code, setting, allowed, suggestion, message } });
  }
}
