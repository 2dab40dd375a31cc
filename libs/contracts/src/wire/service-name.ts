/** The services that own data; the gateway owns none. Also the NATS queue group and PostgreSQL schema (with `_`). */
export const SERVICE_NAMES = ['organization', 'task-dispatch', 'approval', 'notification'] as const;

export type ServiceName = (typeof SERVICE_NAMES)[number];
