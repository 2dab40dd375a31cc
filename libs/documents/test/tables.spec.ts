import { describe, expect, it } from '@jest/globals';
import { read } from './reading.js';

const summary = (text: string): string[] =>
  read(text).items.map(
    ({ ordinal, heading, units, deadlines }) =>
      `${ordinal} ${heading?.text} | ${units.map(({ role, name }) => `${role}:${name}`).join(' ')} | ${deadlines.map(({ iso }) => iso).join(' ')}`,
  );

describe('Task tables', () => {
  it('reads rows with tabs by their column names (U5)', () => {
    const text =
      '2024年任务清单\n序号\t任务\t牵头单位\t配合单位\t时限\n1\t修路\t区住建局\t各街道\t6月底前\n2\t种树\t区林业局\t—\t第二季度\n';
    expect(summary(text)).toEqual([
      '1 修路 | lead:区住建局 support:各街道 | 2024-06-30',
      '2 种树 | lead:区林业局 | 2024-04-01/2024-06-30',
    ]);
  });

  it('reads pipe tables and the rule that the first-listed unit leads (U8)', () => {
    const text =
      '2024年任务分工表\n（列第一位的为牵头单位）\n| 序号 | 工作任务 | 责任单位 | 完成时限 |\n| --- | --- | --- | --- |\n| 1 | 修路 | 区住建局、区财政局 | 8月底前 |\n';
    expect(summary(text)).toEqual(['1 修路 | lead:区住建局 support:区财政局 | 2024-08-31']);
    expect(read(text).leadRule).toBe('first-listed');
    expect(read(text).items[0]!.units.every(({ inherited }) => inherited)).toBe(true);
  });

  it('reads a table that came out one cell per line (X5) and flags a row with a cell missing', () => {
    const text =
      '2024年任务分解表\n序号\n工作任务\n牵头单位\n配合单位\n完成时限\n1\n更新器材\n区消防救援大队\n各街道、\n各社区\n6月底前\n2\n开展培训\n区委党校\n每季度末\n';
    expect(summary(text)).toEqual([
      '1 更新器材 | lead:区消防救援大队 support:各街道 support:各社区 | 2024-06-30',
      '2 开展培训 | lead:区委党校 | R/P3M;by=end',
    ]);
    expect(read(text).items[1]!.flags).toContain('row-misaligned');
  });

  it('gives label lines behind the children to their parent (U4) and flags it', () => {
    const text =
      '整治方案\n一、重点工作\n1.厕所革命。\n（1）改造户厕。\n（2）建立机制。\n牵头单位：区农业农村局\n责任单位：各镇政府\n完成时限：2023年11月底前\n2.垃圾治理。日产日清。\n';
    const [work] = read(text).items;
    const [toilets] = work!.children;
    expect(toilets!.units.map(({ role, name }) => `${role}:${name}`)).toEqual([
      'lead:区农业农村局',
      'resp:各镇政府',
    ]);
    expect(toilets!.deadlines.map(({ iso }) => iso)).toEqual(['2023-11-30']);
    expect(toilets!.flags).toContain('label-scope');
  });
});
