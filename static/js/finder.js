// The suggestions under the search box: a combobox after the WAI-ARIA Authoring Practices. htmx fetches the list.
const box = document.getElementById("q");
const list = document.getElementById("suggestions");

const options = () => [...list.querySelectorAll("[role=option]")];
let answered; // words that were searched for: suggestions that come for them are late
const chosen = () => list.querySelector("[aria-selected=true]");

function choose(option) {
  chosen()?.setAttribute("aria-selected", "false");
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  box.setAttribute("aria-activedescendant", option?.id ?? "");
}

function show(isShown) {
  choose(null);
  list.hidden = !isShown;
  box.setAttribute("aria-expanded", isShown);
}

// Past the last option comes the box itself, then the first one again.
function move(step) {
  const stops = [null, ...options()];
  if (list.hidden) show(stops.length > 1);
  choose(stops.at((stops.indexOf(chosen()) + step) % stops.length));
}

const acts = {
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  Enter: () => chosen().click(),
  Escape: () => show(false),
};

function isOurs(key) {
  if (key === "Enter") return Boolean(chosen());
  return key === "Escape" ? !list.hidden : key in acts;
}

function begin() {
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  show(false);
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || !isOurs(event.key)) return; // an input method needs the same keys
    event.preventDefault();
    acts[event.key]();
  });
  box.form.addEventListener("submit", () => {
    answered = box.value;
    show(false);
  });
  box.addEventListener("blur", () => show(false));
  list.addEventListener("mousedown", (event) => event.preventDefault()); // or else the box would lose the focus
  box.addEventListener("htmx:afterOnLoad", () => {
    show(options().length > 0 && box === document.activeElement && box.value !== answered);
  });
  window.addEventListener("pagehide", () => show(false)); // the browser's way back would show it open
}

if (box) begin();

// Keeps addresses short: empty fields of the search form stay out of the query string.
document.getElementById("finder")?.addEventListener("formdata", ({ formData }) => {
  for (const [name, value] of [...formData]) if (!value) formData.delete(name);
});
