import {
  accountDisable,
  accountList,
  accountOpen,
  accountResetPassword,
  type InputOf,
  organizationAuditList,
  type OutputOf,
  passwordChange,
} from '#libs/contracts';
import { Rpc, RpcController, type RpcRequest } from '#libs/messaging';
import { ChangeOwnPassword } from '../use-cases/change-own-password.js';
import { DisableAccount } from '../use-cases/disable-account.js';
import { OpenAccount } from '../use-cases/open-account.js';
import { ReadRecords } from '../use-cases/read-records.js';
import { ResetPassword } from '../use-cases/reset-password.js';

@RpcController()
export class AccountRpc {
  constructor(
    private readonly records: ReadRecords,
    private readonly openAccount: OpenAccount,
    private readonly disableAccount: DisableAccount,
    private readonly resetPassword: ResetPassword,
    private readonly changeOwnPassword: ChangeOwnPassword,
  ) {}

  @Rpc(accountOpen)
  open(input: InputOf<typeof accountOpen>, { context }: RpcRequest): Promise<OutputOf<typeof accountOpen>> {
    return this.openAccount.execute(input, context);
  }

  @Rpc(accountDisable)
  disable(
    input: InputOf<typeof accountDisable>,
    { context }: RpcRequest,
  ): Promise<OutputOf<typeof accountOpen>> {
    return this.disableAccount.execute(input, context);
  }

  @Rpc(accountResetPassword)
  reset(
    input: InputOf<typeof accountResetPassword>,
    { context }: RpcRequest,
  ): Promise<OutputOf<typeof accountOpen>> {
    return this.resetPassword.execute(input, context);
  }

  @Rpc(passwordChange)
  changeOwn(
    input: InputOf<typeof passwordChange>,
    { context }: RpcRequest,
  ): Promise<OutputOf<typeof passwordChange>> {
    return this.changeOwnPassword.execute(input, context);
  }

  @Rpc(accountList)
  list(input: InputOf<typeof accountList>, { caller }: RpcRequest): Promise<OutputOf<typeof accountList>> {
    return this.records.accounts(input, caller);
  }

  @Rpc(organizationAuditList)
  audit(
    input: InputOf<typeof organizationAuditList>,
    { caller }: RpcRequest,
  ): Promise<OutputOf<typeof organizationAuditList>> {
    return this.records.audit(input, caller);
  }
}
