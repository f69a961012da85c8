// Before the first paint: the chosen theme, density and language, so that nothing flashes. A file of its own, because
// the page's policy runs no inline script. The app takes over from app/runtime/preferences.ts, which writes these.
(() => {
  try {
    const kept = JSON.parse(localStorage.getItem("tongpin.preferences") ?? "{}");
    const root = document.documentElement;
    if (kept.theme === "light" || kept.theme === "dark") root.dataset.theme = kept.theme;
    if (kept.density) root.dataset.density = kept.density;
    if (kept.locale) root.lang = kept.locale;
  } catch {
    // Without storage the system's theme and Simplified Chinese stand.
  }
})();
