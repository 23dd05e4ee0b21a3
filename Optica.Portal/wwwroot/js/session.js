// A session ends after a while without its user, and after its longest time. Both ends are the server's: this tells it of real input,
// asks it before it believes in an end, and warns in time. No circuit is needed for any of it.
const warning = document.querySelector('#session-warning');
const token = warning.querySelector("input[name='__RequestVerificationToken']").value;
const find = (selector) => warning.querySelector(selector);

const minute = 60_000;
const ahead = 2 * minute;
const often = 5 * minute;
// when the server was told last, by any tab; where the browser keeps nothing, by this one
const toldKey = 'optica-seen';
const kept = (() => {
  try {
    return localStorage;
  } catch {
    return new Map();
  }
})();
const told = () => Number((kept instanceof Map ? kept.get(toldKey) : kept.getItem(toldKey)) ?? 0);
const note = (time) => (kept instanceof Map ? kept.set(toldKey, time) : kept.setItem(toldKey, String(time)));

let ends = { idle: Infinity, end: Infinity };
let isUnderstood = false;
let lastInput = 0;
let lastLook = 0;
let tellTimer = 0;
let lookTimer = 0;
let second = 0;

/* ---- the two ends ---- */

const next = () => (ends.end <= ends.idle ? 'end' : 'idle');
const left = (kind = next()) => ends[kind] - Date.now();

async function ask(path, fields) {
  lastLook = Date.now();
  try {
    const answer = await fetch(path, {
      method: fields ? 'POST' : 'GET',
      body: fields && new URLSearchParams({ ...fields, __RequestVerificationToken: token }),
      // a plain 401 instead of the way to the login page
      headers: { 'X-Requested-With': 'XMLHttpRequest' },
    });
    if (answer.status === 401) {
      leave(answer);
      return;
    }
    if (answer.ok) {
      const { idle, end } = await answer.json();
      const at = (seconds) => (seconds === null ? Infinity : Date.now() + seconds * 1000);
      ends = { idle: at(idle), end: at(end) };
      show();
      plan();
      return;
    }
  } catch {
    // no connection: the banner says so
  }
  plan(minute / 2);
}

// to the page that the server names, with its word why; the first answer took the cookie away, so that other tabs go by what they know
function leave(answer) {
  const to = new URL(answer.headers.get('Location') ?? '/login', location.href);
  const why = to.searchParams.get('why') ?? (left() <= 0 ? { idle: 'idle', end: 'longest' }[next()] : null);
  if (to.pathname !== '/login' || !why) location.reload();
  else location.assign(`/login?${new URLSearchParams({ returnUrl: location.pathname + location.search, why })}`);
}

const look = () => ask('/session');

// asked anew before it is warned of, since another tab may have moved it; and when it has passed
function plan(wait) {
  clearTimeout(lookTimer);
  const due = left() > ahead ? left() - ahead : left() + 1000;
  // longer waits than this are no waits to a timer
  lookTimer = setTimeout(look, wait ?? Math.min(Math.max(due, 1000), 2_000_000_000));
}

/* ---- the warning ---- */

function count() {
  const seconds = Math.max(0, Math.round(left() / 1000));
  find('.session-left').textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function show() {
  const kind = next();
  const isDue = left() <= ahead && !(kind === 'end' && isUnderstood);
  if (!isDue) {
    if (warning.open) warning.close();
    return;
  }
  const at = new Date(ends[kind]).toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', hour12: false });
  warning.dataset.kind = kind;
  find('h2').textContent = warning.dataset[`${kind}Title`];
  find('#session-warning-text').textContent = warning.dataset[`${kind}Text`].replace('{0}', at);
  find('button').textContent = warning.dataset[`${kind}Button`];
  count();
  if (!warning.open) {
    warning.showModal();
    second = setInterval(count, 1000);
  }
}

// by the button or by Escape: somebody is there
warning.addEventListener('close', () => {
  clearInterval(second);
  isUnderstood ||= warning.dataset.kind === 'end';
});
warning.addEventListener('submit', () => tell());
warning.addEventListener('cancel', () => tell());

/* ---- real input, told at once or when the last telling is long enough ago ---- */

function tell() {
  clearTimeout(tellTimer);
  tellTimer = 0;
  const now = Date.now();
  note(now);
  ask('/session/seen', { ago: Math.round((now - (lastInput || now)) / 1000) });
}

function tellLater() {
  tellTimer = 0;
  // another tab may have told of something newer
  if (told() < lastInput) tell();
}

function active(event) {
  if (!event.isTrusted) return;
  lastInput = Date.now();
  const wait = Math.min(told() + often - lastInput, (ends.idle - lastInput) / 2);
  if (wait <= 0 || warning.open) tell();
  else tellTimer ||= setTimeout(tellLater, wait);
}

for (const name of ['pointerdown', 'keydown', 'input', 'wheel', 'touchmove']) {
  addEventListener(name, active, { capture: true, passive: true });
}

// answered in another tab; the server hears of it first
addEventListener('storage', (event) => event.key === toldKey && warning.open && setTimeout(look, 1000));

/* ---- a screen is locked at once: what is being typed is kept as a draft, so nobody is asked whether to leave ---- */

let isLocking = false;
document.addEventListener('submit', (event) => (isLocking = event.target.matches("form[action='/session/lock']")), true);
addEventListener('beforeunload', (event) => isLocking && event.stopImmediatePropagation(), { capture: true });

// a page without a circuit learns of a lock or a sign-out from the tab where it was done
const isLive = document.querySelector('#components-reconnect-modal') !== null;
if (!isLive) new BroadcastChannel('optica-screens').addEventListener('message', (event) => event.data === 'closed' && look());

document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && Date.now() - lastLook > minute / 2 && look());
plan(minute / 3);
