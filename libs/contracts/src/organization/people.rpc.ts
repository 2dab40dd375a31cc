import { z } from 'zod';
import { cursor, day, id, line, page, pageLimit, text, wanted } from '../wire/primitives.js';
import { command, query } from '../wire/rpc-contract.js';
import { account, appointment, callerIdentity, duty, person, post, preferences } from './views.js';

const UNITS = { anyOf: ['administer-units'] } as const;
const ACCOUNTS = { anyOf: ['administer-accounts'] } as const;

/** 12 to 128 characters; the service also refuses what its list of common passwords knows. */
const newPassword = z.string().min(12).max(128);
const login = wanted(64).min(2);

export const postCreate = command('organization', 'post.create', {
  summary: 'Add a post to the catalogue, with the duties it carries.',
  access: UNITS,
  input: z.strictObject({
    title: line(64),
    duties: z.array(duty).max(10),
    heads: z.boolean().default(false),
  }),
  output: post,
  errors: ['organization/post-title-taken', 'organization/duties-must-be-separate'],
});

export const postList = query('organization', 'post.list', {
  summary: 'The catalogue of posts, by title.',
  access: 'person',
  input: z.strictObject({ cursor: cursor().optional(), limit: pageLimit() }),
  output: page(post),
});

export const personRegister = command('organization', 'person.register', {
  summary: 'Enter a person. Only what the work needs: a name.',
  access: UNITS,
  input: z.strictObject({ name: line(64) }),
  output: person,
});

export const personGet = query('organization', 'person.get', {
  summary: 'One person with the posts held now.',
  access: 'person',
  input: z.strictObject({ personId: id() }),
  output: person,
  errors: ['organization/person-not-found'],
});

export const personList = query('organization', 'person.list', {
  summary: 'People appointed in the subtree of a unit, by name, inside what the caller may see.',
  access: 'person',
  input: z.strictObject({
    unitId: id().optional(),
    q: line(60).optional(),
    cursor: cursor().optional(),
    limit: pageLimit(),
  }),
  output: page(person),
  errors: ['organization/unit-not-found'],
});

export const appointmentStart = command('organization', 'appointment.start', {
  summary: 'Give a person a post in a unit, over a scope unit (default: the unit itself).',
  access: UNITS,
  input: z.strictObject({
    personId: id(),
    unitId: id(),
    postId: id(),
    scopeUnitId: id().nullable().default(null),
    from: day(),
    to: day().nullable().default(null),
  }),
  output: appointment,
  errors: [
    'organization/unit-out-of-scope',
    'organization/person-not-found',
    'organization/unit-not-found',
    'organization/post-not-found',
    'organization/unit-closed',
    'organization/already-appointed',
    'organization/duties-must-be-separate',
    'organization/period-ends-before-it-begins',
  ],
});

export const appointmentEnd = command('organization', 'appointment.end', {
  summary: 'End an appointment; open sessions of the person lose it at once.',
  access: UNITS,
  input: z.strictObject({ appointmentId: id(), to: day(), reason: text(500) }),
  output: appointment,
  errors: [
    'organization/unit-out-of-scope',
    'organization/appointment-not-found',
    'organization/appointment-ended',
    'organization/period-ends-before-it-begins',
  ],
});

export const accountOpen = command('organization', 'account.open', {
  summary: 'Open an account for a person. The login name is unique after normalisation.',
  access: ACCOUNTS,
  input: z.strictObject({ personId: id(), login, password: newPassword }),
  output: account,
  errors: [
    'organization/person-not-found',
    'organization/login-taken',
    'organization/login-not-allowed',
    'organization/password-too-common',
    'organization/person-has-account',
  ],
});

export const accountDisable = command('organization', 'account.disable', {
  summary: 'Disable an account; its sessions end at once.',
  access: ACCOUNTS,
  input: z.strictObject({ accountId: id(), reason: text(500) }),
  output: account,
  errors: ['organization/account-not-found', 'organization/account-disabled'],
});

export const accountResetPassword = command('organization', 'account.reset-password', {
  summary: 'Set a new password for somebody; all sessions of the account end.',
  access: ACCOUNTS,
  input: z.strictObject({ accountId: id(), password: newPassword }),
  output: account,
  errors: [
    'organization/account-not-found',
    'organization/account-disabled',
    'organization/password-too-common',
  ],
});

export const accountList = query('organization', 'account.list', {
  summary: 'Accounts by login name. For the security administrator.',
  access: ACCOUNTS,
  input: z.strictObject({ cursor: cursor().optional(), limit: pageLimit() }),
  output: page(account.extend({ personName: line(64) })),
});

export const passwordChange = command('organization', 'account.change-own-password', {
  summary: 'Change the own password; the other sessions of the account end.',
  access: 'person',
  input: z.strictObject({ current: z.string().min(1).max(128), next: newPassword }),
  output: z.strictObject({ changed: z.literal(true) }),
  errors: [
    'organization/wrong-password',
    'organization/password-too-common',
    'organization/too-many-log-ins',
    'organization/account-not-found',
  ],
});

export const preferencesGet = query('organization', 'account.preferences', {
  summary: 'How the caller likes the screen: size of letters, language, single keys, entry.',
  access: 'person',
  input: z.strictObject({}),
  output: preferences,
  errors: ['organization/account-not-found'],
});

export const preferencesSet = command('organization', 'account.set-preferences', {
  summary: 'Set how the caller likes the screen, as a whole.',
  access: 'person',
  input: preferences,
  output: preferences,
  errors: ['organization/account-not-found'],
});

export const sessionLogIn = command('organization', 'session.log-in', {
  summary: 'Open a session. The token is shown once and stored hashed: a repeated key opens another session.',
  access: 'anyone',
  input: z.strictObject({
    login,
    password: z.string().min(1).max(128),
    clientAddress: z.string().max(64),
  }),
  output: z.strictObject({
    sessionToken: z.string(),
    sessionId: id(),
    identity: callerIdentity,
    expiresAt: z.string(),
  }),
  errors: ['organization/log-in-refused', 'organization/too-many-log-ins'],
});

export const sessionResolve = query('organization', 'session.resolve', {
  summary: 'Whose session a token is; the gateway asks and signs what it hears.',
  access: 'service',
  input: z.strictObject({ sessionToken: z.string().min(20).max(200) }),
  output: z.strictObject({ sessionId: id(), identity: callerIdentity, expiresAt: z.string() }),
  errors: ['organization/session-ended'],
});

export const sessionLogOut = command('organization', 'session.log-out', {
  summary: 'End the session of the caller.',
  access: 'person',
  input: z.strictObject({}),
  output: z.strictObject({ ended: z.literal(true) }),
});

export const sessionRevoke = command('organization', 'session.revoke', {
  summary: 'End every session of an account at once.',
  access: ACCOUNTS,
  input: z.strictObject({ accountId: id(), reason: text(500) }),
  output: z.strictObject({ ended: z.int().min(0) }),
  errors: ['organization/account-not-found', 'organization/account-disabled'],
});
