import {
  applyDecorators,
  Controller,
  createParamDecorator,
  UseInterceptors,
  type ExecutionContext,
} from '@nestjs/common';
import { MessagePattern, Transport } from '@nestjs/microservices';
import type { InputOf, OutputOf, RpcContract } from '#libs/contracts';
import { AnsweringInterceptor } from './answering.interceptor.js';
import type { RpcMessage } from './rpc-message.js';
import { markContract, markRpcController } from './rpc-metadata.js';
import type { RpcRequest } from './rpc-request.js';

/** A controller whose every public entry is an `@Rpc` method. Nothing in it answers without the door's checks. */
export function RpcController(): ClassDecorator {
  return (target) => {
    markRpcController(target);
    applyDecorators(Controller(), UseInterceptors(AnsweringInterceptor))(target);
  };
}

type RpcMethod<Contract extends RpcContract> = (
  input: InputOf<Contract>,
  request: RpcRequest,
) => Promise<OutputOf<Contract>>;

const AdmittedInput = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToRpc().getData<RpcMessage>().admitted?.input,
);
const AdmittedRequest = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToRpc().getData<RpcMessage>().admitted?.request,
);

/** Answers `contract`: the method gets the parsed input and the admitted request, and returns the view. */
export function Rpc<Contract extends RpcContract>(contract: Contract) {
  return <Method extends RpcMethod<Contract>>(
    target: object,
    key: string,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => {
    markContract(descriptor.value!, contract);
    AdmittedInput()(target, key, 0);
    AdmittedRequest()(target, key, 1);
    MessagePattern(contract.subject, Transport.NATS)(target, key, descriptor);
  };
}
