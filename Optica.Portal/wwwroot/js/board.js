// The board of jobs: cards are dragged between columns. Only columns that the card may go to take it; the server decides all the same.

let owner = null;
let card = null;
let pointer = 0;
// the column under the card that does not take it
let refused = null;

// this near to an edge of the board, in pixels, it scrolls by so much each frame
const edge = 60;
const step = 12;

const columns = () => [...document.querySelectorAll('[data-board] [data-column]')];
const columnOf = (element) => element?.closest?.('[data-board] [data-column]') ?? null;
const allows = (column) => Boolean(card && column && (card.dataset.allowed ?? '').split(' ').includes(column.dataset.column));

export function attach(reference) {
  owner = reference;
}

export function detach() {
  owner = null;
  stop();
}

// drawn by the server: it may stand there only in a moment
export function focusCard(id) {
  const until = performance.now() + 2000;
  const look = () => {
    const link = document.querySelector(`[data-card="${CSS.escape(id)}"]`);
    if (link) {
      link.focus();
    } else if (performance.now() < until) {
      requestAnimationFrame(look);
    }
  };
  look();
}

// columns out of sight are reached by holding the card at the edge
function scroll() {
  const board = document.querySelector('[data-board]');
  if (!card?.isConnected || !board) {
    return;
  }
  const { left, right } = board.getBoundingClientRect();
  const [from, to] = [Math.max(left, 0), Math.min(right, window.innerWidth)];
  if (pointer > to - edge) {
    board.scrollLeft += step;
  } else if (pointer < from + edge) {
    board.scrollLeft -= step;
  }
  requestAnimationFrame(scroll);
}

function over(column) {
  for (const one of columns()) {
    one.classList.toggle('is-over', one === column);
  }
}

function stop() {
  card?.classList.remove('is-moving');
  card = null;
  refused = null;
  for (const one of columns()) {
    one.classList.remove('may-drop', 'is-over');
  }
}

document.addEventListener('dragstart', (event) => {
  const wanted = event.target.closest?.('[data-job][draggable="true"]');
  if (!owner || !wanted) {
    return;
  }
  card = wanted;
  event.dataTransfer.effectAllowed = 'move';
  event.dataTransfer.setData('text/plain', card.dataset.job);
  card.classList.add('is-moving');
  pointer = event.clientX;
  requestAnimationFrame(scroll);
  for (const one of columns()) {
    one.classList.toggle('may-drop', allows(one));
  }
});

document.addEventListener('dragover', (event) => {
  const column = columnOf(event.target);
  if (!card) {
    return;
  }
  pointer = event.clientX;
  refused = column && !allows(column) && !column.contains(card) ? column : null;
  over(allows(column) ? column : null);
  if (allows(column)) {
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
  }
});

document.addEventListener('drop', (event) => {
  const column = columnOf(event.target);
  if (!allows(column)) {
    return;
  }
  event.preventDefault();
  const [job, to] = [card.dataset.job, column.dataset.column];
  stop();
  owner?.invokeMethodAsync('MovedAsync', job, to);
});

document.addEventListener('dragend', (event) => {
  // let go over a column that does not take it: the server says why
  if (card && refused && event.dataTransfer.dropEffect === 'none') {
    owner?.invokeMethodAsync('MovedAsync', card.dataset.job, refused.dataset.column);
  }
  stop();
});
