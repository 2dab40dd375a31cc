import { describe, expect, it } from '@jest/globals';
import { bans, deadlines, inItem, read, targets, units } from './reading.js';

describe('Deadlines', () => {
  it.each([
    ['3月15日前完成。', '2024-03-15', 'D1'],
    ['6月底前完成。', '2024-06-30', 'D2'],
    ['2025年2月底前完成。', '2025-02-28', 'D2'],
    ['年底前完成。', '2024-12-31', 'D3'],
    ['分阶段实施（3月10日至31日）。', '2024-03-10/2024-03-31', 'D4'],
    ['分阶段实施（8月21日―9月5日）。', '2024-08-21/2024-09-05', 'D4'],
    ['集中整治（3月中旬至10月底）。', '2024-03-11/2024-10-31', 'D4'],
    ['第二季度完成。', '2024-04-01/2024-06-30', 'D5'],
    ['每月25日前报送。', 'R/P1M;by=25', 'D6'],
    ['每季度末公示。', 'R/P3M;by=end', 'D6'],
    ['每周五前报送。', 'R/P1W;by=FRI', 'D6'],
    ['每月最后一个星期五集中学习。', 'R/P1M;by=lastFRI', 'D6'],
    ['自5月1日起实行。', '2024-05-01/..', 'D7'],
    ['即日起至4月30日开展整治。', '2024-03-05/2024-04-30', 'D7'],
    ['自本通知印发之日起15日内报送。', '2024-03-20', 'D8'],
    ['自印发之日起5个工作日内报送。', 'P5BD;from=issue', 'D8'],
    ['下周五前报送。', '2024-03-15', 'D8'],
    ['本月底前报送。', '2024-03-31', 'D8'],
    ['国庆节前完成。', '2024-09-30', 'D8'],
    ['发现问题限期3个工作日内整改。', 'P3BD;from=event', 'D8'],
    ['清明节后5个工作日内报送。', 'P5BD;from=event', 'D8'],
    ['接到通知后2小时内到岗。', 'PT2H;from=event', 'D8'],
    ['明年2月底前完成。', '2025-02-28', 'D10'],
    ['4月20日（星期六）前报送。', '2024-04-20', 'D11'],
    ['每日17时前报告。', 'R/P1D;by=17:00', 'D11'],
    ['十一月底前完成。', '2024-11-30', 'D12'],
    ['二○二五年三月十日前完成。', '2025-03-10', 'D12'],
    ['2024-4-15前到位。', '2024-04-15', 'figures'],
  ])('%s → %s (%s)', (sentence, iso) => {
    expect(deadlines(inItem(sentence))).toEqual([iso]);
  });

  it.each([
    '截至3月15日已办结12件。',
    '每月开展不少于2次检查。',
    '尽快完成整改。',
    '一季度完成投资6亿元，同比增长3%。',
    '落实3月5日召开的会议精神。',
    '按照《关于6月底前完成整改的通知》办理。',
  ])('finds no deadline in: %s', (sentence) => {
    expect(deadlines(inItem(sentence))).toEqual([]);
  });

  it('takes a month before the reference month for next year and flags the guess', () => {
    const [item] = read(inItem('2月底前完成。'), '2024-12-20').items;
    expect(item!.deadlines[0]!.iso).toBe('2025-02-28');
    expect(item!.flags).toContain('year-guessed');
  });

  it('keeps a period that crosses the year together', () => {
    expect(deadlines(inItem('集中检查（12月1日至次年2月10日）。'), '2024-11-20')).toEqual([
      '2024-12-01/2025-02-10',
    ]);
    expect(deadlines(inItem('即日起至1月2日值班。'), '2024-12-27')).toEqual(['2024-12-27/2025-01-02']);
  });

  it('shows the missing year when nothing in the text gives one', () => {
    const [item] = read(inItem('10月31日前完成。')).items;
    expect(item!.deadlines[0]).toMatchObject({ iso: 'XXXX-10-31', due: null, yearFrom: 'none' });
  });

  it('takes the year of the document number when there is no date', () => {
    const text = '工作方案\n青政发〔2023〕4号\n一、修路。11月底前完成。\n二、种树。认真养护。\n';
    expect(read(text).items[0]!.deadlines[0]).toMatchObject({ iso: '2023-11-30', yearFrom: 'docNumber' });
  });

  it('gives a damaged date no value and flags it (D13)', () => {
    const [item] = read(inItem('于202310月完成。'), '2023-03-01').items;
    expect(item!.deadlines[0]!.iso).toBeNull();
    expect(item!.flags).toContain('date-damaged');
  });
});

describe('Units', () => {
  it.each([
    ['开展救助。（区民政局牵头，各街道配合）', ['lead:区民政局', 'support:各街道'], 'U1'],
    ['建立台账。（区教育局、区卫生健康局按职责分工负责）', ['resp:区教育局', 'resp:区卫生健康局'], 'U2'],
    [
      '建立台账。（牵头单位：区发改局；责任单位：各街道、区财政局）',
      ['lead:区发改局', 'resp:各街道', 'resp:区财政局'],
      'U3',
    ],
    ['由街道城管办牵头，街道综治办配合。', ['lead:街道城管办', 'support:街道综治办'], 'U6'],
    ['区司法局会同区住房和城乡建设局组建专班。', ['lead:区司法局', 'support:区住房和城乡建设局'], 'U6'],
    ['所需资金由区财政局统筹解决。', ['resp:区财政局'], 'U6'],
    ['成立领导小组，办公室设在区委组织部。', ['resp:区委组织部'], 'U6'],
    ['加快改造。（区住建局；5月底前）', ['resp:区住建局'], 'U1'],
    [
      '会同区公安分局、区市场监管局，集中整治校园周边。',
      ['support:区公安分局', 'support:区市场监管局'],
      'U6',
    ],
    ['以上事项由党政办负责跟踪督办。', ['supervise:党政办'], 'U6'],
    ['区政府督查室要对上述事项跟踪督办。', ['supervise:区政府督查室'], 'U6'],
  ])('%s (%s)', (sentence, expected) => {
    expect(units(inItem(sentence))).toEqual(expected);
  });

  it.each([
    '各街道要认真落实。',
    '将情况报区委督查室。',
    '有关情况向区政府办公室报告。',
    '经区政府同意后实施。',
    '由街道办事处主任任组长。',
  ])('finds no unit in: %s', (sentence) => {
    expect(units(inItem(sentence))).toEqual([]);
  });

  it('takes a heading for the unit in a section of duties (U7)', () => {
    const text =
      '工作方案\n一、职责分工\n1.街道消防办。牵头开展排查。\n2.社区居委会。负责宣传。\n二、其他。照旧。\n';
    expect(units(text)).toEqual(['lead:街道消防办', 'resp:社区居委会']);
  });
});

describe('Audience', () => {
  const audience = (sentence: string): string[] =>
    read(inItem(sentence)).items[0]!.audience.map(({ name }) => name);

  it.each([
    ['各级党组织要抓好落实。', ['各级党组织']],
    ['机关在职党员每季度参加服务不少于2次。', ['机关在职党员']],
    ['物业企业年底前建成充电点。', ['物业企业']],
    ['请各单位于6月底前报送。', ['各单位']],
  ])('%s', (sentence, expected) => {
    expect(audience(sentence)).toEqual(expected);
  });

  it('is not the unit that the item names', () => {
    expect(audience('由区民政局牵头，各街道配合。')).toEqual([]);
  });
});

describe('Targets', () => {
  it.each([
    ['全年专题研讨不少于4次。', ['ge 4 次 per year']],
    ['覆盖率达到80%以上。', ['ge 80 %']],
    ['满意度不低于百分之九十。', ['ge 90 %']],
    ['压减材料三成以上。', ['ge 30 %']],
    ['建成示范点12个。', ['eq 12 个']],
    ['资金控制在260万元以内。', ['le 260 万元']],
    ['发展党员20名左右。', ['approx 20 名']],
    ['每个小区至少建成一处充电点。', ['ge 1 处 per 小区']],
    ['每名干部撰写笔记不少于5000字。', ['ge 5000 字 per 人']],
    ['街道每周调度一次。', ['eq 1 次 per week']],
    ['新建X个网格支部。', ['eq null 个']],
    ['控制在300户左右。', ['approx 300 户']],
    ['一般隐患3日内整改。', ['le 3 日']],
    ['特急件2日内办结。', ['le 2 日']],
  ])('%s', (sentence, expected) => {
    expect(targets(inItem(sentence))).toEqual(expected);
  });

  it.each([
    '实行24小时值班。',
    '拨打电话0000-119119。',
    '落实“六个100%”要求。',
    '走访一遍。',
    '共列8项任务。',
    '完成投资6亿元，占年度计划的18%。',
    '在林缘500米范围内巡查。',
  ])('finds no target in: %s', (sentence) => {
    expect(targets(inItem(sentence))).toEqual([]);
  });
});

describe('Bans', () => {
  it('keeps each ban with its negation (§14.8)', () => {
    expect(bans(inItem('严禁迟报、瞒报；不得擅自离岗；一律不准饮酒。'))).toEqual([
      '严禁迟报、瞒报',
      '不得擅自离岗',
      '一律不准饮酒',
    ]);
    expect(bans(inItem('不搞花架子，不做表面文章。'))).toEqual(['不搞花架子，不做表面文章']);
  });

  it.each([
    '数量不得少于3个。',
    '不断提高水平，不仅要快。',
    '不忘初心，牢记使命。',
    '绝不姑息。',
    '不得不推迟。',
  ])('finds none in: %s', (sentence) => {
    expect(bans(inItem(sentence))).toEqual([]);
  });

  it('makes an item that only bans a prohibition, to dispatch when it names whom it binds', () => {
    const [item] = read(inItem('严格纪律。严禁在办公区吸烟。')).items;
    expect(item).toMatchObject({ kind: 'prohibition', dispatchable: false });
  });
});
