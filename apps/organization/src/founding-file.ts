import { duty } from '#libs/contracts';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { DistrictFounding } from './use-cases/found-district.js';

const ADMINISTRATION = ['administer-units', 'administer-accounts', 'audit'] as const;

const name = (max: number) => z.string().trim().min(1).max(max);

const administrator = z.strictObject({
  name: name(64),
  postTitle: name(64),
  duties: z.array(duty).length(1),
  login: name(64),
  password: z.string().min(12).max(128),
});

const founding = z
  .strictObject({
    districtId: z.uuid().lowercase(),
    name: name(120),
    code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/),
    administrators: z.array(administrator).length(3),
  })
  .refine(
    ({ administrators }) =>
      ADMINISTRATION.every((one) => administrators.some(({ duties }) => duties.includes(one))),
    'the three administrators have one of the duties administer-units, administer-accounts and audit each',
  )
  .refine(
    ({ administrators }) => new Set(administrators.map(({ login }) => login)).size === 3,
    'the three administrators have three login names',
  );

/** @throws an error that names what is wrong in the file, never a password in it */
export async function readFounding(path: string): Promise<DistrictFounding> {
  const parsed = founding.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    (issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`,
  );
  throw new Error(`${path} does not found a district:\n  ${faults.join('\n  ')}`);
}
