import { JournaledStore } from '#libs/journal';
import { actorOf } from '#libs/kernel';
import type { Person } from '../domain/person.js';
import type { Post } from '../domain/post.js';
import type { PersonView, PostView } from '../ports/people-directory.js';
import { type NewAggregate, PeopleRepository } from '../ports/people-repository.js';
import { refusalOf } from './constraint-refusals.js';
import { noted } from './journal-entries.js';
import { PERSONS, postView, POSTS } from './people-rows.js';

export class TypeormPeopleRepository extends PeopleRepository {
  constructor(private readonly store: JournaledStore) {
    super();
  }

  override createPost({ context, id, now }: NewAggregate, decide: () => Post): Promise<PostView> {
    let title = '';
    return this.store.execute<null, PostView>({
      name: 'organization.create-post',
      context,
      table: POSTS,
      id,
      toState: () => null,
      refusalOf: (error) => refusalOf(error, title),
      decide: () => {
        const post = decide();
        title = post.title;
        const answer = postView(post);
        const { duties, dutyGroup: duty_group, heads } = post;
        const entries = [noted('organization.post.created', answer, { before: null, after: answer, now })];
        return { row: { title, duties, duty_group, heads }, entries, actor: actorOf(context.caller), answer };
      },
    });
  }

  override registerPerson({ context, id, now }: NewAggregate, decide: () => Person): Promise<PersonView> {
    return this.store.execute<null, PersonView>({
      name: 'organization.register-person',
      context,
      table: PERSONS,
      id,
      toState: () => null,
      decide: () => {
        const { personId, name, version } = decide();
        const answer = { personId, name, active: false, appointments: [], version };
        const after = { personId, name };
        const entries = [noted('organization.person.registered', after, { before: null, after, now })];
        return { row: { name }, entries, actor: actorOf(context.caller), answer };
      },
    });
  }
}
