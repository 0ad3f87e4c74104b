// The list without reloading: htmx fetches and swaps. Here the address, the search box and the reader's place follow.
const list = document.getElementById("list");
const results = document.getElementById("results");
const box = document.getElementById("q");
const failure = document.getElementById("failure");

const load = (path) => htmx.ajax("GET", path, { source: list }).catch(() => {}); // events tell of failures
const isOurs = (event) => event.detail.target === results;

// --- The address. htmx's own history stays off: its copies of pages would lie in the browser and grow old there.

const here = () => location.pathname + location.search;
let shown = here();

document.body.addEventListener("htmx:pushedIntoHistory", ({ detail }) => {
  const { pathname, search } = new URL(detail.path, location);
  if (pathname + search !== here()) history.pushState(null, "", detail.path);
  shown = here();
  for (const next of document.querySelectorAll(".languages [name=next]")) {
    next.value = next.value.split("?")[0] + location.search;
  }
});

window.addEventListener("popstate", () => {
  htmx.trigger(list, "htmx:abort");
  if (here() !== shown) load(here()); // or else only the part after the # is another
});

// --- What is asked for, and what has come.

let sent; // the words in the box, unless somebody is about to type others

list.addEventListener("htmx:beforeRequest", (event) => {
  if (!isOurs(event)) return;
  sent = event.detail.requestConfig.elt === results ? box.value : box.defaultValue;
  results.setAttribute("aria-busy", "true");
});

list.addEventListener("htmx:afterRequest", (event) => {
  if (isOurs(event)) results.removeAttribute("aria-busy");
});

function showWords() {
  const words = new URLSearchParams(location.search).get("q") ?? "";
  if (box.value === sent) box.value = words;
  box.defaultValue = words;
}

// --- The place: the same thing has the focus, at the same height of the screen; what was open is open.

let place;

function selector(element) {
  if (element.id) return `#${element.id}`;
  if (element.name) return `[name="${element.name}"][value="${CSS.escape(element.value)}"]`;
  return element.matches("details[id] > summary") ? `#${element.parentElement.id} > summary` : ":not(*)";
}

results.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const { activeElement: active, body } = document;
  const touched = active === body ? detail.requestConfig.triggeringEvent?.target : active; // Safari focuses no box
  place = {
    open: [...list.querySelectorAll("details[id][open]")].map((details) => `#${details.id}`),
    touched: list.contains(touched) && touched,
    top: touched?.getBoundingClientRect?.().top,
  };
});

function keepPlace({ touched, top }) {
  const same = document.querySelector(selector(touched));
  if (same?.checkVisibility()) {
    same.focus({ preventScroll: true });
    const scroller = same.closest(".sheet-body") ?? document.scrollingElement;
    scroller.scrollBy({ top: same.getBoundingClientRect().top - top, behavior: "instant" });
  } else {
    const facet = touched.closest(".facet")?.id;
    (document.querySelector(`#${facet} input`) ?? document.getElementById("total")).focus();
    if (touched.closest(".pages")) results.scrollIntoView({ behavior: "instant" });
  }
}

results.addEventListener("htmx:afterSwap", ({ target }) => {
  if (target !== results) return; // each new child is told of, too
  failure.hidden = true;
  for (const details of place.open) document.querySelector(details)?.setAttribute("open", "");
  showWords();
  if (place.touched) keepPlace(place);
});

// --- What goes wrong is told, and the boxes show again what the list shows.

let failed;

for (const kind of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  list.addEventListener(kind, (event) => {
    if (!isOurs(event)) return;
    failed = event.detail.pathInfo.finalRequestPath;
    for (const field of list.querySelectorAll("[form=finder]")) {
      field.checked = field.defaultChecked;
      field.value = field.defaultValue;
    }
    failure.hidden = false;
  });
}

document.getElementById("retry").addEventListener("click", () => load(failed));

// --- On a narrow screen the filters are a sheet over the list: they move into a dialog while it is open.

const sheet = document.getElementById("sheet");
const [filters, news] = ["filters", "news"].map((id) => document.getElementById(id));
const [filtersPlace, newsPlace] = [filters.parentElement, news.parentElement];

document.querySelector(".opener").addEventListener("click", () => {
  sheet.querySelector(".sheet-body").append(filters);
  sheet.querySelector(".sheet-foot").prepend(news); // what lies behind an open dialog is not read out
  sheet.showModal();
});

sheet.addEventListener("close", () => {
  filtersPlace.append(filters);
  newsPlace.append(news);
});

window.matchMedia("(min-width: 62rem)").addEventListener("change", () => sheet.close());

// --- Finds in a long list of options: hides those without the letters typed, but never a chosen one.

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function narrow({ value, id, parentElement }) {
  const options = [...document.querySelectorAll(`.facet:has(#${id}) li`)];
  for (const option of options) {
    option.hidden = !option.querySelector(":checked") && !folded(option.textContent).includes(folded(value.trim()));
  }
  const told = parentElement.querySelector("output");
  told.value = value && `${told.dataset.label} ${options.filter((option) => !option.hidden).length}`;
}

const fields = () => document.querySelectorAll(".narrow input");

list.addEventListener("input", ({ target }) => {
  if ([...fields()].includes(target)) narrow(target);
});
results.addEventListener("htmx:afterSwap", ({ target }) => {
  if (target === results) fields().forEach(narrow);
});

list.classList.add("is-live");
