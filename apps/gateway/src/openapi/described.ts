import { z } from 'zod';
import { problemResponses } from './problems.js';

/** JSON of this form. */
export const json = (type: z.ZodType) => {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { unrepresentable: 'any', io: 'input' });
  return { 'application/json': { schema } };
};

/** A good answer, and the problems that every route knows. */
export const answers = (status: number, description: string, content?: object) => ({
  [status]: { description, ...(content ? { content } : {}) },
  ...problemResponses([], () => undefined),
});
