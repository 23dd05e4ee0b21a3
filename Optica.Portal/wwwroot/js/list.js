// Lists: rows by mouse and keyboard (j/k move, x select, space preview, Enter open). Everything clicks a link or box
// that is on the page anyway, so that nothing depends on this file.

const find = (selector, within = document) => within.querySelector(selector);
const current = () => document.activeElement?.closest?.('[data-list] [data-row]') ?? null;
const isTyping = (element) =>
  element.closest?.("textarea, select, [contenteditable='true'], input:not([type='checkbox'])") !== null;

let last = null;

export function ready() {}

export function kept(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keep(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // storage is full or forbidden: the choice lasts until the page is left
  }
}

function move(rows, step) {
  const here = rows.indexOf(current() ?? last);
  const row = rows[Math.min(Math.max(here + step, 0), rows.length - 1)];
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
  return row !== undefined;
}

function press(selector, row) {
  const target = row && find(selector, row);
  target?.click();
  return Boolean(target);
}

function act(event, rows) {
  const row = current();
  const onRow = row !== null && document.activeElement === row;
  switch (event.key) {
    case 'j':
      return move(rows, 1);
    case 'k':
      return move(rows, -1);
    case 'x':
      return press('[data-select]', row);
    case ' ':
      return onRow && press('[data-peek]', row);
    case 'Enter':
      return onRow && press('[data-open]', row);
    default:
      return false;
  }
}

document.addEventListener('keydown', (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || find('dialog[open]')) {
    return;
  }
  if (event.key === 'Escape') {
    const menu = find('details[data-menu][open]');
    if (menu) {
      menu.open = false;
      find('summary', menu).focus();
    }
    return;
  }
  const list = find('[data-list]');
  if (list && !isTyping(event.target) && act(event, [...list.querySelectorAll('[data-row]')])) {
    event.preventDefault();
  }
});

// A link to the same page with or without the side panel is no reason to go to the top.
function stay() {
  const top = scrollY;
  const back = () => scrollY === 0 && scrollTo(0, top);
  addEventListener('scroll', back);
  setTimeout(() => removeEventListener('scroll', back), 1500);
}

document.addEventListener('focusin', (event) => {
  last = event.target.closest?.('[data-list] [data-row]') ?? last;
});

document.addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll('details[data-menu][open]')) {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  }
  if (event.target.closest?.('[data-peek], [data-panel-close]')) {
    stay();
  }
  if (event.target.closest?.('[data-panel-close]')) {
    last?.focus({ preventScroll: true });
  }
  const row = event.target.closest?.('[data-list] [data-row]');
  // a click that marked text, or went to something of its own, is no click on the row
  if (row && !event.target.closest('a, button, input, label, select') && String(getSelection()) === '') {
    row.focus({ preventScroll: true });
    press('[data-peek]', row);
  }
});
