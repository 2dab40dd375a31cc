/** What the platform's hints speak of. */
export type Topic = 'inbox' | 'task' | 'directive' | 'assignment';

/**
 * Keys of what was read. One thing and lists of things are kept apart, so that a hint about one refreshes this one and
 * the lists, and no other. Whatever else is shown of a thing (its reports, its history) lies below it.
 *
 * @example useQuery({ queryKey: one('task', taskId, 'reports'), queryFn: … })
 */
export const one = (topic: Topic, id: string, ...more: readonly unknown[]) => [topic, 'one', id, ...more];
export const many = (topic: Topic, ...more: readonly unknown[]) => [topic, 'many', ...more];

export const SESSION_KEY = ['session'] as const;
