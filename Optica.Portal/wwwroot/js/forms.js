// Fields of forms: what has to happen in the browser so that typing never waits for the server.

const typed = (element) => element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
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
  requestAnimationFrame(() => document.getElementById(id)?.focus());
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
export function formatAsTyped(input, owner) {
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
  input.addEventListener('input', (event) => {
    clearTimeout(timer);
    if (!event.isComposing) {
      timer = setTimeout(() => ask().catch(() => {}), 150);
    }
  });
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

// Ctrl+S while typing: the field tells its text before the button is pressed for the user.
window.addEventListener(
  'keydown',
  (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's' && typed(document.activeElement)) {
      change(document.activeElement);
    }
  },
  true
);

// Tags: Enter and comma add, Backspace in the empty input takes the last one away.
document.addEventListener('keydown', (event) => {
  const input = event.target;
  if (!(input instanceof HTMLInputElement) || !input.hasAttribute('data-tags-input') || event.isComposing) {
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
});
document.addEventListener('change', (event) => {
  const input = event.target;
  if (input instanceof HTMLInputElement && input.hasAttribute('data-tags-input')) {
    setTimeout(() => {
      input.value = '';
    });
  }
});
