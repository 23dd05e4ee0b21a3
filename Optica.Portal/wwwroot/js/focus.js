// After navigation the heading takes the focus, so that screen readers begin there. Over a slow line that order comes late: whoever
// has begun to type in the new page keeps their field. Whoever came from elsewhere has gone nowhere yet: any field is theirs then, the
// search of the top bar included; later on, the search is where one comes from.
export function focusHeading(arriving) {
  const typing = arriving ? ':is(input, textarea, select), dialog[open]' : 'main :is(input, textarea, select), dialog[open]';
  // a page that asks one thing first puts the focus on its answer
  const first = document.querySelector('main [data-first-field] input') ?? document.querySelector('h1');
  if (first && !document.activeElement?.closest(typing)) {
    first.focus({ preventScroll: true });
  }
}
