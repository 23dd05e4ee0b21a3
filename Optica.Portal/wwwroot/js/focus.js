// After navigation the heading takes the focus, so that screen readers begin there. Over a slow line that order comes late: whoever
// has begun to type in the new page keeps their field.
export function focusHeading() {
  const heading = document.querySelector('h1');
  if (heading && !document.activeElement?.closest('main :is(input, textarea, select), dialog[open]')) {
    heading.focus({ preventScroll: true });
  }
}
