/** Posts with their duties, and who holds them: 123 invented people. */

/** @type {Record<string, { title: string, duties: string[], heads?: boolean }>} */
export const POSTS = {
  districtSecretary: { title: '区委书记', duties: ['sign-off', 'remark', 'handle', 'dispatch'], heads: true },
  districtDeputy: { title: '区委副书记', duties: ['sign-off', 'remark'] },
  officeHead: { title: '区委办公室主任', duties: ['draft', 'dispatch', 'sign-off', 'handle'], heads: true },
  drafter: { title: '办公室综合科科长', duties: ['draft', 'dispatch'] },
  organisationHead: { title: '组织部部长', duties: ['handle', 'remark'], heads: true },
  organisationClerk: { title: '组织科科员', duties: ['handle'] },
  supervisionHead: { title: '督查室主任', duties: ['supervise', 'review', 'handle'], heads: true },
  supervisor: { title: '督查员', duties: ['supervise', 'review'] },
  committeeSecretary: {
    title: '党（工）委书记',
    duties: ['handle', 'dispatch', 'review', 'remark'],
    heads: true,
  },
  committeeDeputy: { title: '党（工）委副书记', duties: ['handle', 'dispatch', 'review'] },
  committeeOrganiser: { title: '党（工）委组织委员', duties: ['review'] },
  generalSecretary: { title: '党总支书记', duties: ['handle', 'dispatch', 'review'], heads: true },
  generalDeputy: { title: '党总支副书记', duties: ['handle', 'review'] },
  branchSecretary: { title: '党支部书记', duties: ['handle'], heads: true },
  organiser: { title: '组织委员', duties: ['handle'] },
  publicist: { title: '宣传委员', duties: [] },
};

const DISTRICT_WIDE = new Set([
  'districtSecretary',
  'districtDeputy',
  'officeHead',
  'drafter',
  'supervisionHead',
  'supervisor',
]);

const STAFF_OF_KIND = {
  'work-committee': ['committeeSecretary', 'committeeDeputy', 'committeeOrganiser'],
  committee: ['committeeSecretary', 'committeeDeputy', 'committeeOrganiser'],
  'general-branch': ['generalSecretary', 'generalDeputy', 'organiser'],
  branch: ['branchSecretary', 'organiser'],
  'stewardship-area': ['branchSecretary', 'organiser', 'publicist'],
  'grid-branch': ['branchSecretary', 'organiser', 'publicist'],
  'temporary-branch': ['branchSecretary', 'organiser'],
};

const STAFF_OF_UNIT = {
  root: ['districtSecretary', 'districtDeputy'],
  office: ['officeHead', 'drafter'],
  organisation: ['organisationHead', 'organisationClerk'],
  supervision: ['supervisionHead', 'supervisor'],
};

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕';
const GIVEN = [
  '岚',
  '松',
  '桦',
  '柏宁',
  '云起',
  '青野',
  '林风',
  '望川',
  '石安',
  '雪原',
  '望岳',
  '溪和',
  '景明',
  '知远',
  '清和',
  '守拙',
  '行简',
  '若谷',
  '怀瑾',
];

/**
 * @param {readonly import('./district-plan.mjs').UnitPlan[]} units
 * @returns {{ name: string, login: string, unit: string, post: string, districtWide: boolean }[]}
 */
export function peoplePlan(units) {
  const staff = units.flatMap((unit) =>
    (STAFF_OF_UNIT[unit.key] ?? STAFF_OF_KIND[unit.kind]).map((post, index) => ({ unit, post, index })),
  );
  return staff.map(({ unit, post, index }, number) => ({
    name:
      SURNAMES[(number * 7) % SURNAMES.length] + GIVEN[(number * 5 + Math.floor(number / 19)) % GIVEN.length],
    login: loginOf(unit, post, index),
    unit: unit.key,
    post,
    districtWide: DISTRICT_WIDE.has(post),
  }));
}

const KNOWN_LOGINS = {
  districtSecretary: 'shuji',
  districtDeputy: 'fushuji',
  officeHead: 'zhuren',
  drafter: 'qicao',
  supervisionHead: 'ducha',
  supervisor: 'duchayuan',
};

/** `ql-1-w1` for the head of a unit, `ql-1-w1.2` for the second post. */
function loginOf(unit, post, index) {
  const code = unit.code.toLowerCase();
  return KNOWN_LOGINS[post] ?? (index === 0 ? code : `${code}.${index + 1}`);
}
