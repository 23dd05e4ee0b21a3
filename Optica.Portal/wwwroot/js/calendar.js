// The calendar: arrows move through times and visits, visits are dragged. What a key or a drop does is a link, or asked of the server.

const find = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const isTyping = (element) => element.closest?.("input, textarea, select, [contenteditable='true']") !== null;
const calendarOf = (element) => element?.closest?.('[data-calendar]') ?? null;
const number = (element, name) => Number(element.dataset[name]);

let owner = null;
let last = null;

export function attach(reference) {
  owner = reference;
  document.documentElement.dataset.script = 'calendar';
  showNow();
}

export function detach() {
  owner = null;
  last = null;
  delete document.documentElement.dataset.script;
}

/* ---- moving ---- */

function focusOn(element) {
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return Boolean(element);
}

const items = (calendar) => all('[data-at]', calendar);
const inColumn = (calendar, column) =>
  items(calendar)
    .filter((item) => number(item, 'column') === column)
    .sort((one, other) => number(one, 'at') - number(other, 'at'));

function nearest(list, at) {
  let best = null;
  for (const item of list) {
    if (best === null || Math.abs(number(item, 'at') - at) < Math.abs(number(best, 'at') - at)) {
      best = item;
    }
  }
  return best;
}

// where the clock stands, else the first time of the day
function start(calendar) {
  const now = find('.now', calendar);
  const column = now?.closest('[data-column]');
  const at = now ? parseFloat(now.style.getPropertyValue('--top')) : 0;
  const there = column ? inColumn(calendar, number(column, 'column')).find((item) => number(item, 'at') >= at) : null;
  const today = find('.is-today [data-at]', calendar);
  return there ?? today ?? inColumn(calendar, 0)[0] ?? items(calendar)[0] ?? null;
}

function sideways(calendar, from, step) {
  const columns = [...new Set(items(calendar).map((item) => number(item, 'column')))].sort((one, other) => one - other);
  const next = columns[columns.indexOf(number(from, 'column')) + step];
  return next === undefined ? leaf(calendar, step, from) : focusOn(nearest(inColumn(calendar, next), number(from, 'at')));
}

function upDown(calendar, from, step) {
  const column = inColumn(calendar, number(from, 'column'));
  return focusOn(column[column.indexOf(from) + step]);
}

// The next page comes from the server: the focus follows once it is there.
function leaf(calendar, step, from) {
  const link = find(`[data-leaf="${step}"]`);
  if (!link) {
    return false;
  }
  const [range, at] = [calendar.dataset.range, from ? number(from, 'at') : 0];
  link.click();
  whenever(
    () => find('[data-calendar]') && find('[data-calendar]').dataset.range !== range,
    () => {
      const next = find('[data-calendar]');
      const columns = items(next).map((item) => number(item, 'column'));
      const column = step > 0 ? Math.min(...columns) : Math.max(...columns);
      focusOn(nearest(inColumn(next, column), at) ?? next);
    }
  );
  return true;
}

function whenever(is, act) {
  const until = performance.now() + 4000;
  const look = () => {
    if (is()) {
      act();
    } else if (performance.now() < until) {
      requestAnimationFrame(look);
    }
  };
  look();
}

function move(calendar, key) {
  const from = document.activeElement?.closest?.('[data-at]') ?? null;
  const steps = { ArrowDown: [upDown, 1], ArrowUp: [upDown, -1], ArrowRight: [sideways, 1], ArrowLeft: [sideways, -1] };
  if (key === 'PageDown' || key === 'PageUp') {
    return leaf(calendar, key === 'PageDown' ? 1 : -1, from);
  }
  if (!steps[key] && key !== 'Home' && key !== 'End') {
    return false;
  }
  if (!from) {
    const known = last?.isConnected && calendar.contains(last) ? last : null;
    return focusOn(known ?? start(calendar));
  }
  if (steps[key]) {
    return steps[key][0](calendar, from, steps[key][1]) || true;
  }
  const column = inColumn(calendar, number(from, 'column'));
  return focusOn(key === 'Home' ? column[0] : column.at(-1));
}

document.addEventListener('keydown', (event) => {
  const calendar = find('[data-calendar]');
  const isBusy = event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
  if (!owner || !calendar || isBusy || isTyping(event.target) || find('dialog[open], :popover-open')) {
    return;
  }
  // elsewhere on the page arrows belong to whatever has the focus
  const isOurs = calendar.contains(event.target) || event.target === document.body || event.target.matches('h1, main');
  if (isOurs && move(calendar, event.key)) {
    event.preventDefault();
  }
});

document.addEventListener('focusin', (event) => {
  last = calendarOf(event.target) && event.target.closest('[data-at]') ? event.target : last;
});

// closing what is open beside the calendar leads back to where it was opened
document.addEventListener('click', (event) => {
  if (owner && event.target.closest?.('[data-panel-close]')) {
    const visit = last?.dataset.visit;
    focusVisit(visit);
    // the panel's heading may be given the focus late, and takes it along when the panel goes
    whenever(
      () => !find('[data-panel]'),
      () => document.activeElement === document.body && focusVisit(visit)
    );
  }
});

export function focusVisit(id) {
  if (!id) {
    focusOn(last?.isConnected ? last : null);
    return;
  }
  whenever(
    () => find(`[data-visit="${CSS.escape(id)}"]`),
    () => focusOn(find(`[data-visit="${CSS.escape(id)}"]`))
  );
}

export function showNow() {
  const calendar = find('[data-calendar="hours"]');
  const now = calendar && find('.now', calendar);
  if (now && calendar.scrollTop === 0) {
    calendar.scrollTop = now.offsetTop - calendar.clientHeight / 2;
  }
}

/* ---- dragging: by mouse at once, by finger after a moment, so that the page can still be scrolled ---- */

const held = 350;
const slack = 6;

let press = null;
let drag = null;

function begin() {
  const { visit, x, y } = press;
  const box = visit.getBoundingClientRect();
  const ghost = visit.cloneNode(true);
  ghost.removeAttribute('href');
  ghost.removeAttribute('data-visit');
  ghost.classList.add('is-dragged');
  ghost.setAttribute('aria-hidden', 'true');
  document.body.append(ghost);
  visit.classList.add('is-moving');
  drag = { visit, ghost, grabbed: y - box.top, offset: x - box.left, place: null };
}

// visits cling to the starts of the branch's grid, which may begin anew after lunch; on a closed day to the step
function closest(column, raw, step) {
  const starts = (column.dataset.starts ?? '').split(' ').filter(Boolean).map(Number);
  const away = (start) => Math.abs(start - raw);
  return starts.length === 0 ? Math.round(raw / step) * step : starts.reduce((best, start) => (away(start) < away(best) ? start : best));
}

function placeAt(calendar, x, y) {
  const column = all('.calendar-column', calendar).find((one) => {
    const box = one.getBoundingClientRect();
    return x >= box.left && x < box.right;
  });
  if (!column) {
    return null;
  }
  const box = column.getBoundingClientRect();
  const [step, minutes] = [Number(calendar.dataset.step), parseFloat(calendar.style.getPropertyValue('--minutes'))];
  const raw = ((y - drag.grabbed - box.top) / box.height) * minutes;
  const length = number(drag.visit, 'minutes');
  const top = Math.max(0, Math.min(closest(column, raw, step), minutes - length));
  return { column, box, top, length, minutes };
}

function clock(calendar, top) {
  const hour = all('[data-hour]', calendar)[Math.floor(top / 60)];
  return `${hour?.dataset.hour ?? ''}:${String(top % 60).padStart(2, '0')}`;
}

function follow(x, y) {
  const calendar = calendarOf(drag.visit);
  const frame = calendar.getBoundingClientRect();
  if (y > frame.bottom - 24) calendar.scrollTop += 10;
  else if (y < frame.top + 60) calendar.scrollTop -= 10;
  const place = placeAt(calendar, x, y);
  drag.place = place;
  drag.ghost.hidden = place === null;
  if (place) {
    const scale = place.box.height / place.minutes;
    Object.assign(drag.ghost.style, {
      left: `${place.box.left}px`,
      top: `${place.box.top + place.top * scale}px`,
      width: `${place.box.width}px`,
      height: `${place.length * scale}px`,
    });
    find('.visit-time', drag.ghost).textContent = clock(calendar, place.top);
  }
}

function stop() {
  clearTimeout(press?.timer);
  drag?.ghost.remove();
  drag?.visit.classList.remove('is-moving');
  drag = null;
  press = null;
}

async function drop() {
  const { visit, ghost, place } = drag;
  const isElsewhere = place && (number(place.column, 'column') !== number(visit, 'column') || place.top !== number(visit, 'at'));
  press = null;
  drag = null;
  try {
    if (isElsewhere) {
      const board = Number(calendarOf(visit)?.dataset.board);
      const drop = { visit: visit.dataset.visit, board, column: number(place.column, 'column'), top: place.top };
      await owner?.invokeMethodAsync('MovedAsync', drop);
    }
  } finally {
    ghost.remove();
    visit.classList.remove('is-moving');
  }
}

document.addEventListener('pointerdown', (event) => {
  const visit = event.target.closest?.('[data-calendar="hours"] [data-movable]');
  if (!owner || !visit || event.button !== 0 || !event.isPrimary) {
    return;
  }
  const isTouch = event.pointerType === 'touch';
  press = { visit, x: event.clientX, y: event.clientY, isTouch, timer: 0 };
  if (isTouch) {
    press.timer = setTimeout(begin, held);
  }
});

document.addEventListener('pointermove', (event) => {
  if (!press) {
    return;
  }
  const isFar = Math.hypot(event.clientX - press.x, event.clientY - press.y) > slack;
  if (!drag && isFar && press.isTouch) {
    stop();
  } else if (!drag && isFar) {
    begin();
  }
  if (drag) {
    follow(event.clientX, event.clientY);
  }
});

document.addEventListener('pointerup', () => (drag ? drop() : stop()));
document.addEventListener('pointercancel', stop);
document.addEventListener('touchmove', (event) => drag && event.preventDefault(), { passive: false });
document.addEventListener('dragstart', (event) => calendarOf(event.target) && event.preventDefault());
document.addEventListener('contextmenu', (event) => drag && event.preventDefault());

document.addEventListener(
  'keydown',
  (event) => {
    if (drag && event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      stop();
    }
  },
  true
);

// letting go of a visit is no click on it
let dropped = 0;
document.addEventListener('pointerup', () => (dropped = drag ? performance.now() : dropped), true);
document.addEventListener(
  'click',
  (event) => {
    if (performance.now() - dropped < 300 && calendarOf(event.target)) {
      event.preventDefault();
      event.stopPropagation();
    }
  },
  true
);
