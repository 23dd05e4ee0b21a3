// The entry grid of prescriptions: moving, stepping and written forms happen here, so that typing never waits for the server. The server
// alone reads and refuses; what this file cannot write well it leaves as typed.

const dashes = '\\-\\u2010-\\u2015\\u2212\\uFE63\\uFF0D';
const number = new RegExp(`^([+${dashes}]?)\\s*(?:(\\d{1,3})(?:[.,](\\d{1,3}))?|[.,](\\d{1,3}))$`);
const untold = new WeakSet();

const gridOf = (element) => element.closest?.('[data-rx-grid]') ?? null;
const isShown = (element) => element.checkVisibility();
const isOpen = () => document.querySelector('dialog[open]') !== null;

export { keep, kept } from './list.js';

export function ready() {}

export function focusCell(id) {
  requestAnimationFrame(() => document.getElementById(id)?.focus());
}

// A value set by script takes the browser's own change event away.
function tell(input) {
  if (untold.has(input)) {
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

function put(input, text) {
  input.value = text;
  untold.add(input);
}

/* ---- numbers, counted in thousandths so that nothing is lost to binary fractions ---- */

const thousandths = (text) => Math.round(Number(text) * 1000);

// null for nothing, undefined for what is no number of this cell
function read(input) {
  const text = input.value.trim();
  if (text === '') {
    return null;
  }
  if (input.dataset.rxKind === 'axis') {
    return /^\d{1,3}$/.test(text) ? Number(text) * 1000 : undefined;
  }
  const found = number.exec(text);
  if (!found || (found[1] && input.dataset.rxKind !== 'signed')) {
    return undefined;
  }
  const size = Number(found[2] ?? 0) * 1000 + Number((found[3] ?? found[4] ?? '').padEnd(3, '0'));
  return found[1] !== '' && found[1] !== '+' ? -size : size;
}

function write(input, value) {
  const { rxKind } = input.dataset;
  if (rxKind === 'axis') {
    return String(value / 1000).padStart(3, '0');
  }
  if (rxKind === 'plain') {
    return String(value / 1000);
  }
  const digits = (Math.abs(value) / 1000).toFixed(value % 250 === 0 ? 2 : 3);
  return value === 0 ? '0.00' : (value < 0 ? '-' : '+') + digits;
}

function limits(input) {
  const { rxMin, rxMax, rxGrain, rxStep, rxLeap } = input.dataset;
  return { min: thousandths(rxMin), max: thousandths(rxMax), grain: thousandths(rxGrain), step: thousandths(rxStep), leap: thousandths(rxLeap) };
}

function format(input) {
  let value = read(input);
  const { min, max, grain } = limits(input);
  if (input.dataset.rxKind === 'axis' && value === 0) {
    value = max;
  }
  if (value !== null && value !== undefined && value >= min && value <= max && value % grain === 0) {
    input.value = write(input, value);
  }
}

function step(input, up, leaps) {
  const value = read(input);
  const range = limits(input);
  if (value === undefined) {
    return;
  }
  const size = leaps ? range.leap : range.step;
  if (input.dataset.rxKind === 'axis') {
    const turned = (value ?? 0) + (up ? size : -size);
    put(input, write(input, ((((turned - 1000) % range.max) + range.max) % range.max) + 1000));
  } else if (value === null && range.min > 0) {
    put(input, write(input, range.min));
  } else {
    const from = value ?? 0;
    // what stands between two steps goes to the next one first
    const whole = Math[up ? 'floor' : 'ceil'](from / range.step) * range.step;
    const next = from === whole ? from + (up ? size : -size) : whole + (up ? range.step : -range.step);
    put(input, write(input, Math.min(Math.max(next, range.min), range.max)));
  }
  clearTimeout(step.timer);
  step.timer = setTimeout(() => tell(input), 400);
}

/* ---- moving: down the eyes, then to the next column ---- */

function move(cell, back) {
  const order = (element) => Number(element.dataset.rxOrder);
  const cells = [...gridOf(cell).querySelectorAll('[data-rx-order]')]
    .filter((other) => other === cell || (isShown(other) && !other.disabled && !('rxAside' in other.dataset)))
    .sort((one, other) => order(one) - order(other));
  const next = cells[cells.indexOf(cell) + (back ? -1 : 1)];
  if (next) {
    next.focus();
    next.select?.();
  } else {
    tell(cell);
  }
}

// "=" says: like the other eye
function takeFellow(cell) {
  const id = cell.id.includes('-Left-') ? cell.id.replace('-Left-', '-Right-') : cell.id.replace('-Right-', '-Left-');
  const fellow = id === cell.id ? null : document.getElementById(id);
  if (!fellow) {
    return false;
  }
  put(cell, fellow.value);
  tell(cell);
  move(cell, false);
  return true;
}

function press(selector) {
  const button = [...document.querySelectorAll(selector)].find((one) => isShown(one) && !one.disabled);
  if (button && document.activeElement instanceof HTMLInputElement && gridOf(document.activeElement)) {
    // what stands in the cell comes first
    tell(document.activeElement);
  }
  button?.click();
  return Boolean(button);
}

function withAlt(event) {
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  return digit === '0'
    ? press('[data-rx-undo]')
    : digit
      ? press(`[data-rx-fix="${digit}"]`)
      : press(`[data-rx-key="${CSS.escape(event.code)}"]`);
}

function act(event, cell) {
  const isInput = cell instanceof HTMLInputElement;
  if (event.key === 'Enter') {
    move(cell, event.shiftKey);
    return true;
  }
  if (isInput && 'rxKind' in cell.dataset && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
    step(cell, event.key === 'ArrowUp', event.shiftKey);
    return true;
  }
  return isInput && event.key === '=' && takeFellow(cell);
}

document.addEventListener('keydown', (event) => {
  const { target } = event;
  if (event.isComposing || event.ctrlKey || event.metaKey || isOpen()) {
    return;
  }
  if (event.altKey) {
    if (document.querySelector('[data-rx-grid]') && withAlt(event)) {
      event.preventDefault();
    }
    return;
  }
  if (target instanceof HTMLInputElement && 'rxShorthand' in target.dataset && event.key === 'Enter') {
    event.preventDefault();
    tell(target);
    press('[data-rx-read]');
  } else if (event.key === 'Enter' && target instanceof HTMLSelectElement && target.closest('[data-rx-into]')) {
    event.preventDefault();
    document.querySelector('[data-rx-grid] [data-rx-order]')?.focus();
  } else if ('rxOrder' in (target.dataset ?? {}) && gridOf(target) && act(event, target)) {
    event.preventDefault();
  }
});

/* ---- written forms on leaving; before the server hears of it, so that it has nothing to send back ---- */

document.addEventListener('input', (event) => untold.add(event.target));
window.addEventListener(
  'change',
  (event) => {
    untold.delete(event.target);
    if (event.target instanceof HTMLInputElement && 'rxKind' in event.target.dataset) {
      format(event.target);
    }
  },
  true
);
document.addEventListener('focusout', (event) => {
  if (event.target instanceof HTMLInputElement && gridOf(event.target)) {
    tell(event.target);
  }
});

/* ---- once the powers are typed they can be compared ---- */

document.addEventListener('focusin', (event) => {
  const typed = [...document.querySelectorAll('[data-rx-power] input')].some((input) => input.value !== '');
  if (typed && !event.target.closest('[data-rx-power], [data-rx-tools], [data-rx-shorthand]')) {
    document.querySelector('[data-rx-check]')?.click();
  }
});
