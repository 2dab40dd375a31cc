/** What is shown and what it should be, field by field; nothing, 0 and null are the same. */
export function expectSame(what, { shown, wanted, findings }) {
  const keys = new Set([...Object.keys(shown), ...Object.keys(wanted)]);
  for (const key of keys) {
    if ((shown[key] || null) !== (wanted[key] || null))
      findings.lost.push(`${what}: ${key} is shown as ${shown[key]} and should be ${wanted[key]}`);
  }
}

export function countsOf(list, nameOf) {
  return Object.fromEntries([...Map.groupBy(list, nameOf)].map(([name, own]) => [name, own.length]));
}
