import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Reply } from '#libs/contracts';
import { lastValueFrom, of, type Observable } from 'rxjs';
import { RpcDoor } from './rpc-door.js';
import { RpcMessage } from './rpc-message.js';
import { contractOf } from './rpc-metadata.js';

/** Puts the door in front of every handler of an RPC controller. */
@Injectable()
export class AnsweringInterceptor implements NestInterceptor<unknown, Reply> {
  constructor(private readonly door: RpcDoor) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<Reply>> {
    const contract = contractOf(context.getHandler());
    const message = context.switchToRpc().getData<unknown>();
    if (!contract || !(message instanceof RpcMessage)) {
      throw new Error(`${context.getClass().name}.${context.getHandler().name} answers without a contract`);
    }
    const reply = await this.door.answer(contract, message, (input, request) => {
      message.admitted = { input, request };
      return lastValueFrom(next.handle(), { defaultValue: undefined });
    });
    return of(reply);
  }
}
