import type { Duty } from '#libs/kernel';
import { dutyGroupOf, type DutyGroup } from './separation-of-duties.js';

/** What a person can be in a unit; its duties never change, so that an appointment means what it meant. */
export interface Post {
  readonly districtId: string;
  readonly postId: string;
  readonly title: string;
  readonly duties: readonly Duty[];
  readonly dutyGroup: DutyGroup;
  readonly heads: boolean;
  readonly version: number;
}

export function createPost(post: Omit<Post, 'dutyGroup' | 'version'>): Post {
  const duties = [...new Set(post.duties)];
  return { ...post, duties, dutyGroup: dutyGroupOf(duties), version: 1 };
}
