import { decompose, type DirectiveDraft, type DraftItem } from '../src/index.js';

export function flat(draft: DirectiveDraft): DraftItem[] {
  const all: DraftItem[] = [];
  const add = (items: readonly DraftItem[]): void => {
    for (const item of items) {
      all.push(item);
      add(item.children);
    }
  };
  add(draft.items);
  return all;
}

/** One line per item: path, marker and the first words of the rest. */
export function outline(text: string, referenceDate?: string): string[] {
  const draft = read(text, referenceDate);
  return flat(draft).map(({ path, marker, start, end }) => {
    const rest = text.slice(marker?.end ?? start, end).replace(/\s/g, '');
    return [path, marker?.text.replace(/\s/g, '') ?? '', rest.slice(0, 6)].join(' ').trim();
  });
}

export const read = (text: string, referenceDate?: string): DirectiveDraft =>
  decompose(text, referenceDate === undefined ? {} : { referenceDate });

/** The blocks' roles in order. */
export const roles = (text: string): string[] => read(text).blocks.map(({ role }) => role);

export const units = (text: string): string[] =>
  flat(read(text)).flatMap((item) => item.units.map(({ role, name }) => `${role}:${name}`));

export const deadlines = (text: string, referenceDate = '2024-03-05'): (string | null)[] =>
  flat(read(text, referenceDate)).flatMap((item) => item.deadlines.map(({ iso }) => iso));

export const targets = (text: string): string[] =>
  flat(read(text)).flatMap((item) =>
    item.targets.map(
      ({ comparator, number, unit, per }) =>
        `${comparator} ${number} ${unit}${per === null ? '' : ` per ${per}`}`,
    ),
  );

export const bans = (text: string): string[] =>
  flat(read(text)).flatMap((item) => item.prohibitions.map((ban) => ban.text));

/** A notice with one numbered item that holds the sentence. */
export const inItem = (sentence: string): string =>
  `关于做好有关工作的通知\n各街道：\n一、${sentence}\n二、做好其他工作。\n`;
