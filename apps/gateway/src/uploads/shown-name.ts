/** For people only: without path, control characters and direction overrides. */
export function shownName(given: string | undefined): string {
  const name = (given ?? '')
    .split(/[\\/]/)
    .at(-1)!
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .trim();
  return name.slice(0, 255) || 'file';
}
