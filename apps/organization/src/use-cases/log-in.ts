import { CheckPassword, type Attempt } from './check-password.js';
import { OpenSession, type OpenedSession } from './open-session.js';

export class LogIn {
  constructor(
    private readonly check: CheckPassword,
    private readonly open: OpenSession,
  ) {}

  async execute(attempt: Attempt, correlationId: string): Promise<OpenedSession> {
    const { account } = await this.check.execute(attempt);
    return this.open.execute(account, correlationId);
  }
}
