import { describe, expect, it } from '@jest/globals';
import { flat, outline, read } from './reading.js';

describe('Numbering', () => {
  it('nests 第一部分, 一、 and （一） (N10, N1, N2)', () => {
    const text =
      '某某区实施方案\n第一部分　总体要求\n稳步推进。\n第二部分 主要任务\n一、修路\n（一）修大路。\n（二）修小路。\n二、种树\n第三部分 保障\n一、领导。加强领导。\n';
    expect(outline(text)).toEqual([
      '1 第一部分 总体要求稳步',
      '2 第二部分 主要任务一、',
      '2.1 一、 修路（一）修',
      '2.1.1 （一） 修大路。',
      '2.1.2 （二） 修小路。',
      '2.2 二、 种树',
      '3 第三部分 保障一、领导',
      '3.1 一、 领导。加强领',
    ]);
  });

  it('takes 1、 for the top level of a street notice (N8)', () => {
    const text = '关于值班的通知\n各社区：\n1、落实责任。认真值守。\n2、按时报告。每日报告。\n特此通知。\n';
    expect(outline(text)).toEqual(['1 1、 落实责任。认', '2 2、 按时报告。每']);
  });

  it('takes 1. right under 一、 for level 2 and lets numbers run on across sections (N7)', () => {
    const text = '工作要点\n一、学习\n1.读书。每月读书。\n2.听课。每月听课。\n二、实践\n3.走访。每月走访。\n';
    const items = flat(read(text));
    expect(items.map(({ path, level, ordinal }) => `${path} ${level} ${ordinal}`)).toEqual([
      '1 1 1',
      '1.1 2 1',
      '1.2 2 2',
      '2 1 2',
      '2.1 2 3',
    ]);
    expect(items.flatMap(({ flags }) => flags)).not.toContain('number-gap');
  });

  it('reads decimal numbering when it stands in sequence (N9)', () => {
    const text =
      '停水应急预案\n1 总则\n1.1 目的\n为保障供水。\n1.2 范围\n适用于辖区。\n2 响应\n2.1 报告\n立刻报告。\n';
    expect(flat(read(text)).map(({ path, level }) => `${path}/${level}`)).toEqual([
      '1/1',
      '1.1/2',
      '1.2/2',
      '2/1',
      '2.1/2',
    ]);
  });

  it('finds （一） and 1. glued to the heading above them in a run-on text (X1)', () => {
    const body = '各单位要认真组织实施，做到有计划、有检查、有总结，确保取得实效。'.repeat(6);
    const text = `现制定整治方案。一、主要内容（一）查人。${body}（二）查事。${body}二、人员安排1.各街道派员。${body}2.各社区派员。${body}`;
    expect(outline(text).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      '1 一、',
      '1.1 （一）',
      '1.2 （二）',
      '2 二、',
      '2.1 1.',
      '2.2 2.',
    ]);
  });

  it('keeps a declared list inside the aside behind a series (S12, S6)', () => {
    const text =
      '讲话\n一、抓实工作。一是早动手；二是快落实。另外，要把握三个原则：规范、普惠和自愿。\n二、抓好总结。认真总结。\n';
    const draft = read(text);
    expect(draft.warnings).toEqual([]);
    expect(draft.items[0]!.children.at(-1)!.marker?.text).toBe('另外');
    expect(draft.items[0]!.children.at(-1)!.children).toHaveLength(3);
  });

  it('takes 1.24小时值守 beside 2. for the number 1. (N3)', () => {
    const text = '关于供暖的通知\n1.24小时值守。热线畅通。\n2.规范收费。明码标价。\n';
    expect(outline(text)).toEqual(['1 1. 24小时值守', '2 2. 规范收费。明']);
  });

  it('sets a second list beside the first behind 再提三点要求 (S3, N16)', () => {
    const text =
      '讲话\n同志们：\n讲两禁。\n第一禁：\n禁止吃喝。要节俭。\n第二禁：\n禁止送礼。要清白。\n我再提两点要求。\n一是抓早。早抓。\n二是抓小。小抓。\n';
    expect(outline(text)).toEqual([
      '1 第一禁： 禁止吃喝。要',
      '2 第二禁： 禁止送礼。要',
      '2-1 一是 抓早。早抓。',
      '2-2 二是 抓小。小抓。',
    ]);
  });

  it('reads dashes as the members of a list (N17) and a marker on a line of its own (X4)', () => {
    const text =
      '关于守住底线的通知\n一、守住底线\n——坚守政治底线。\n——坚守法纪底线。\n二、抓实工作\n（一）。\n检修设备。\n责任单位：\n区城管局\n（二）。\n储备燃料。\n责任单位：\n区发改局\n';
    expect(outline(text).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      '1 一、',
      '1.1 ——',
      '1.2 ——',
      '2 二、',
      '2.1 （一）。',
      '2.2 （二）。',
    ]);
    expect(flat(read(text)).flatMap((item) => item.units.map(({ name }) => name))).toEqual([
      '区城管局',
      '区发改局',
    ]);
  });

  it('takes a lone decimal at a line start for a figure', () => {
    const text = '关于供热的通知\n一、更换管网\n更换长度为\n3.2 公里的主管线。\n二、做好解释。认真解释。\n';
    expect(outline(text)).toHaveLength(2);
  });

  it('reads ①②③ inside a paragraph without separators (N6)', () => {
    const text = '关于检查的通知\n一、重点检查①管网是否畅通②物资是否齐备③人员是否在岗。\n二、其他。照旧。\n';
    expect(outline(text).slice(1, 4)).toEqual([
      '1.1 ① 管网是否畅通',
      '1.2 ② 物资是否齐备',
      '1.3 ③ 人员是否在岗',
    ]);
  });

  it('reads a run-on speech without line breaks (X1)', () => {
    const filler = '今天的会议很重要，大家的发言都很好，我都同意。'.repeat(12);
    const text = `在全区工作会议上的讲话同志们：${filler}下面，我讲三点意见。一、认清形势。要看到困难。二、突出重点。要抓住关键。三、压实责任。要人人有责。同志们，让我们共同努力！`;
    const draft = read(text);
    expect(draft.items.map(({ marker }) => marker?.text)).toEqual(['一、', '二、', '三、']);
    expect(draft.blocks.map(({ role }) => role)).toEqual(['head', 'salutation', 'preamble', 'closing']);
    expect(draft.items[0]!.declared?.declaredCount).toBe(3);
  });

  it('keeps repeated and skipped numbers as they are and flags them (§2)', () => {
    const text = '关于培训的通知\n一、时间。六月。\n二、人员。骨干。\n二、内容。党务。\n五、要求。守时。\n';
    const items = read(text).items;
    expect(items.map(({ ordinal }) => ordinal)).toEqual([1, 2, 2, 5]);
    expect(items.map(({ path }) => path)).toEqual(['1', '2', '3', '4']);
    expect(items[2]!.flags).toContain('number-repeat');
    expect(items[3]!.flags).toContain('number-gap');
  });

  it('folds full-width, enclosed and traditional markers without moving an offset (X12, X16)', () => {
    const text = '關於整治的通知\n壹、整改到位。\n貳、長效管理。\n⒈清理雜物。\n⒉修補路面。\n';
    expect(outline(text)).toEqual([
      '1 壹、 整改到位。',
      '2 貳、 長效管理。⒈',
      '2.1 ⒈ 清理雜物。',
      '2.2 ⒉ 修補路面。',
    ]);
  });

  it('reads letters as digits in a scan (X7) and flags the marker', () => {
    const text = '实施方案\nl.动员。开会动员。\n2.整治。集中整治。\n';
    const [first] = read(text).items;
    expect(first!.marker?.text).toBe('l.');
    expect(first!.flags).toContain('ocr');
  });

  it('does not take 第一责任人, 第一时间 or a cited 第十二条 for markers', () => {
    const text =
      '关于安全的通知\n一、落实责任。书记是第一责任人。第一时间报告。\n第十二条规定的情形除外。\n二、抓好整改。认真整改。\n';
    expect(outline(text)).toHaveLength(2);
  });

  it('gives text behind the last member of a series back to its parent (S4)', () => {
    const text =
      '讲话\n一、抓整改。做到两点：一是底数要清；二是整改要实。大家不要松劲。\n二、抓落实。认真落实。\n';
    const [first] = read(text).items;
    expect(first!.children.map((child) => text.slice(child.start, child.end))).toEqual([
      '一是底数要清',
      '二是整改要实。',
    ]);
    expect(first!.own.map(([start, end]) => text.slice(start, end)).join('')).toContain('大家不要松劲。');
  });

  it('nests 首先…其次 inside 二要 (S5) and leaves 一方面…另一方面 alone (N15)', () => {
    const text =
      '讲话\n一要看清形势。一方面要看成绩，另一方面要看差距。\n二要抓住重点。首先，管住人。其次，管住车。\n';
    expect(outline(text)).toEqual([
      '1 一要 看清形势。一',
      '2 二要 抓住重点。首',
      '2.1 首先 ，管住人。',
      '2.2 其次 ，管住车。',
    ]);
  });

  it('keeps a declared list only when the parts match its count (S6)', () => {
    const listed = '方案\n一、把握三个原则：规范、普惠和自愿。\n二、其他。照旧。\n';
    expect(outline(listed).slice(1, 4)).toEqual(
      ['1.1  规范', '1.2  普惠', '1.3  自愿。'].map((line) => line.replace('。', '')),
    );
    expect(outline(listed.replace('三个', '五个'))).toHaveLength(2);
  });
});
