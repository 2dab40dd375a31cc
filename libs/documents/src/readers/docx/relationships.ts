import { childrenNamed, type XmlElement } from '../xml/xml-element.js';

/** Relationship of a part (ECMA-376 part 2, 6.5). `type` is the last word of its URI, e.g. `styles`. */
export interface Relationship {
  readonly type: string;
  /** Entry name in the container, without a leading slash; as written where it is external. */
  readonly target: string;
  readonly external: boolean;
}

/** `folder`: where the source part lies, '' for the package itself. External targets are listed, never fetched. */
export function readRelationships(root: XmlElement | undefined, folder: string): Relationship[] {
  return childrenNamed(root, 'rel:Relationship').map(({ attributes }) => {
    const external = attributes['TargetMode'] === 'External';
    const target = attributes['Target'] ?? '';
    return {
      type: (attributes['Type'] ?? '').split('/').at(-1) ?? '',
      target: external ? target : resolveTarget(target, folder),
      external,
    };
  });
}

/** `word/document.xml` → `word/_rels/document.xml.rels` */
export function relationshipsPartOf(part: string): string {
  return `${folderOf(part)}_rels/${part.slice(folderOf(part).length)}.rels`;
}

/** `word/document.xml` → `word/`, `document.xml` → '' */
export function folderOf(part: string): string {
  return part.slice(0, part.lastIndexOf('/') + 1);
}

function resolveTarget(target: string, folder: string): string {
  const path = target.startsWith('/') ? target : folder + target;
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}
