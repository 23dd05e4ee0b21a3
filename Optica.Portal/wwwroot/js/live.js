// Tells the server whether anybody can see the page: what nobody sees is not asked for.
export function watch(owner) {
  const tell = () => owner.invokeMethodAsync('Show', document.visibilityState === 'visible').catch(() => {});
  document.addEventListener('visibilitychange', tell);
  // what was told without a connection was not heard
  document.addEventListener('optica:connected', tell);
  if (document.visibilityState !== 'visible') {
    tell();
  }
}
