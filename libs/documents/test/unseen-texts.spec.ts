import { describe, expect, it } from '@jest/globals';
import { deadlines, flat, inItem, outline, read, roles, targets, units } from './reading.js';

const audience = (text: string): string[] =>
  flat(read(text)).flatMap((item) => item.audience.map(({ name }) => name));

describe('Audience', () => {
  it.each([
    ['各管护区要于10月20日前完成排查登记。', '各管护区'],
    ['请各管护区于10月25日前将排查情况报局防火办。', '各管护区'],
    ['各单位主要负责人负总责。', '各单位主要负责人'],
    ['各养老机构要建立台账。', '各养老机构'],
    ['各管护站十月十五日前登记完毕。', '各管护站'],
    ['被通报的企业要认真整改。', '被通报的企业'],
    ['值班人员要及时报告。', '值班人员'],
  ])('%s → %s', (sentence, name) => {
    expect(audience(inItem(sentence))).toEqual([name]);
  });

  it.each([
    '各项工作要落实到位。',
    '各有特色地确定工作内容。',
    '对重点人员逐人落实监护人。',
    '队伍要练起来。',
  ])('nobody in: %s', (sentence) => {
    expect(audience(inItem(sentence))).toEqual([]);
  });
});

describe('What a number is counted per', () => {
  it.each([
    ['每个网格张贴通告不少于2张。', 'ge 2 张 per 网格'],
    ['每户补助不超过3000元。', 'le 3000 元 per 户'],
    ['每站配备不少于6人。', 'ge 6 人 per 站'],
    ['每场参加企业不少于20家。', 'ge 20 家 per 场'],
    ['每个网格党支部党员不少于3名。', 'ge 3 名 per 网格党支部'],
  ])('%s → %s', (sentence, target) => {
    expect(targets(inItem(sentence))).toEqual([target]);
  });

  it('takes an age with a comparator for a target and an age group for none', () => {
    expect(targets(inItem('年龄不超过50岁。'))).toEqual(['le 50 岁']);
    expect(targets(inItem('做好60岁以上老年人摸底。'))).toEqual([]);
  });
});

describe('Units', () => {
  it.each([
    ['区应急管理局要会同区消防救援大队对重大隐患挂牌督办。', ['lead:区应急管理局', 'support:区消防救援大队']],
    ['区工信局要会同各街道摸清停产企业底数。', ['lead:区工信局', 'support:各街道']],
    ['区委督查室要每季度开展一次督查。', ['supervise:区委督查室']],
    ['修订预案。【责任单位：区水务局、各镇人民政府】', ['resp:区水务局', 'resp:各镇人民政府']],
    ['区应急管理局：牵头开展检查。', ['lead:区应急管理局']],
    ['请假须经区委组织部批准。', ['resp:区委组织部']],
    ['工作方案须经区住房城乡建设局批准后实施。', []],
  ])('%s', (sentence, names) => {
    expect(units(inItem(sentence))).toEqual(names);
  });
});

describe('Deadlines', () => {
  it.each([
    ['要在30分钟内向带班领导报告。', ['PT30M;from=event']],
    ['演练结束后3个工作日内报送总结。', ['P3BD;from=event']],
    ['每季度末月25日前报送进展。', ['R/P3M;by=25']],
    ['收到投诉后3个工作日内办结。', []],
    ['会议指出，一季度投资下降明显。', []],
  ])('%s', (sentence, values) => {
    expect(deadlines(inItem(sentence))).toEqual(values);
  });

  it('take the one year that all dates of a text without a date name, and say that it is guessed', () => {
    const text = inItem('5月底前摸底，2025年10月底前完成。');
    const [first] = flat(read(text)).flatMap((item) => item.deadlines);
    expect(first).toMatchObject({ iso: '2025-05-31', yearFrom: 'text' });
    expect(read(text).dates.referenceDateFrom).toBe('text');
  });

  it('leave the year open where a text names two', () => {
    const text = inItem('5月底前摸底，2025年10月底前起步，2026年6月底前完成。');
    expect(flat(read(text)).flatMap((item) => item.deadlines.map(({ iso }) => iso))).toContain('XXXX-05-31');
  });

  it('count from the meeting, not from the minutes', () => {
    const text =
      '局长办公会议纪要\n2025年3月21日\n3月20日，局长主持召开办公会议，议定如下事项：\n1.计财科会后7日内完成拨付。\n2.办公室做好保障。\n';
    expect(flat(read(text)).flatMap((item) => item.deadlines.map(({ iso }) => iso))).toEqual(['2025-03-27']);
  });
});

it('A request by a date is no part of the head, though a second title follows', () => {
  const text =
    '关于印发任务分解表的通知\n各单位：\n请各单位于3月25日前将进展情况报局办公室。\n2025年3月5日\n2025年工作任务分解表\n一、修路。\n二、架桥。\n';
  expect(deadlines(text)).toEqual(['2025-03-25']);
});

describe('A short text without line breaks', () => {
  const text =
    '关于做好秋季开学安全工作的通知各中小学校、各幼儿园：为确保秋季开学工作平稳有序，现将有关事项通知如下：一、开展安全排查。（一）校舍安全。检查校舍。（二）食堂安全。检查食堂。二、加强值班值守。1.校领导带班。2.突发事件报区教育局。青岚区教育局2025年8月1日';

  it('keeps its levels', () => {
    expect(outline(text).map((line) => line.split(' ')[0])).toEqual(['1', '1.1', '1.2', '2', '2.1', '2.2']);
  });

  it('keeps title, addressees, preamble and signature outside the items', () => {
    expect(roles(text)).toEqual(['head', 'preamble', 'signature']);
    expect(read(text).dates.docDate?.iso).toBe('2025-08-01');
  });
});
