import { foundDistrict as foundByProgram } from '../../../deploy/local/deploy-steps.mjs';
import { districtId } from '../../../deploy/local/environment.mjs';
import { ADMINISTRATORS, DEMO_PASSWORD } from '../../../deploy/demo/district.mjs';
import { dayFromNow } from '../../../deploy/demo/clock.mjs';

const FROM = dayFromNow(-400);
const ROOT = { name: '中共青岚区委员会', code: 'QW' };

/** @type {Record<string, { title: string, duties: string[], heads?: boolean }>} */
const POSTS = {
  secretary: { title: '区委书记', duties: ['sign-off', 'handle', 'dispatch'], heads: true },
  drafter: { title: '综合科科长', duties: ['draft', 'dispatch', 'sign-off', 'handle'], heads: true },
  upper: { title: '党总支书记', duties: ['handle', 'dispatch', 'review'], heads: true },
  deputy: { title: '党总支副书记', duties: ['review'] },
  lower: { title: '党支部书记', duties: ['handle'], heads: true },
};

/** Two general branches with their grid branches: small, so that clients meet each other at the same tasks. */
const UPPERS = ['东岭', '溪口'];
const GRIDS = ['第一', '第二', '第三'];

/**
 * A district of ten units, entered through the API.
 *
 * @param {{ world: object, signIn: (login: string, password: string) => Promise<any> }} given
 */
export async function foundDistrict({ world, signIn }) {
  const founding = { districtId: districtId(), ...ROOT, administrators: ADMINISTRATORS };
  await foundByProgram({ world, founding });
  const units = await signIn('sysadmin', DEMO_PASSWORD);
  const accounts = await signIn('secadmin', DEMO_PASSWORD);
  const district = { units, accounts, unitIds: {}, postIds: {}, people: [] };
  const { rows } = await units.get('units');
  district.unitIds.root = rows[0].unitId;
  for (const [key, post] of Object.entries(POSTS)) {
    district.postIds[key] = (await units.mustPost('posts', { heads: false, ...post })).postId;
  }
  await staff(district, { login: 'shuji', unit: 'root', post: 'secretary', districtWide: true });
  await unit(district, { key: 'office', parent: 'root', kind: 'office', name: '区委办公室' });
  await staff(district, { login: 'qicao', unit: 'office', post: 'drafter', districtWide: true });
  for (const [index, name] of UPPERS.entries()) await upper(district, `upper-${index + 1}`, name);
  return await signedInAgain(district, signIn);
}

/** Everybody with a session that begins now. */
export async function signedInAgain(district, signIn) {
  const people = await Promise.all(
    district.people.map(async (person) => ({ ...person, api: await signIn(person.login, DEMO_PASSWORD) })),
  );
  const units = await signIn('sysadmin', DEMO_PASSWORD);
  const accounts = await signIn('secadmin', DEMO_PASSWORD);
  return { ...district, people, units, accounts };
}

async function upper(district, key, name) {
  await unit(district, { key, parent: 'root', kind: 'general-branch', name: `${name}社区党总支` });
  await staff(district, { login: key, unit: key, post: 'upper' });
  await staff(district, { login: `${key}-deputy`, unit: key, post: 'deputy' });
  for (const [index, grid] of GRIDS.entries()) {
    const login = `${key}-${index + 1}`;
    await unit(district, { key: login, parent: key, kind: 'grid-branch', name: `${name}${grid}网格党支部` });
    await staff(district, { login, unit: login, post: 'lower' });
  }
}

async function unit({ units, unitIds }, { key, parent, kind, name }) {
  const founded = await units.mustPost(
    'units',
    newUnit({ parentId: unitIds[parent], kind, name, code: key }),
  );
  unitIds[key] = founded.unitId;
}

export function newUnit({ parentId, kind, name, code }) {
  return { parentId, kind, name, code: code.toUpperCase(), validFrom: FROM, validTo: null, mission: null };
}

export function newAppointment({ personId, unitId, postId, scopeUnitId = null }) {
  return { personId, unitId, postId, scopeUnitId, from: FROM };
}

const NAMES = ['王岚', '李松', '张桦', '刘柏', '陈野', '杨川', '赵原', '黄溪', '周明', '吴远'];

async function staff(
  { units, accounts, unitIds, postIds, people },
  { login, unit: key, post, districtWide },
) {
  const name = NAMES[people.length % NAMES.length];
  const { personId } = await units.mustPost('people', { name });
  const scopeUnitId = districtWide ? unitIds.root : null;
  await units.mustPost(
    'appointments',
    newAppointment({ personId, unitId: unitIds[key], postId: postIds[post], scopeUnitId }),
  );
  const { accountId } = await accounts.mustPost('accounts', { personId, login, password: DEMO_PASSWORD });
  people.push({ login, name, personId, accountId, unit: key, post });
}
