import {
  type InputOf,
  type OutputOf,
  sessionLogIn,
  sessionLogOut,
  sessionResolve,
  sessionRevoke,
} from '#libs/contracts';
import { Rpc, RpcController, type RpcRequest } from '#libs/messaging';
import { LogIn } from '../use-cases/log-in.js';
import { LogOut } from '../use-cases/log-out.js';
import { ResolveSession } from '../use-cases/resolve-session.js';
import { RevokeSessions } from '../use-cases/revoke-sessions.js';

@RpcController()
export class SessionRpc {
  constructor(
    private readonly openBy: LogIn,
    private readonly resolveBy: ResolveSession,
    private readonly endBy: LogOut,
    private readonly revokeBy: RevokeSessions,
  ) {}

  @Rpc(sessionLogIn)
  logIn(
    input: InputOf<typeof sessionLogIn>,
    { context }: RpcRequest,
  ): Promise<OutputOf<typeof sessionLogIn>> {
    return this.openBy.execute(input, context.correlationId);
  }

  @Rpc(sessionResolve)
  resolve({ sessionToken }: InputOf<typeof sessionResolve>): Promise<OutputOf<typeof sessionResolve>> {
    return this.resolveBy.execute(sessionToken);
  }

  @Rpc(sessionLogOut)
  logOut(
    _input: InputOf<typeof sessionLogOut>,
    { context }: RpcRequest,
  ): Promise<OutputOf<typeof sessionLogOut>> {
    return this.endBy.execute(context);
  }

  @Rpc(sessionRevoke)
  revoke(
    input: InputOf<typeof sessionRevoke>,
    { context }: RpcRequest,
  ): Promise<OutputOf<typeof sessionRevoke>> {
    return this.revokeBy.execute(input, context);
  }
}
