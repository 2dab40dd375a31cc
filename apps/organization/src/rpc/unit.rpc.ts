import {
  type InputOf,
  type OutputOf,
  unitChildren,
  unitClose,
  unitCreate,
  unitGet,
  unitMove,
  unitRename,
  unitSearch,
  unitSnapshotPage,
  type UnitSnapshot,
} from '#libs/contracts';
import { Rpc, RpcController, type RpcRequest } from '#libs/messaging';
import { CloseUnit } from '../use-cases/close-unit.js';
import { CreateUnit } from '../use-cases/create-unit.js';
import { MoveUnit } from '../use-cases/move-unit.js';
import { ReadUnits } from '../use-cases/read-units.js';
import { RenameUnit } from '../use-cases/rename-unit.js';

@RpcController()
export class UnitRpc {
  constructor(
    private readonly read: ReadUnits,
    private readonly createUnit: CreateUnit,
    private readonly renameUnit: RenameUnit,
    private readonly moveUnit: MoveUnit,
    private readonly closeUnit: CloseUnit,
  ) {}

  @Rpc(unitGet)
  get({ unitId }: InputOf<typeof unitGet>, { caller }: RpcRequest): Promise<UnitSnapshot> {
    return this.read.get(unitId, caller);
  }

  @Rpc(unitChildren)
  children(
    input: InputOf<typeof unitChildren>,
    { caller }: RpcRequest,
  ): Promise<OutputOf<typeof unitChildren>> {
    return this.read.children(input, caller);
  }

  @Rpc(unitSearch)
  search(input: InputOf<typeof unitSearch>, { caller }: RpcRequest): Promise<OutputOf<typeof unitSearch>> {
    return this.read.search(input, caller);
  }

  @Rpc(unitSnapshotPage)
  snapshot(
    input: InputOf<typeof unitSnapshotPage>,
    { caller }: RpcRequest,
  ): Promise<OutputOf<typeof unitSnapshotPage>> {
    return this.read.snapshot(input, caller);
  }

  @Rpc(unitCreate)
  create(input: InputOf<typeof unitCreate>, { context }: RpcRequest): Promise<UnitSnapshot> {
    return this.createUnit.execute(input, context);
  }

  @Rpc(unitRename)
  rename(input: InputOf<typeof unitRename>, { context }: RpcRequest): Promise<UnitSnapshot> {
    return this.renameUnit.execute(input, context);
  }

  @Rpc(unitMove)
  move(input: InputOf<typeof unitMove>, { context }: RpcRequest): Promise<UnitSnapshot> {
    return this.moveUnit.execute(input, context);
  }

  @Rpc(unitClose)
  close(input: InputOf<typeof unitClose>, { context }: RpcRequest): Promise<UnitSnapshot> {
    return this.closeUnit.execute(input, context);
  }
}
