export function migrateJobs(ownerUrl: string): Promise<void>;
