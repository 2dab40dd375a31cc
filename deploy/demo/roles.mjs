import { each } from './api.mjs';
import { ADMINISTRATORS, DEMO_PASSWORD } from './district.mjs';
import { unitPlan } from './district-plan.mjs';

/**
 * Whom a visitor of the demo may step into: a person for each role, who has something to do in it.
 *
 * @param {{ signIn: (login: string) => Promise<import('./api.mjs').Api>, people: { login: string, post: string }[] }} demo
 * @returns {Promise<{ roles: object[] }>} the content of the gateway's DEMO_ACCOUNTS_FILE
 */
export async function demoAccounts(demo) {
  const heads = demo.people.filter(({ post }) => post === 'branchSecretary');
  const reviewers = demo.people.filter(({ post }) => /^(committee|general)(Secretary|Deputy)$/.test(post));
  const secretary = await best(demo, heads, kindsOfWork);
  const reviewer = await best(demo, reviewers, waitingReviews);
  const as = roleFor(demo.people);
  return {
    roles: [
      as('issuer', { label: '交办人', labelEn: 'Issuer', entry: 'desk', login: 'qicao' }),
      as('middle-level', { label: '中间层级', labelEn: 'Middle level', entry: 'desk', login: 'ly' }),
      as('branch-secretary', {
        label: '支部书记',
        labelEn: 'Branch secretary',
        entry: 'phone',
        login: secretary,
      }),
      as('reviewer', { label: '审核人', labelEn: 'Reviewer', entry: 'desk', login: reviewer }),
      as('leader', { label: '领导', labelEn: 'Leader', entry: 'phone', login: 'shuji' }),
      as('supervisor', { label: '督查员', labelEn: 'Supervisor', entry: 'desk', login: 'ducha' }),
      as('system-administrator', {
        label: '系统管理员',
        labelEn: 'System administrator',
        entry: 'desk',
        login: 'sysadmin',
      }),
      as('security-administrator', {
        label: '安全管理员',
        labelEn: 'Security administrator',
        entry: 'desk',
        login: 'secadmin',
      }),
      as('auditor', { label: '审计员', labelEn: 'Auditor', entry: 'desk', login: 'auditor' }),
    ],
  };
}

function roleFor(people) {
  const units = unitPlan();
  return (key, { label, labelEn, entry, login }) => {
    const known = [...people, ...ADMINISTRATORS].find((person) => person.login === login);
    const unit = units.find((each) => each.key === (known.unit ?? 'root'));
    const shown = { key, label, labelEn, entry, personName: known.name, unitName: unit.name };
    return { ...shown, login, password: DEMO_PASSWORD };
  };
}

/** The login name of whoever has most to show; of equals, the first. */
async function best({ signIn }, people, measure) {
  const found = await each(people, async ({ login }) => measure(await signIn(login)));
  return people[found.indexOf(Math.max(...found))].login;
}

/** To sign for, to do, returned: a home with all three shows most, and one with something returned more than others. */
async function kindsOfWork(api) {
  const { byState, returned } = await api.get('tasks/counts?view=mine');
  const rest = (byState['in-progress'] ?? 0) - returned;
  const kinds = [byState.dispatched ?? 0, rest, returned, returned];
  return kinds.filter((count) => count > 0).length;
}

async function waitingReviews(api) {
  return (await api.all('assignments?businessType=task')).length;
}
