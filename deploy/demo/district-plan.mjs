/**
 * The invented forest district of the demo: 45 units on 4 levels. Nothing in it exists.
 *
 * @typedef {{ key: string, kind: string, name: string, code: string, parent: string | null, mission?: string, days?: number }} UnitPlan
 */

const STREETS = [
  ['ql', '青岚', ['东岭', '溪口', '松林']],
  ['lh', '林海', ['林场', '白桦', '河湾']],
  ['st', '松涛', ['站前', '南山', '云杉']],
];

const STEWARDSHIPS = ['大石门', '红松沟', '云岭', '龙潭'];

/** @returns {readonly UnitPlan[]} parents before their children */
export function unitPlan() {
  const root = {
    key: 'root',
    kind: 'district-committee',
    name: '中共青岚区委员会',
    code: 'QW',
    parent: null,
  };
  return [root, ...offices(), ...STREETS.flatMap(street), ...forestry()];
}

function offices() {
  return [
    { key: 'office', kind: 'office', name: '区委办公室', code: 'QW-BGS', parent: 'root' },
    { key: 'organisation', kind: 'office', name: '区委组织部', code: 'QW-ZZB', parent: 'root' },
    { key: 'supervision', kind: 'office', name: '区委督查室', code: 'QW-DCS', parent: 'root' },
    { key: 'own-branch', kind: 'branch', name: '区委机关党支部', code: 'QW-JGZB', parent: 'root' },
  ];
}

function street([code, name, communities]) {
  const key = `street-${code}`;
  const upper = code.toUpperCase();
  return [
    { key, kind: 'work-committee', name: `${name}街道党工委`, code: upper, parent: 'root' },
    { key: `${key}-organ`, kind: 'branch', name: `${name}街道机关党支部`, code: `${upper}-JG`, parent: key },
    ...communities.flatMap((community, index) => communityUnits(key, `${upper}-${index + 1}`, community)),
  ];
}

function communityUnits(street, code, name) {
  const key = `${street}-${code}`;
  const grids = ['第一', '第二'].map((nth, index) => ({
    key: `${key}-grid-${index + 1}`,
    kind: 'grid-branch',
    name: `${name}社区${nth}网格党支部`,
    code: `${code}-W${index + 1}`,
    parent: key,
  }));
  return [{ key, kind: 'general-branch', name: `${name}社区党总支`, code, parent: street }, ...grids];
}

function forestry() {
  const areas = STEWARDSHIPS.map((name, index) => ({
    key: `area-${index + 1}`,
    kind: 'stewardship-area',
    name: `${name}管护区党支部`,
    code: `LY-GH${index + 1}`,
    parent: 'forestry',
  }));
  return [
    { key: 'forestry', kind: 'committee', name: '青岚林业局党委', code: 'LY', parent: 'root' },
    ...areas,
    { key: 'fire', kind: 'general-branch', name: '森林消防大队党总支', code: 'LY-XF', parent: 'forestry' },
    {
      key: 'fire-temporary',
      kind: 'temporary-branch',
      name: '靠前驻防临时党支部',
      code: 'LY-XF-LS',
      parent: 'fire',
      mission: '防火期内靠前驻防，就近组织党员开展组织生活，帮助解决队员家庭困难。',
      days: 150,
    },
  ];
}
