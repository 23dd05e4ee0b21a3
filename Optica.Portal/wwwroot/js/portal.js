// Everything the browser does by itself: keyboard, navigation, native dialogs, the connection banner. No page logic.
const root = document.documentElement;
const find = (selector, within = document) => within.querySelector(selector);
const isTyping = target => target.closest?.("input, textarea, select, [contenteditable='true']") !== null;
const isVisible = element => element !== null && element.getClientRects().length > 0;

function openDialog(dialog) {
  if (dialog && !dialog.open) dialog.showModal();
}

/* ---- left navigation: beside the page the server remembers it by cookie; over the page (tablets) it is open for one choice ---- */

const isNarrow = matchMedia("(max-width: 1023px)");

function toggleNavigation() {
  if (isNarrow.matches) {
    root.toggleAttribute("data-drawer");
    return;
  }
  const isOpen = isVisible(find("#side-nav .side-text"));
  root.dataset.navigation = isOpen ? "closed" : "open";
  document.cookie = `optica-navigation=${root.dataset.navigation}; path=/; max-age=31536000; samesite=lax`;
}

/* ---- preferences ---- */

function prepareReturn(form) {
  const field = find("input[name='returnUrl']", form);
  if (field) field.value = location.pathname + location.search;
}

function markPreferences(menu) {
  for (const form of menu.querySelectorAll("form[data-preference]")) {
    const value = root.dataset[form.dataset.preference];
    if (!value) continue;
    for (const button of form.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.value === value));
  }
}

document.addEventListener("beforetoggle", event => markPreferences(event.target), true);
document.addEventListener("submit", event => event.target.matches("form[data-return]") && prepareReturn(event.target), true);

/* ---- clicks ---- */

// Without https a browser gives the clipboard to nobody: the text is selected then, for the user to copy.
async function copy(button) {
  const from = find(`#${CSS.escape(button.dataset.copy)}`);
  if (from.select) from.select();
  else getSelection().selectAllChildren(from);
  const text = from.value ?? [...from.children].map(line => line.textContent.trim()).join("\n");
  const isCopied = await (navigator.clipboard?.writeText(text).then(() => true, () => false) ?? false);
  const { nextElementSibling: said } = button;
  said.textContent = isCopied ? said.dataset.copied : said.dataset.marked;
}

document.addEventListener("click", event => {
  const target = event.target.closest?.("[data-skip], [data-navigation-toggle], [data-keyboard-map], [data-reload], [data-print], [data-copy]");
  if (target?.matches("[data-skip]")) {
    event.preventDefault();
    event.stopPropagation();
    find("#main")?.focus();
  } else if (target?.matches("[data-navigation-toggle]")) toggleNavigation();
  else if (target?.matches("[data-keyboard-map]")) openDialog(find("#keyboard-map"));
  else if (target?.matches("[data-reload]")) location.reload();
  else if (target?.matches("[data-print]")) print();
  else if (target?.matches("[data-copy]")) copy(target);

  if (event.target.closest?.("#side-nav a")) root.removeAttribute("data-drawer");
  if (event.target.matches?.("dialog[data-light-dismiss]")) event.target.close();
  if (event.target.closest?.("[popover] a")) event.target.closest("[popover]").hidePopover();
}, true);

/* ---- keyboard: one listener ---- */

let awaitsTarget = 0;

const clicks = key => {
  const target = [...document.querySelectorAll(`[data-shortcut="${key}"]`)].find(isVisible);
  target?.click();
  return target !== undefined;
};

const focuses = key => {
  const target = [...document.querySelectorAll(`[data-shortcut="${key}"]`)].find(isVisible);
  target?.focus();
  target?.select?.();
  return target !== undefined;
};

const shortcuts = {
  "/": () => focuses("/"),
  f: () => focuses("f"),
  "?": () => openDialog(find("#keyboard-map")) ?? true,
  g: () => (awaitsTarget = performance.now()) > 0,
};

function goTo(key) {
  const isFresh = performance.now() - awaitsTarget < 1500;
  awaitsTarget = 0;
  const link = isFresh ? find(`[data-go="${CSS.escape(key)}"]`) : null;
  link?.click();
  return link !== null;
}

const saves = event => (event.ctrlKey || event.metaKey) && !event.altKey && (event.key.toLowerCase() === "s" || event.key === "Enter");
// a box that is ticked has told of it at once: telling again would untick it
const isText = element =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit"].includes(element.type));

// Ctrl+S and Ctrl+Enter while typing: the field tells its text before the button is pressed for the user. Here, and not with the rest of
// the forms: their script may still be on its way when somebody saves.
window.addEventListener("keydown", event => {
  const { activeElement } = document;
  if (saves(event) && isText(activeElement)) activeElement.dispatchEvent(new Event("change", { bubbles: true }));
}, true);

document.addEventListener("keydown", event => {
  if (event.isComposing || event.repeat) return;
  if (saves(event)) {
    const button = [...document.querySelectorAll("[data-shortcut='save']")].find(isVisible);
    if (button) {
      event.preventDefault();
      button.click();
    }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || find("dialog[open]")) return;
  const isDone = awaitsTarget > 0 ? goTo(event.key) : shortcuts[event.key]?.() ?? (/^[a-z]$/.test(event.key) && clicks(event.key));
  if (isDone) event.preventDefault();
});

/* ---- half a character (a cut emoji) cannot travel: the server would drop the event and with it all that was typed ---- */

function makeWhole(event) {
  const { target } = event;
  if (typeof target.value === "string" && target.value.isWellFormed?.() === false) target.value = target.value.toWellFormed();
}

for (const name of ["input", "change"]) window.addEventListener(name, makeWhole, true);

/* ---- tabs: arrow keys move between the links, Space opens like Enter ---- */

document.addEventListener("keydown", event => {
  const tab = event.target.closest?.("[role='tab']");
  if (!tab) return;
  const tabs = [...tab.closest("[role='tablist']").querySelectorAll("[role='tab']")];
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const next = step ? tabs.at((tabs.indexOf(tab) + step) % tabs.length) : { Home: tabs[0], End: tabs.at(-1) }[event.key];
  if (next) {
    event.preventDefault();
    next.focus();
  } else if (event.key === " ") {
    event.preventDefault();
    tab.click();
  }
});

/* ---- Escape closes the side panel, unless something above it is open or somebody is typing ---- */

document.addEventListener("keydown", event => {
  if (event.key !== "Escape" || event.defaultPrevented || isTyping(event.target) || find("dialog[open], :popover-open")) return;
  find("[data-panel-close]")?.click();
});

/* ---- search: arrows go through the hits and Enter opens one, without asking the server ---- */

const searchHits = () => [...document.querySelectorAll("#global-search-hits [role='option']")];

function chooseHit(input, chosen) {
  for (const hit of searchHits()) hit.setAttribute("aria-selected", String(hit === chosen));
  if (chosen) input.setAttribute("aria-activedescendant", chosen.id);
  else input.removeAttribute("aria-activedescendant");
  chosen?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("input", event => event.target.id === "global-search" && chooseHit(event.target, null));
document.addEventListener("submit", event => event.target.matches("form[role='search']") && document.activeElement.blur(), true);
document.addEventListener("keydown", event => {
  const input = event.target;
  if (input.id !== "global-search" || event.isComposing) return;
  const hits = searchHits();
  const at = hits.findIndex(hit => hit.getAttribute("aria-selected") === "true");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && hits.length > 0) {
    event.preventDefault();
    chooseHit(input, at < 0 ? hits.at(step < 0 ? -1 : 0) : hits[at + step]);
  } else if (event.key === "Enter" && at >= 0) {
    event.preventDefault();
    hits[at].click();
    input.blur();
  } else if (event.key === "Escape" && input.value === "") input.blur();
});

/* ---- every page tells the others of this browser that it is there: of a locked screen that was opened again, of a session that is over.
   It is the server that says whether it is so. ---- */

const screens = new BroadcastChannel("optica-screens");
const locked = find("[data-locked]");
screens.postMessage(locked || !find("#session-warning") ? "closed" : "open");

// while the session of this page is locked the server shows the page; once it is not, it leads on
async function lookAgain() {
  const answer = await fetch(locked.dataset.locked, { redirect: "manual" }).catch(() => null);
  if (answer?.type === "opaqueredirect") location.replace(locked.dataset.locked);
}

if (locked) {
  screens.addEventListener("message", lookAgain);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && lookAgain());
  // it may have been opened while this page was on its way
  lookAgain();
}

/* ---- connection: the framework sets classes, we show a banner after 2 s, then a dialog; a lost circuit reloads the page ---- */

const connection = find("#components-reconnect-modal");

function watchConnection() {
  const banner = find("#reconnect-banner");
  const dialog = find("#reconnect-dialog");
  let timers = [];
  let isDown = false;

  const clear = () => timers.splice(0).forEach(clearTimeout);

  function lost() {
    if (isDown) return;
    isDown = true;
    root.dataset.connection = "lost";
    timers.push(setTimeout(() => (banner.hidden = false), 2000), setTimeout(() => openDialog(dialog), 15000));
  }

  function back() {
    clear();
    isDown = false;
    if (root.dataset.connection) {
      delete root.dataset.connection;
      document.dispatchEvent(new Event("optica:connected"));
    }
    banner.hidden = true;
    if (dialog.open) dialog.close();
  }

  async function retry() {
    try {
      // false: the server is there but this circuit is not
      if ((await Blazor.reconnect()) === false) location.reload();
      else back();
    } catch {
      failed();
    }
  }

  function failed() {
    clear();
    isDown = true;
    banner.hidden = false;
    openDialog(dialog);
    timers.push(setTimeout(retry, 10000));
  }

  const states = { show: lost, hide: back, failed, rejected: () => location.reload() };
  new MutationObserver(() => {
    for (const [name, act] of Object.entries(states)) {
      if (connection.classList.contains(`components-reconnect-${name}`)) return act();
    }
  }).observe(connection, { attributes: true, attributeFilter: ["class"] });

  find("[data-reconnect]", dialog).addEventListener("click", retry);
  // nothing is discarded by Escape: the connection decides
  dialog.addEventListener("cancel", event => event.preventDefault());
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && isDown && retry());
}

/* A server that has no room for another screen answers the first request of a socket with 429: the framework only says "error". */
function watchRoom() {
  new PerformanceObserver(list => {
    const isFull = list.getEntries().some(entry => entry.responseStatus === 429 && entry.name.includes("/_blazor/negotiate"));
    if (!isFull || root.dataset.connection) return;
    find("#windows-limit").hidden = false;
    find("#blazor-error-ui").remove();
  }).observe({ type: "resource", buffered: true });
}

if (connection) {
  watchConnection();
  watchRoom();
  const wait = attempt => (attempt < 10 ? Math.min(500 * 2 ** attempt, 5000) : null);
  Blazor.start({ circuit: { reconnectionOptions: { maxRetries: 10, retryIntervalMilliseconds: wait } } });
}
