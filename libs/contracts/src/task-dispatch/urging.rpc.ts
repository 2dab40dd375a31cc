import { z } from 'zod';
import { id, text } from '../wire/primitives.js';
import { command } from '../wire/rpc-contract.js';

export const unsignedUrge = command('task-dispatch', 'directive.urge-unsigned', {
  summary:
    'Nudge every unit that has not signed for its task of a directive, as far as the caller may urge it. Tasks that were urged within a working day are skipped.',
  access: { anyOf: ['dispatch', 'supervise'] },
  input: z.strictObject({ directiveId: id(), words: text(300).nullable().default(null) }),
  output: z.strictObject({ urged: z.int(), skipped: z.int() }),
  errors: ['task-dispatch/directive-not-found', 'task-dispatch/directive-not-issued'],
});
