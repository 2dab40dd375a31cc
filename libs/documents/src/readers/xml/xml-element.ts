/** An element with canonical names (see NamespaceScope); text children are strings, comments are gone. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

export function elements(parent: XmlElement): XmlElement[] {
  return parent.children.filter((child) => typeof child !== 'string');
}

export function child(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent?.children.find((node): node is XmlElement => typeof node !== 'string' && node.name === name);
}

export function childrenNamed(parent: XmlElement | undefined, name: string): XmlElement[] {
  return parent ? elements(parent).filter((node) => node.name === name) : [];
}

/** `w:val` of the child, the place where WordprocessingML keeps nearly every setting. */
export function childValue(parent: XmlElement | undefined, name: string): string | undefined {
  return child(parent, name)?.attributes['w:val'];
}

/** A whole number, or undefined for anything else. */
export function wholeNumber(value: string | undefined): number | undefined {
  return value !== undefined && /^-?\d{1,9}$/.test(value) ? Number(value) : undefined;
}

/** ST_OnOff: an element without a value is switched on. Undefined where the element is missing. */
export function toggle(parent: XmlElement | undefined, name: string): boolean | undefined {
  const found = child(parent, name);
  if (!found) return undefined;
  return !['0', 'false', 'off'].includes(found.attributes['w:val'] ?? '1');
}

/** How many elements below `parent` satisfy the test. */
export function countBelow(parent: XmlElement, test: (element: XmlElement) => boolean): number {
  let count = 0;
  for (const element of elements(parent)) count += (test(element) ? 1 : 0) + countBelow(element, test);
  return count;
}

/** All text below the element, as it stands in the file. */
export function textBelow(parent: XmlElement): string {
  return parent.children.map((node) => (typeof node === 'string' ? node : textBelow(node))).join('');
}
