// On a narrow screen the filters are a sheet over the list: they move into a dialog while it is open.
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
