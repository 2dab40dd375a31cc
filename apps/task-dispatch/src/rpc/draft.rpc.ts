import {
  burdenPreview,
  editUndo,
  type InputOf,
  nearDuplicates,
  structureChange,
  textReplace,
} from '#libs/contracts';
import { Rpc, RpcController, type RpcRequest } from '#libs/messaging';
import { EditStructure } from '../use-cases/edit-structure.js';
import { FindNearDuplicates } from '../use-cases/find-near-duplicates.js';
import { PreviewBurden } from '../use-cases/preview-burden.js';
import { ReplaceText } from '../use-cases/replace-text.js';
import { UndoEdit } from '../use-cases/undo-edit.js';
import { namingTheVersion } from './naming-the-version.js';

/** What an editor does to a draft as a whole, and looks at before it is dispatched. */
@RpcController()
export class DraftRpc {
  constructor(
    private readonly structure: EditStructure,
    private readonly undoing: UndoEdit,
    private readonly replacing: ReplaceText,
    private readonly duplicates: FindNearDuplicates,
    private readonly burden: PreviewBurden,
  ) {}

  @Rpc(structureChange)
  editStructure(input: InputOf<typeof structureChange>, request: RpcRequest) {
    return this.structure.execute(input, namingTheVersion(request));
  }

  @Rpc(editUndo)
  undo(input: InputOf<typeof editUndo>, request: RpcRequest) {
    return this.undoing.execute(input, namingTheVersion(request));
  }

  @Rpc(textReplace)
  replaceText(input: InputOf<typeof textReplace>, request: RpcRequest) {
    return this.replacing.execute(input, namingTheVersion(request));
  }

  @Rpc(nearDuplicates)
  nearDuplicates(input: InputOf<typeof nearDuplicates>, request: RpcRequest) {
    return this.duplicates.execute(input.directiveId, request.caller);
  }

  @Rpc(burdenPreview)
  previewBurden(input: InputOf<typeof burdenPreview>, request: RpcRequest) {
    return this.burden.execute(input.directiveId, request.caller, request.call);
  }
}
