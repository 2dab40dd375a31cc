import { each } from './api.mjs';
import { unitPlan } from './district-plan.mjs';
import { peoplePlan, POSTS } from './people-plan.mjs';
import { dayFromNow } from './clock.mjs';

/** For the demo alone; an installation of one's own is founded with passwords of one's own. */
export const DEMO_PASSWORD = 'guantong-demo-2026';

/** The three administrators of 三员分立, with whom the district is founded. */
export const ADMINISTRATORS = [
  {
    name: '系统管理员',
    postTitle: '系统管理员',
    duties: ['administer-units'],
    login: 'sysadmin',
    password: DEMO_PASSWORD,
  },
  {
    name: '安全管理员',
    postTitle: '安全管理员',
    duties: ['administer-accounts'],
    login: 'secadmin',
    password: DEMO_PASSWORD,
  },
  { name: '审计员', postTitle: '审计员', duties: ['audit'], login: 'auditor', password: DEMO_PASSWORD },
];

const FROM = dayFromNow(-400);

/**
 * Units, posts, people, appointments and accounts, entered by the administrators.
 *
 * @param {{ signIn: (login: string) => Promise<import('./api.mjs').Api> }} demo
 * @returns ids of units and posts by key, people by login
 */
export async function foundUnitsAndPeople({ signIn }) {
  const [units, accounts] = [await signIn('sysadmin'), await signIn('secadmin')];
  const unitIds = await foundUnits(units);
  const postIds = await createPosts(units);
  const people = await each(peoplePlan(unitPlan()), async (plan) => {
    const { personId } = await units.post('people', { name: plan.name });
    await units.post('appointments', {
      personId,
      unitId: unitIds[plan.unit],
      postId: postIds[plan.post],
      scopeUnitId: plan.districtWide ? unitIds.root : null,
      from: FROM,
    });
    await accounts.post('accounts', { personId, login: plan.login, password: DEMO_PASSWORD });
    return { ...plan, personId };
  });
  return { unitIds, postIds, people };
}

async function foundUnits(api) {
  const { rows } = await api.get('units');
  const ids = { root: rows[0].unitId };
  for (const plan of unitPlan().filter((unit) => unit.parent !== null)) {
    const { key, kind, name, code, parent, mission = null, days } = plan;
    const validTo = days === undefined ? null : dayFromNow(days);
    const unit = await api.post('units', {
      parentId: ids[parent],
      kind,
      name,
      code,
      validFrom: FROM,
      validTo,
      mission,
    });
    ids[key] = unit.unitId;
  }
  return ids;
}

async function createPosts(api) {
  const created = await each(Object.entries(POSTS), async ([key, { title, duties, heads = false }]) => {
    const { postId } = await api.post('posts', { title, duties, heads });
    return [key, postId];
  });
  return Object.fromEntries(created);
}
