import { describe, expect, it } from '@jest/globals';
import { decompose, diffText, matchItems, similarity, type ReadText } from '../src/index.js';

const read = (text: string): ReadText => ({ text, draft: decompose(text, { referenceDate: '2024-03-01' }) });
const notice = (...items: string[]): ReadText =>
  read(
    `关于做好工作的通知\n各街道：\n${items.map((item, i) => `${'一二三四五六'[i]}、${item}`).join('\n')}\n`,
  );

const ROADS = '修补路面。对坑洼路面逐处修补，6月底前完成。责任单位：区住建局。';
const TREES = '补种树木。沿街补种行道树120棵，10月底前完成。责任单位：区林业局。';
const LAMPS = '更换路灯。对老旧路灯逐盏更换，年底前完成。责任单位：区城管局。';

const changes = (before: ReadText, after: ReadText): string[] =>
  matchItems(before, after).map(({ oldId, newId, change }) => `${oldId}>${newId} ${change}`);

describe('Similarity', () => {
  it('is 1 for the same words whatever their blanks, widths and punctuation', () => {
    expect(similarity('修补 路面，60处。', '修补路面 ６０ 处')).toBe(1);
  });

  it('falls with every change and is 0 without anything in common', () => {
    expect(similarity('对坑洼路面逐处修补', '对坑洼路面逐段修补')).toBeGreaterThan(0.6);
    expect(similarity('修补路面', '宣传教育')).toBe(0);
  });
});

describe('Matching two versions', () => {
  it('finds every item of an unchanged text again', () => {
    expect(changes(notice(ROADS, TREES), notice(ROADS, TREES))).toEqual(['n1>n1 same', 'n2>n2 same']);
  });

  it('follows items that only changed their place', () => {
    expect(changes(notice(ROADS, TREES, LAMPS), notice(LAMPS, ROADS, TREES))).toEqual([
      'n3>n1 moved',
      'n1>n2 moved',
      'n2>n3 moved',
    ]);
  });

  it('tells added and removed items from reworded ones and names what changed', () => {
    const matches = matchItems(notice(ROADS, TREES), notice(ROADS.replace('6月底', '7月底'), LAMPS));
    expect(matches.map(({ oldId, newId, change }) => `${oldId}>${newId} ${change}`)).toEqual([
      'n1>n1 reworded',
      'null>n2 added',
      'n2>null removed',
    ]);
    expect(matches[0]!.changedFields).toEqual(['deadlines']);
    expect(matches[0]!.diff.filter(({ op }) => op !== 'keep')).toEqual([
      { op: 'delete', text: '6' },
      { op: 'insert', text: '7' },
    ]);
  });

  it('names every item of both versions exactly once, also when several have the same words', () => {
    const matches = matchItems(notice(ROADS, ROADS, TREES), notice(TREES, ROADS));
    expect(
      matches
        .map(({ oldId }) => oldId)
        .filter((id) => id !== null)
        .sort(),
    ).toEqual(['n1', 'n2', 'n3']);
    expect(
      matches
        .map(({ newId }) => newId)
        .filter((id) => id !== null)
        .sort(),
    ).toEqual(['n1', 'n2']);
  });

  it('gives the same answer each time', () => {
    const [before, after] = [notice(ROADS, TREES, LAMPS), notice(LAMPS, TREES.replace('120', '150'))];
    expect(matchItems(before, after)).toEqual(matchItems(before, after));
  });
});

describe('The comparison of two texts', () => {
  it('contains both of them', () => {
    const parts = diffText('各街道6月底前完成排查', '各街道、各社区7月底前完成整改');
    const without = (op: string): string =>
      parts
        .filter((part) => part.op !== op)
        .map(({ text }) => text)
        .join('');
    expect(without('insert')).toBe('各街道6月底前完成排查');
    expect(without('delete')).toBe('各街道、各社区7月底前完成整改');
  });
});
