import type { InputOf, postCreate } from '#libs/contracts';
import { Clock, type CommandContext, uuidv7 } from '#libs/kernel';
import { createPost } from '../domain/post.js';
import type { PostView } from '../ports/people-directory.js';
import { PeopleRepository } from '../ports/people-repository.js';

export class CreatePost {
  constructor(
    private readonly people: PeopleRepository,
    private readonly clock: Clock,
  ) {}

  execute(input: InputOf<typeof postCreate>, context: CommandContext): Promise<PostView> {
    const now = this.clock.now();
    const id = uuidv7(now.getTime());
    return this.people.createPost({ context, id, now }, () =>
      createPost({ districtId: context.caller.districtId, postId: id, ...input }),
    );
  }
}
