import { describe, expect, it } from '@jest/globals';
import { failureOf, uuidv7 } from '#libs/kernel';
import { AUDIENCE, drafted } from '../../test/directive-builder.js';
import { editItems, type ItemChanges } from './item-edit.js';
import { DEFAULT_CRITERION } from './item-proposal.js';
import type { Item } from './item.js';

const { items } = drafted([
  { marker: '一、', heading: '排查', rest: '。各单位要排查。' },
  { marker: '二、', heading: '坚持原则', rest: '。坚持从实际出发。', more: { kind: 'principle' } },
]);
const [task, principle] = items as [Item, Item];

function edit(item: Item, changes: ItemChanges): Item {
  return editItems([item], [{ itemId: item.itemId, changes }], uuidv7).edited[0]!;
}

function refusal(item: Item, changes: ItemChanges): string | undefined {
  try {
    edit(item, changes);
    return undefined;
  } catch (error) {
    return failureOf(error)?.code;
  }
}

describe('an edit', () => {
  it('sets values by a person’s hand and leaves the others as they were', () => {
    const edited = edit(task, { outcome: 'task', audience: AUDIENCE });
    expect(edited).toMatchObject({ outcome: 'task', audience: AUDIENCE, due: task.due });
    expect(edited.setBy).toMatchObject({ outcome: 'person', audience: 'person', due: 'machine' });
  });

  it('never touches what comes from the text', () => {
    const edited = edit(task, { kind: 'call', outcome: 'guidance' });
    expect([edited.span, edited.body, edited.heading]).toEqual([task.span, task.body, task.heading]);
  });

  it('gives a principle that becomes a task the default criterion and due, marked as the machine’s', () => {
    const edited = edit(principle, { outcome: 'task' });
    expect(edited.criteria.map(({ text }) => text)).toEqual([DEFAULT_CRITERION]);
    expect(edited).toMatchObject({
      due: { kind: 'default' },
      setBy: { criteria: 'machine', due: 'machine' },
    });
  });

  it('keeps the id of a criterion whose words stay', () => {
    const edited = edit(task, { criteria: [DEFAULT_CRITERION, '台账完整'] });
    expect(edited.criteria[0]).toEqual(task.criteria[0]);
    expect(edited.criteria[1]!.text).toBe('台账完整');
  });

  it('asks for files or figures only with a reason', () => {
    const figures = [{ key: 'sites', label: '点位', unit: '处' }];
    expect(refusal(task, { evidence: { files: true, figures: [], reason: null } })).toBe(
      'task-dispatch/evidence-needs-a-reason',
    );
    expect(refusal(task, { evidence: { files: false, figures, reason: null } })).toBe(
      'task-dispatch/evidence-needs-a-reason',
    );
    expect(edit(task, { evidence: { files: true, figures, reason: '区安委办要汇总' } }).evidence.files).toBe(
      true,
    );
  });

  it('ends an item without action only with a reason, which goes with that outcome', () => {
    expect(refusal(task, { outcome: 'no-action' })).toBe('task-dispatch/no-action-needs-a-reason');
    const done = edit(task, { outcome: 'no-action', outcomeReason: '上月已办结' });
    expect(edit(done, { outcome: 'task' }).outcomeReason).toBeNull();
    expect(refusal(done, { outcomeReason: null })).toBe('task-dispatch/no-action-needs-a-reason');
  });

  it('lets oversight follow the matter until a person has set it', () => {
    expect(edit(task, { matter: '干部工作' }).oversight).toBe('micro');
    const fixed = edit(task, { oversight: 'macro' });
    expect(edit(fixed, { matter: '干部工作' }).oversight).toBe('macro');
    expect(edit(task, { matter: '干部工作', oversight: 'macro' }).oversight).toBe('macro');
  });

  it('of an unknown item refuses all edits of the command', () => {
    const edits = [
      { itemId: task.itemId, changes: { urgent: true } },
      { itemId: uuidv7(), changes: { urgent: true } },
    ];
    expect(() => editItems(items, edits, uuidv7)).toThrow('no such item');
  });
});
