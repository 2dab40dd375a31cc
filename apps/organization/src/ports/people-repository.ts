import type { CommandContext } from '#libs/kernel';
import type { PersonView, PostView } from './people-directory.js';
import type { Person } from '../domain/person.js';
import type { Post } from '../domain/post.js';

export interface NewAggregate {
  readonly context: CommandContext;
  readonly id: string;
  readonly now: Date;
}

/** Posts and people: nothing but new ones. */
export abstract class PeopleRepository {
  abstract createPost(command: NewAggregate, decide: () => Post): Promise<PostView>;
  abstract registerPerson(command: NewAggregate, decide: () => Person): Promise<PersonView>;
}
