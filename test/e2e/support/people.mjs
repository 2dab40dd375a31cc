export const PASSWORD = '一条安静的河流经过两个村庄';

/** Tasks a unit may be given in a month; the directive that every branch has tasks of uses up all of them. */
export const MONTHLY_TASK_BUDGET = 90;

/** 三员分立: with these three the district is founded. */
export const ADMINISTRATORS = [
  {
    name: '系统管理员',
    postTitle: '系统管理员',
    duties: ['administer-units'],
    login: 'sysadmin',
    password: PASSWORD,
  },
  {
    name: '安全管理员',
    postTitle: '安全管理员',
    duties: ['administer-accounts'],
    login: 'secadmin',
    password: PASSWORD,
  },
  { name: '审计员', postTitle: '审计员', duties: ['audit'], login: 'auditor', password: PASSWORD },
];

/** Parents before their children; two streets that must not see each other. */
export const UNITS = [
  { key: 'office', kind: 'office', name: '区委办公室', code: 'BGS', parent: 'root' },
  { key: 'supervision', kind: 'office', name: '区委督查室', code: 'DCS', parent: 'root' },
  { key: 'east', kind: 'work-committee', name: '东街道党工委', code: 'DJ', parent: 'root' },
  { key: 'east-1', kind: 'branch', name: '东街道第一党支部', code: 'DJ-1', parent: 'east' },
  { key: 'east-2', kind: 'branch', name: '东街道第二党支部', code: 'DJ-2', parent: 'east' },
  { key: 'west', kind: 'work-committee', name: '西街道党工委', code: 'XJ', parent: 'root' },
  { key: 'west-1', kind: 'branch', name: '西街道第一党支部', code: 'XJ-1', parent: 'west' },
];

const EVERY_WORK = ['draft', 'sign-off', 'dispatch', 'handle', 'review', 'supervise', 'remark'];

/** `stranger` and `west-units` may do everything there is, but only in the western street. */
export const STAFF = [
  {
    login: 'secretary',
    name: '程望川',
    unit: 'root',
    post: '区委书记',
    duties: ['sign-off', 'remark', 'handle', 'dispatch'],
    heads: true,
  },
  {
    login: 'drafter',
    name: '林溪和',
    unit: 'office',
    post: '综合科科长',
    duties: ['draft', 'dispatch'],
    scope: 'root',
  },
  {
    login: 'supervisor',
    name: '沈清和',
    unit: 'supervision',
    post: '督查室主任',
    duties: ['supervise', 'review', 'handle'],
    heads: true,
    scope: 'root',
  },
  {
    login: 'east',
    name: '周知远',
    unit: 'east',
    post: '党工委书记',
    duties: ['handle', 'dispatch', 'review'],
    heads: true,
  },
  { login: 'east-1', name: '高岚', unit: 'east-1', post: '党支部书记', duties: ['handle'], heads: true },
  { login: 'east-2', name: '冯若谷', unit: 'east-2', post: '党支部书记', duties: ['handle'], heads: true },
  {
    login: 'stranger',
    name: '许青野',
    unit: 'west-1',
    post: '党支部书记（全职责）',
    duties: EVERY_WORK,
    heads: true,
  },
  { login: 'west-units', name: '袁石安', unit: 'west', post: '街道系统管理员', duties: ['administer-units'] },
];
