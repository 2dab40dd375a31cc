import type { AggregateTable, StoredRow } from '#libs/journal';
import type { Duty } from '#libs/kernel';
import type { Person } from '../domain/person.js';
import type { Post } from '../domain/post.js';
import type { PostView } from '../ports/people-directory.js';
import { SCHEMA } from './migrations/index.js';

export const POSTS: AggregateTable = {
  schema: SCHEMA,
  table: 'posts',
  aggregate: 'post',
  columns: { title: 'text', duties: 'text[]', duty_group: 'text', heads: 'boolean' },
};

/** `epoch` is raised by itself, with other aggregates. */
export const PERSONS: AggregateTable = {
  schema: SCHEMA,
  table: 'persons',
  aggregate: 'person',
  columns: { name: 'text' },
};

export interface PostRow extends StoredRow {
  readonly title: string;
  readonly duties: Duty[];
  readonly duty_group: Post['dutyGroup'];
  readonly heads: boolean;
}

export interface PersonRow extends StoredRow {
  readonly name: string;
  /** bigint */
  readonly epoch: string;
}

export function toPost(row: PostRow): Post {
  const { district_id: districtId, id: postId, duty_group: dutyGroup, title, duties, heads, version } = row;
  return { districtId, postId, dutyGroup, title, duties, heads, version };
}

export function postView({ postId, title, duties, heads, version }: Post): PostView {
  return { postId, title, duties: [...duties], heads, version };
}

export function toPerson(row: PersonRow): Person {
  const { district_id: districtId, id: personId, name, epoch, version } = row;
  return { districtId, personId, name, epoch: Number(epoch), version };
}
