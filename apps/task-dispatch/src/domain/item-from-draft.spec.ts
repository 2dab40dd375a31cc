import { describe, expect, it } from '@jest/globals';
import { uuidv7 } from '#libs/kernel';
import { draftItem, draftOf, notice } from '../../test/directive-builder.js';
import { coversExactly } from './coverage.js';
import { DEFAULT_CRITERION } from './item-proposal.js';
import { itemsOfDraft } from './item-from-draft.js';
import type { DraftItem } from './directive-draft.js';

const deadline = (due: string | null, type: 'by' | 'recurring' = 'by') => ({
  start: 0,
  end: 0,
  text: '期限',
  type,
  iso: due,
  due,
  yearFrom: 'explicit' as const,
  confidence: 0.98,
  setBy: 'machine' as const,
});

function only(more: Partial<DraftItem>, rest = '。按要求办理。') {
  const [item] = itemsOfDraft(notice([{ marker: '一、', heading: '加强领导', rest, more }]), uuidv7);
  return item!;
}

describe('an item made from the draft', () => {
  it('keeps span, marker, heading and body as slices of the source', () => {
    const { text, draft } = notice([{ marker: '一、', heading: '加强领导', rest: '。各单位要落实责任。' }]);
    const [item] = itemsOfDraft({ text, draft }, uuidv7);
    expect(text.slice(item!.span.start, item!.span.end)).toBe('一、加强领导。各单位要落实责任。');
    expect([item!.marker, item!.heading, item!.body]).toEqual(['一、', '加强领导', '各单位要落实责任。']);
  });

  it.each([
    ['task', 'undecided'],
    ['call', 'undecided'],
    ['principle', 'guidance'],
    ['prohibition', 'guidance'],
    ['background', 'for-information'],
  ] as const)('of kind %s is proposed to end as %s', (kind, outcome) => {
    expect(only({ kind }).outcome).toBe(outcome);
  });

  it('has the default criterion, and no evidence, when somebody must do something', () => {
    const item = only({ kind: 'task' });
    expect(item.criteria.map(({ text }) => text)).toEqual([DEFAULT_CRITERION]);
    expect(item.evidence).toEqual({ files: false, figures: [], reason: null });
  });

  it('marks every value that is there as the machine’s, and an open outcome as nobody’s', () => {
    const { setBy } = only({ kind: 'task' });
    expect(setBy).toMatchObject({
      kind: 'machine',
      criteria: 'machine',
      due: 'machine',
      oversight: 'machine',
    });
    expect(setBy).not.toHaveProperty('outcome');
    expect(setBy).not.toHaveProperty('audience');
    expect(only({ kind: 'principle' }).setBy['outcome']).toBe('machine');
  });

  it('is due on the last day that the text names', () => {
    const item = only({ deadlines: [deadline('2026-12-31'), deadline('2026-11-30')] });
    expect(item.due).toEqual({ kind: 'date', day: '2026-12-31', hard: false });
    expect(item.flags).toContain('deadline-not-taken');
  });

  it('keeps a day about fire or duty hard, so that it stays put on a holiday', () => {
    const item = only({ deadlines: [deadline('2026-12-31')] }, '。做好森林防火值守。');
    expect(item.due).toEqual({ kind: 'date', day: '2026-12-31', hard: true });
  });

  it.each(['2026-02-30T', 'XXXX-06-30', null])('makes up no day from a deadline that says %s', (due) => {
    expect(only({ deadlines: [deadline(due)] }).due).toEqual({ kind: 'default' });
  });

  it('leaves a recurring deadline to an official and says so', () => {
    const item = only({ deadlines: [deadline('2026-12-05', 'recurring')] });
    expect([item.due, item.flags]).toEqual([{ kind: 'default' }, ['deadline-not-taken']]);
  });

  it.each([
    ['。推动主营业务，职工要有收益。', '经济工作', 'macro'],
    ['。规范干部选拔，严把选人用人关。', '干部工作', 'micro'],
    ['。打扫楼道。', null, 'macro'],
  ])('about %s is watched by its matter', (rest, matter, oversight) => {
    expect(only({}, rest)).toMatchObject({ matter, oversight });
  });

  it('is urgent when the document says so', () => {
    const { text, draft } = notice([{ marker: '一、', heading: '值守', rest: '。' }]);
    const urgency = { start: 0, end: 2, text: '特急' };
    expect(itemsOfDraft({ text, draft: { ...draft, urgency } }, uuidv7)[0]).toMatchObject({
      urgent: true,
      setBy: { urgent: 'machine' },
    });
  });
});

describe('parents and children', () => {
  const text = '一、抓实。一是底数清；二是整改实。再说一句。';
  const child = (start: number, end: number, path: string) =>
    draftItem({ id: path, path, parent: 'n1', level: 2, start, end, body: { start: start + 2, end } });
  const parent = draftItem({
    start: 0,
    end: text.length,
    body: { start: 4, end: text.length },
    children: [child(11, 16, '1.2'), child(5, 10, '1.1')],
  });
  const items = itemsOfDraft({ text, draft: draftOf(text, { items: [parent] }) }, uuidv7);

  it('come in the order of the text, each child below its parent', () => {
    expect(items.map(({ path, position }) => [path, position])).toEqual([
      ['1', 0],
      ['1.1', 1],
      ['1.2', 2],
    ]);
    expect(items[1]!.parentItemId).toBe(items[0]!.itemId);
  });

  it('share no character and leave none out', () => {
    const pieces = items.flatMap((item) => item.pieces);
    expect(coversExactly(text, pieces)).toBe(true);
    expect(items[0]!.pieces.map(({ start, end }) => text.slice(start, end))).toEqual([
      '一、抓实。',
      '；',
      '。再说一句。',
    ]);
  });
});
