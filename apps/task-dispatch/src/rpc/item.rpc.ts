import { type InputOf, itemList, itemsEdit } from '#libs/contracts';
import { Rpc, RpcController, type RpcRequest } from '#libs/messaging';
import { EditItems } from '../use-cases/edit-items.js';
import { ReadDirective } from '../use-cases/read-directive.js';
import { namingTheVersion } from './naming-the-version.js';

@RpcController()
export class ItemRpc {
  constructor(
    private readonly reading: ReadDirective,
    private readonly editing: EditItems,
  ) {}

  @Rpc(itemList)
  list(input: InputOf<typeof itemList>, request: RpcRequest) {
    return this.reading.items(input, request.caller);
  }

  @Rpc(itemsEdit)
  edit(input: InputOf<typeof itemsEdit>, request: RpcRequest) {
    return this.editing.execute(input, namingTheVersion(request));
  }
}
