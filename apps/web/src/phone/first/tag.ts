/** An element with what is in it; what is false is left out. */
export function tag(
  name: string,
  className: string,
  inside: readonly (HTMLElement | string | false)[],
): HTMLElement {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...inside.filter((each) => each !== false));
  return element;
}
