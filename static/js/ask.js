// What is typed into a long form of the public pages survives a closed page: it stays in this browser until it is sent.
const forgotten = document.querySelector("[data-forgets]");
const form = document.querySelector("form[data-keeps]");
const DAYS = 7;
const NOT_KEPT = ["opened", "website", "expert", "competency", "consent"];

function typed() {
  return [...new FormData(form)].filter(([name]) => !NOT_KEPT.includes(name));
}

function fill(pairs) {
  for (const field of form.elements) {
    if (!field.name || NOT_KEPT.includes(field.name) || field.type === "submit") continue;
    const values = pairs.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
    else field.value = values[0] ?? "";
  }
}

function say(dropIt) {
  const text = (name) => form.querySelector(`[data-text="${name}"]`).content.textContent;
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.setAttribute("role", "status");
  const drop = document.createElement("button");
  drop.type = "button";
  drop.className = "link";
  drop.textContent = text("drop");
  drop.addEventListener("click", () => {
    dropIt();
    notice.remove();
  });
  notice.append(text("kept"), " ", drop);
  form.before(notice);
}

function begin() {
  const key = `keeps:${form.dataset.keeps}`;
  const empty = typed();
  const kept = JSON.parse(localStorage.getItem(key) ?? "null");
  const isAnswer = document.querySelector(".problems") !== null; // the server sent back what was typed
  if (kept && Date.now() - kept.at > DAYS * 86_400_000) localStorage.removeItem(key);
  else if (kept && !isAnswer && JSON.stringify(kept.pairs) !== JSON.stringify(empty)) {
    fill(kept.pairs);
    say(() => {
      localStorage.removeItem(key);
      fill(empty);
    });
  }
  form.addEventListener("input", () => {
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), pairs: typed() }));
  });
}

if (forgotten) localStorage.removeItem(`keeps:${forgotten.dataset.forgets}`);
if (form) begin();
