import { type InputOf, type Preferences, preferencesGet, preferencesSet } from '#libs/contracts';
import { Rpc, RpcController, type RpcRequest } from '#libs/messaging';
import { OwnPreferences } from '../use-cases/own-preferences.js';

@RpcController()
export class PreferencesRpc {
  constructor(private readonly own: OwnPreferences) {}

  @Rpc(preferencesGet)
  get(_input: InputOf<typeof preferencesGet>, { caller }: RpcRequest): Promise<Preferences> {
    return this.own.read(caller);
  }

  @Rpc(preferencesSet)
  set(input: InputOf<typeof preferencesSet>, { context }: RpcRequest): Promise<Preferences> {
    return this.own.set(input, context);
  }
}
