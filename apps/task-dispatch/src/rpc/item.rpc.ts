import { type InputOf, itemList, itemsEdit, PlatformError } from '#libs/contracts';
import { Rpc, RpcController, type RpcRequest } from '#libs/messaging';
import { EditItems } from '../use-cases/edit-items.js';
import { ReadDirective } from '../use-cases/read-directive.js';

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

  /** Edits of a draft always name the version that was shown. */
  @Rpc(itemsEdit)
  edit(input: InputOf<typeof itemsEdit>, request: RpcRequest) {
    if (request.context.expectedVersion === null) {
      throw new PlatformError('platform/version-required', 'An edit names the version that was shown.');
    }
    return this.editing.execute(input, request.context);
  }
}
