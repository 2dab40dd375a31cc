import { describe, expect, it } from '@jest/globals';
import { outline, read, roles } from './reading.js';

describe('Head and tail', () => {
  it('starts the body of a forwarding notice at its second title (§7)', () => {
    const text =
      '青岚区人民政府办公室\n关于印发《数字政务行动方案》的通知\n青政办发〔2024〕15号\n各街道办事处，区政府各部门：\n现将《数字政务行动方案》印发给你们，请认真执行。\n青岚区人民政府办公室\n2024年5月6日\n数字政务行动方案\n为加快建设，制定本方案。\n一、目标。网办率达到95%以上。\n二、任务。归集数据。\n附件：1.任务清单\n2.联络员名单\n';
    expect(roles(text)).toEqual(['head', 'preamble', 'annex']);
    const draft = read(text);
    expect(draft.docNumber?.text).toBe('青政办发〔2024〕15号');
    expect(draft.dates.docDate?.iso).toBe('2024-05-06');
    expect(draft.addressees.map((to) => to.text)).toEqual(['各街道办事处', '区政府各部门']);
    expect(outline(text)).toHaveLength(2);
  });

  it('makes a report request behind the last item an item of its own (§14.10)', () => {
    const text =
      '关于值班的通知\n各社区：\n一、落实责任。认真值守。\n二、严守纪律。不得脱岗。\n各社区总结于5月6日前报街道办。\n河湾街道办事处\n2025年4月25日\n';
    const last = read(text).items.at(-1)!;
    expect(last.marker).toBeNull();
    expect(last.level).toBe(1);
    expect(last.deadlines[0]!.iso).toBe('2025-05-06');
    expect(last.flags).toContain('text-after-last-item');
    expect(roles(text)).toEqual(['head', 'signature']);
  });

  it('makes each paragraph of unnumbered minutes an item with its phrase as marker (N18)', () => {
    const text =
      '区安委会会议纪要\n第3期\n2024年7月5日\n7月4日上午，召开全体会议。现纪要如下：\n会议听取了区应急局的汇报。\n会议决定，由区应急局牵头，区住建局配合，7月20日前制定方案。\n出席：张某\n';
    const draft = read(text);
    expect(draft.items.map(({ marker, kind }) => `${marker?.text} ${kind}`)).toEqual([
      '会议听取 background',
      '会议决定 task',
    ]);
    expect(draft.blocks.map(({ role }) => role)).toEqual(['head', 'preamble', 'attendees']);
  });

  it('makes each paragraph of an unnumbered circular an item and keeps the closing out', () => {
    const text =
      '关于加强办公区管理的通知\n机关各科室：\n为加强管理，现将有关事项通知如下：\n外来人员须登记后进入。\n各科室于9月10日前将名单报办公室。\n特此通知。\n街道党政办\n2024年9月2日\n';
    expect(outline(text)).toEqual(['1  外来人员须登', '2  各科室于9月']);
    expect(roles(text)).toEqual(['head', 'preamble', 'closing', 'signature']);
  });

  it('takes problems of a circular for background without deadlines and units (§10)', () => {
    const text =
      '关于重点工作的督查通报\n一、存在问题\n（一）进度滞后。区住建局原定6月底前完成的任务至今未完成。\n二、下步要求\n（一）加快进度。区住建局要倒排工期，10月底前完成。\n';
    const [problems, demands] = read(text, '2024-09-01').items;
    expect(problems!.children[0]!.kind).toBe('background');
    expect(problems!.children[0]!.deadlines).toEqual([]);
    expect(problems!.children[0]!.units).toEqual([]);
    expect(demands!.children[0]!.deadlines[0]!.iso).toBe('2024-10-31');
  });

  it('joins hard-wrapped lines and keeps page numbers out of sentences (X2, X10)', () => {
    const text = [
      '河湾街道社区环境卫生整治方案',
      '为做好环境卫生工作，提高居民生活品质，结合街道实',
      '际，特制定本方案。',
      '一、清理楼道。各社区组织网格员逐楼逐层登记，先劝',
      '导、后清理。责任单位：街道城',
      '管办。',
      '— 1 —',
      '二、修补路面。对居民投诉集中的坑洼路面先行修补，6',
      '月底前完成，做到修一处、销一处，并接受居民的监督和',
      '评议。',
    ].join('\n');
    const draft = read(text, '2024-05-10');
    expect(draft.items[0]!.units.map(({ name }) => name)).toEqual(['街道城管办']);
    expect(draft.items[1]!.deadlines.map(({ iso }) => iso)).toEqual(['2024-06-30']);
    expect(draft.noise.map((span) => span.text)).toEqual(['— 1 —']);
  });

  it('does not read a teaser twice (X15)', () => {
    const title = '区委书记在基层党建工作会议上的讲话';
    const text = `${title}同志们：今天开会，主要讲两点...\n${title}\n同志们：\n今天讲两点：\n一要学习。认真学习。\n二要实干。埋头实干。\n`;
    expect(roles(text)).toEqual(['teaser', 'head', 'salutation', 'preamble']);
    expect(outline(text)).toHaveLength(2);
  });
});
