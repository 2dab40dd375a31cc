/** Where the demo's branch secretary works. Its tasks are due on different days, so their order is always the same. */
const UNIT = '溪口社区第二网格党支部';
/** What is stuck since one and the same moment has no order. */
const STUCK_ALONE = 'reason=decline-waits';

/**
 * The main screens, each where it looks the same at every start: who looks, where, and what tells that it is there. `path` may be made of what the API knows.
 *
 * @type {readonly { name: string, role: string, phone?: boolean, path: string | ((api: Api) => Promise<string>), ready: string }[]}
 * @typedef {import('@playwright/test').APIRequestContext} Api
 */
export const SCREENS = [
  { name: 'desk-workbench', role: 'issuer', path: '/desk', ready: 'main h1' },
  { name: 'desk-new-directive', role: 'issuer', path: '/desk/issuing', ready: 'main h1' },
  { name: 'desk-directives', role: 'issuer', path: '/desk/directives', ready: 'main table' },
  {
    name: 'desk-directive',
    role: 'issuer',
    path: directivePage('/desk'),
    ready: 'main .sentences tr:nth-child(3)',
  },
  {
    name: 'desk-ledger',
    role: 'issuer',
    path: `/desk/ledger?q=${UNIT}`,
    ready: 'main [role=row]:nth-child(5)',
  },
  { name: 'desk-task', role: 'issuer', path: taskPage('/desk'), ready: 'main dl' },
  { name: 'desk-inbox', role: 'leader', path: '/desk/inbox', ready: 'main h1' },
  { name: 'desk-reviews', role: 'reviewer', path: '/desk/reviews', ready: 'main h1' },
  { name: 'desk-overview', role: 'leader', path: `/desk/overview?${STUCK_ALONE}`, ready: 'main h1' },
  { name: 'phone-duties', role: 'branch-secretary', phone: true, path: '/phone', ready: 'main' },
  {
    name: 'phone-task',
    role: 'branch-secretary',
    phone: true,
    path: taskPage('/phone'),
    ready: 'main h1',
  },
  {
    name: 'phone-directive',
    role: 'leader',
    phone: true,
    path: directivePage('/phone'),
    ready: 'main .sentence:nth-child(3)',
  },
  {
    name: 'phone-overview',
    role: 'leader',
    phone: true,
    path: `/phone/overview?${STUCK_ALONE}`,
    ready: 'main h1',
  },
  { name: 'phone-inbox', role: 'branch-secretary', phone: true, path: '/phone/inbox', ready: 'main' },
];

function directivePage(entry) {
  return async (api) => {
    const { rows } = await (await api.get('/api/v1/directives?state=issued&limit=1')).json();
    return `${entry}/directives/${rows[0].directiveId}`;
  };
}

function taskPage(entry) {
  return async (api) => {
    const { rows } = await (await api.get(`/api/v1/tasks?q=${encodeURIComponent(UNIT)}&limit=1`)).json();
    return `${entry}/tasks/${rows[0].taskId}`;
  };
}
