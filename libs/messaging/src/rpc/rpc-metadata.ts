import 'reflect-metadata';
import type { RpcContract } from '#libs/contracts';

const CONTRACT = Symbol('rpc contract');
const RPC_CONTROLLER = Symbol('rpc controller');

export function markContract(method: object, contract: RpcContract): void {
  Reflect.defineMetadata(CONTRACT, contract, method);
}

export function contractOf(method: unknown): RpcContract | undefined {
  return typeof method === 'function' ? Reflect.getMetadata(CONTRACT, method) : undefined;
}

export function markRpcController(type: object): void {
  Reflect.defineMetadata(RPC_CONTROLLER, true, type);
}

export function isRpcController(type: unknown): boolean {
  return typeof type === 'function' && Reflect.getMetadata(RPC_CONTROLLER, type) === true;
}
