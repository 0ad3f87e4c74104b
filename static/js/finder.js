// Keeps addresses short: empty fields of the search form stay out of the query string.
const finder = document.getElementById("finder");

finder?.addEventListener("submit", () => {
  for (const field of finder.elements) {
    if (field.name && !field.value) field.disabled = true;
  }
});

// The browser's way back may show the page as it was left.
window.addEventListener("pageshow", () => {
  for (const field of finder?.elements ?? []) field.disabled = false;
});
