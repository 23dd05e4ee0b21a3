// Fields of forms: what has to happen in the browser so that typing never waits for the server.

// a box that is ticked has told of it at once: telling again would untick it
const ticked = ['checkbox', 'radio', 'button', 'submit'];
const typed = (element) =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && !ticked.includes(element.type));
const isTags = (element) => element instanceof HTMLInputElement && element.hasAttribute('data-tags-input');
const change = (element) => element.dispatchEvent(new Event('change', { bubbles: true }));

export function ready() {}

export function focusFirstInvalid() {
  requestAnimationFrame(() => {
    const field = document.querySelector('[aria-invalid="true"]') ?? document.querySelector('[data-form-problem]');
    field?.focus({ preventScroll: true });
    field?.scrollIntoView({ block: 'center' });
  });
}

export function focusField(id) {
  requestAnimationFrame(() => {
    const field = document.getElementById(id);
    field?.focus();
    typeAhead(field);
  });
}

export function focusHeading() {
  document.querySelector('h1')?.focus({ preventScroll: true });
}

export function open(dialog) {
  if (dialog && !dialog.open) {
    dialog.showModal();
  }
}

export function close(dialog) {
  dialog?.close();
}

// The server's answer is put in only if nothing was typed meanwhile: no letter is ever lost to a slow connection.
export function formatAsTyped(input, owner, known) {
  let timer = 0;
  let told = input.value;
  const ask = async () => {
    const text = input.value;
    const atEnd = input.selectionStart === text.length;
    const shown = await owner.invokeMethodAsync('TypedAsync', text.slice(0, input.maxLength > 0 ? input.maxLength : 200));
    if (input.value === text && atEnd && shown !== text && document.activeElement === input) {
      input.value = shown;
    }
  };
  const askSoon = () => (timer = setTimeout(() => ask().catch(() => {}), 150));
  input.addEventListener('input', (event) => {
    clearTimeout(timer);
    if (!event.isComposing) {
      askSoon();
    }
  });
  // whoever was faster than this script has typed already
  if (typeof known === 'string' && input.value !== known) {
    askSoon();
  }
  input.addEventListener('change', () => {
    clearTimeout(timer);
    told = input.value;
  });
  // a value set by script takes the browser's own change event away
  input.addEventListener('blur', () => {
    if (input.value !== told) {
      change(input);
    }
  });
}

// What is typed is told at most once a second, so that the server keeps it: also the text of the field that is still being typed in.
// What was changed without a connection was not heard, and is told again when there is one.
const tellers = new WeakMap();

export function keepDraft(mark, owner) {
  const place = mark.parentElement;
  const isThere = () => place.isConnected && mark.isConnected;
  const choices = (element) => typed(element) || element instanceof HTMLSelectElement;
  const begun = new WeakMap();
  const unheard = new Set();
  let timer = 0;
  let open = null;
  const soon = (wait = 1000) => (timer ||= setTimeout(tell, wait));
  // a call without a connection is never answered
  const late = () => new Promise((answer) => setTimeout(() => answer(false), 5000));

  async function tell() {
    clearTimeout(timer);
    timer = 0;
    if (!isThere()) {
      return;
    }
    const field = open?.isConnected && open.value !== begun.get(open) ? open : null;
    const told = [...unheard];
    const call = owner.invokeMethodAsync('KeepAsync', field?.id ?? null, field ? field.value.slice(0, 16000) : null);
    if (await Promise.race([call.catch(() => false), late()])) {
      told.forEach((element) => unheard.delete(element));
    } else {
      // no connection, or no database: what was typed stays where it is, and is told again
      soon(3000);
    }
  }

  tellers.set(mark, tell);
  place.addEventListener('focusin', (event) => typed(event.target) && begun.set(event.target, event.target.value));
  place.addEventListener('input', (event) => {
    if (event.target.id && typed(event.target)) {
      open = event.target;
    }
    soon();
  });
  place.addEventListener('change', (event) => {
    open = event.target === open ? null : open;
    if (choices(event.target)) {
      // tags are emptied once they are told: what is put back is new again
      begun.set(event.target, isTags(event.target) ? '' : event.target.value);
      unheard.add(event.target);
    }
    soon();
  });
  place.addEventListener('click', () => soon());

  const again = () => {
    if (!isThere()) {
      document.removeEventListener('optica:connected', again);
      return;
    }
    [...unheard].filter((element) => element.isConnected).forEach(change);
    soon();
  };
  document.addEventListener('optica:connected', again);
  // somebody may have typed before this script was there
  soon();
}

// The server is about to stop, or the screen to be locked: what is typed by now is told without waiting for the rest of the second.
export function tellDraft(mark) {
  return tellers.get(mark)?.();
}

// Types a text into a field, as its user had.
export function resume(id, text) {
  requestAnimationFrame(() => {
    const field = document.getElementById(id);
    if (field && typed(field) && field.value !== text) {
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      change(field);
    }
  });
}

// What the server could not take, before what was typed since.
export function putBack(input, text) {
  input.value = input.value ? `${text}, ${input.value}` : text;
  // a draft takes it as what is being typed
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

// The server asks for what stands in an input once more.
export const tellAgain = change;

// A look-up (ARIA 1.2 combobox, list on demand): the server finds, everything else happens here, so that arrows, Enter and
// Escape never wait. The text is the user's: an answer is shown only if nothing was typed meanwhile, and never put over it.
export function lookUp(input, owner) {
  const box = input.closest('[data-lookup]');
  const options = () => [...box.querySelectorAll("[role='option']")];
  const chosen = () => options().find((option) => option.getAttribute('aria-selected') === 'true');
  const isOpen = () => box.hasAttribute('data-open');
  let timer = 0;
  let asked = 0;
  let told = input.value;

  function choose(wanted) {
    for (const option of options()) {
      option.setAttribute('aria-selected', String(option === wanted));
    }
    if (wanted) {
      input.setAttribute('aria-activedescendant', wanted.id);
      wanted.scrollIntoView({ block: 'nearest' });
    } else {
      input.removeAttribute('aria-activedescendant');
    }
  }

  function show(open) {
    box.toggleAttribute('data-open', open);
    input.setAttribute('aria-expanded', String(open && options().length > 0));
    choose(null);
  }

  async function find(then) {
    clearTimeout(timer);
    const mine = ++asked;
    const text = input.value;
    await owner.invokeMethodAsync('FindAsync', text);
    if (mine === asked && input.value === text && document.activeElement === input) {
      show(true);
      then?.();
    }
  }

  function leave() {
    clearTimeout(timer);
    asked++;
    show(false);
  }

  function move(step) {
    const all = options();
    const at = all.indexOf(chosen());
    choose(at < 0 ? all.at(step < 0 ? -1 : 0) : all[at + step]);
  }

  const steps = { ArrowDown: 1, ArrowUp: -1 };
  input.addEventListener('keydown', (event) => {
    const step = event.isComposing ? 0 : steps[event.key];
    if (step) {
      event.preventDefault();
      if (isOpen()) {
        move(step);
      } else {
        find(() => move(step)).catch(() => {});
      }
    } else if (event.key === 'Enter' && isOpen() && !event.isComposing) {
      if (chosen()) {
        event.preventDefault();
        chosen().click();
      }
      leave();
    } else if (event.key === 'Escape' && isOpen()) {
      event.preventDefault();
      event.stopPropagation();
      leave();
    }
  });
  const findSoon = () => (timer = setTimeout(() => find().catch(() => {}), 250));
  input.addEventListener('input', (event) => {
    clearTimeout(timer);
    asked++;
    choose(null);
    input.removeAttribute('data-picked');
    if (!event.isComposing) {
      findSoon();
    }
  });
  // whoever was faster than this script has typed already
  if (document.activeElement === input && input.value !== '') {
    findSoon();
  }
  // a click takes no focus away, and shows its text before the server has heard of it
  box.addEventListener('mousedown', (event) => event.target !== input && event.preventDefault());
  box.addEventListener('click', (event) => {
    const option = event.target.closest?.("[role='option']");
    if (option) {
      told = input.value = option.dataset.text;
      input.toggleAttribute('data-picked', true);
      leave();
    }
  });
  input.addEventListener('change', () => (told = input.value));
  input.addEventListener('blur', () => {
    leave();
    // a value set by script takes the browser's own change event away
    if (input.value !== told) {
      change(input);
    }
  });
}

// What is typed while a new line is on its way waits for it: at a slow connection no letter lands in the wrong field.
let ahead = null;

function keepAhead(event) {
  if (ahead === null || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (event.key.length === 1) {
    ahead += event.key;
  } else if (event.key === 'Backspace') {
    ahead = ahead.slice(0, -1);
  } else if (event.key !== 'Enter' && event.key !== 'Tab') {
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
}

function typeAhead(field) {
  if (ahead && typed(field)) {
    field.value = ahead;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  ahead = null;
}

window.addEventListener('keydown', keepAhead, true);

// Tags: Enter and comma add, Backspace in the empty input takes the last one away.
function tagKeys(event, input) {
  if (!(input instanceof HTMLInputElement) || !input.hasAttribute('data-tags-input')) {
    return;
  }
  if (event.key === 'Enter' || event.key === ',') {
    event.preventDefault();
    if (input.value.trim() !== '') {
      change(input);
    }
  } else if (event.key === 'Backspace' && input.value === '') {
    [...input.closest('[data-tags]').querySelectorAll('[data-tag-remove]')].at(-1)?.click();
  }
}

// Lines of one kind below each other: Enter goes from field to field, from the last one to the next line or to a new one. What
// was chosen from a list brings its own choices, so they are passed over.
function lineKeys(event, field) {
  const line = field.closest?.('[data-line]');
  const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat);
  if (event.key !== 'Enter' || !line || !isPlain || !field.matches('input, select')) {
    return;
  }
  event.preventDefault();
  const within = (one) => [...one.querySelectorAll("input:not([type='checkbox']):enabled, select:enabled")];
  const own = within(line);
  const lines = [...line.closest('[data-lines]').querySelectorAll('[data-line]')];
  const below = lines[lines.indexOf(line) + 1];
  const after = field.type === 'checkbox' ? [] : own.slice(own.indexOf(field) + 1);
  const passes = (one) => one.tagName === 'SELECT' && field.hasAttribute('data-picked');
  const next = after.find((one) => !passes(one)) ?? (below && within(below)[0]);
  if (next) {
    next.focus();
    next.select?.();
  } else if (own[0].value.trim() === '') {
    own[0].focus();
  } else {
    ahead = '';
    setTimeout(() => (ahead = null), 3000);
    line.closest('[data-lines]').parentElement.querySelector('[data-line-add]')?.click();
  }
}

document.addEventListener('keydown', (event) => {
  if (!event.isComposing) {
    tagKeys(event, event.target);
    lineKeys(event, event.target);
  }
});
// An input of one line would run the lines of a list together, and would cut it anywhere: what does not fit is left out whole, and told.
function pasteTags(event, input, text) {
  const isList = /[\r\n]/.test(text.trim());
  const before = input.value.slice(0, input.selectionStart);
  const after = input.value.slice(input.selectionEnd);
  const room = input.maxLength - before.length - after.length;
  if (!isList && text.length <= room) {
    return;
  }
  event.preventDefault();
  const entries = text
    .split(/[\r\n,;]+/)
    .map((entry) => entry.trim())
    .filter(Boolean);
  let list = '';
  let taken = 0;
  for (const entry of entries) {
    const longer = list === '' ? entry : `${list}, ${entry}`;
    if (longer.length > room) {
      break;
    }
    [list, taken] = [longer, taken + 1];
  }
  if (taken > 0) {
    input.setRangeText(list, input.selectionStart, input.selectionEnd, 'end');
    change(input);
  }
  tellLeft(input, entries.length - taken);
}

function tellLeft(input, count) {
  const told = input.closest('[data-field]')?.querySelector('[data-tags-left]');
  if (told) {
    told.textContent = count === 0 ? '' : count === 1 ? told.dataset.one : told.dataset.many.replace('{0}', count);
    told.hidden = count === 0;
  }
}

document.addEventListener('paste', (event) => {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (isTags(event.target) && text.trim() !== '') {
    pasteTags(event, event.target, text);
  }
});
// whoever types has read it; what a script puts in is not typed
document.addEventListener('input', (event) => event.isTrusted && isTags(event.target) && tellLeft(event.target, 0));
document.addEventListener('change', (event) => {
  const input = event.target;
  if (isTags(input)) {
    setTimeout(() => {
      input.value = '';
    });
  }
});
