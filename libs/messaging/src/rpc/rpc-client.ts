import type { OutputOf, RequestOf, RpcContract } from '#libs/contracts';
import type { ProcessName } from '../connection/messaging-settings.js';
import type { CallContext } from './call-context.js';

/** Asks another service. The only door out: nobody speaks to another service's tables or files. */
export abstract class RpcClient {
  /**
   * The view, or throws a `DomainError` with the code, kind, message and details that the service
   * answered. `platform/unavailable`: nobody there, or the bus is away; `platform/deadline-exceeded`:
   * no answer in time, and whether the command was carried out is unknown (ask again with the same key).
   */
  abstract send<Contract extends RpcContract>(
    contract: Contract,
    input: RequestOf<Contract>,
    call: CallContext,
  ): Promise<OutputOf<Contract>>;

  /**
   * A call in this process's own name, with a fresh token of 60 s. `service` must be this process;
   * `districtId` is by default the one of its settings.
   */
  abstract callAsService(
    service: ProcessName,
    correlationId: string,
    districtId?: string,
  ): Promise<CallContext>;
}
