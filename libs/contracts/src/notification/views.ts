import { z } from 'zod';
import { id, instant } from '../wire/primitives.js';

export const LOCALES = ['zh-CN', 'en'] as const;
export const locale = z.enum(LOCALES);

export const message = z.strictObject({
  messageId: id(),
  /** Rises within one inbox; a page that was away asks for what came after the last one it saw. */
  position: z.int().min(1),
  kind: z.string(),
  title: z.string(),
  body: z.string(),
  /** Why this person gets it, in words. */
  reason: z.string(),
  link: z.strictObject({ topic: z.enum(['task', 'directive', 'assignment', 'unit']), id: id() }),
  at: instant(),
  readAt: instant().nullable(),
});
export type MessageView = z.output<typeof message>;
