// The browser's way back may show a page from before the shortlist was changed: such a page is asked for anew.
const shown = () => document.querySelector("#shortlist-link a")?.dataset.experts ?? "";

function remember() {
  sessionStorage.setItem("shortlist", shown());
}

window.addEventListener("pageshow", ({ persisted }) => {
  const [{ type }] = performance.getEntriesByType("navigation");
  const isBack = persisted || type === "back_forward";
  if (isBack && sessionStorage.getItem("shortlist") !== shown()) location.reload();
  else remember();
});
window.addEventListener("htmx:afterSettle", remember);
