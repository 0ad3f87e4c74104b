// A section of a nomination: what is typed stays in this browser until it is saved, and is saved by itself.
const PREFIX = "draft:";
const PAUSE = 15_000; // milliseconds of typing until it is saved
const form = document.querySelector("form[data-draft]");

function forgetSaved() {
  const address = new URL(location);
  const saved = address.searchParams.get("saved");
  if (!saved) return;
  localStorage.removeItem(PREFIX + saved);
  address.searchParams.delete("saved");
  history.replaceState(null, "", address);
}

function begin() {
  const key = PREFIX + form.dataset.draft;
  const status = form.querySelector("[data-saved]");
  const text = (name) => form.querySelector(`[data-text="${name}"]`).content.textContent;
  const typed = () => JSON.stringify([...new FormData(form)].filter(([name]) => !["csrfmiddlewaretoken", "seen"].includes(name)));
  const opened = typed();
  let timer;

  // As if it had been sent then: so rows that this page does not show come back too, and another's version is told of.
  function restore(kept) {
    const again = document.createElement("form");
    again.method = "post";
    again.action = form.action;
    const ours = ["csrfmiddlewaretoken", "seen"].map((name) => [name, form.elements[name].value]);
    for (const [name, value] of [...JSON.parse(kept), ...ours, ["stay", "1"]]) {
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name, value });
      again.append(field);
    }
    document.body.append(again);
    again.submit();
  }

  function button(name, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "act quiet";
    made.textContent = text(name);
    made.addEventListener("click", act);
    return made;
  }

  function offer(kept) {
    const notice = document.createElement("div");
    notice.className = "notice";
    notice.setAttribute("role", "status");
    const line = document.createElement("p");
    line.textContent = text("kept");
    const drop = () => {
      localStorage.removeItem(key);
      notice.remove();
    };
    notice.append(line, button("restore", () => restore(kept)), button("drop", drop));
    form.before(notice);
  }

  function keep() {
    localStorage.setItem(key, typed());
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  }

  async function save() {
    const sent = typed();
    const body = new FormData(form);
    body.append("stay", "1");
    try {
      const answer = await fetch(form.action, { method: "POST", body, redirect: "manual", headers: { Accept: "application/json" } });
      if (answer.type === "opaqueredirect" || answer.status === 403) return tell("signed-out");
      if (answer.status === 409) return tell("conflict");
      if (!answer.ok) return tell("failed");
      form.elements.seen.value = (await answer.json()).seen;
      if (typed() === sent) localStorage.removeItem(key);
      tell("saved");
    } catch {
      tell("failed");
      timer = setTimeout(save, PAUSE);
    }
  }

  const tell = (name) => { status.textContent = text(name); };

  const kept = localStorage.getItem(key);
  if (kept === opened) localStorage.removeItem(key);
  else if (kept) offer(kept);
  form.addEventListener("input", keep);
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    localStorage.setItem(key, typed());
  });
}

forgetSaved();
if (form) begin();
