import type { InputOf, sessionLogIn } from '#libs/contracts';
import { CheckPassword } from './check-password.js';
import { OpenSession, type OpenedSession } from './open-session.js';

export class LogIn {
  constructor(
    private readonly check: CheckPassword,
    private readonly open: OpenSession,
    private readonly districtId: string,
  ) {}

  async execute(
    { login, password, clientAddress: address }: InputOf<typeof sessionLogIn>,
    correlationId: string,
  ): Promise<OpenedSession> {
    const attempt = { districtId: this.districtId, login, password, address };
    const { account } = await this.check.execute(attempt);
    return this.open.execute(account, correlationId);
  }
}
