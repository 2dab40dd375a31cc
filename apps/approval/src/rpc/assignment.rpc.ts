import {
  assignmentApprove,
  assignmentDecideMany,
  assignmentGet,
  assignmentQueue,
  assignmentReject,
  assignmentReturn,
  type InputOf,
  type OutputOf,
} from '#libs/contracts';
import { Rpc, RpcController, type RpcRequest } from '#libs/messaging';
import { ApproveAssignment } from '../use-cases/approve-assignment.js';
import { DecideMany } from '../use-cases/decide-many.js';
import { ReadQueue } from '../use-cases/read-queue.js';
import { RefuseAssignment } from '../use-cases/refuse-assignment.js';

type Decided = OutputOf<typeof assignmentApprove>;

@RpcController()
export class AssignmentRpc {
  constructor(
    private readonly queue: ReadQueue,
    private readonly approving: ApproveAssignment,
    private readonly refusing: RefuseAssignment,
    private readonly many: DecideMany,
  ) {}

  @Rpc(assignmentQueue)
  async list(
    input: InputOf<typeof assignmentQueue>,
    request: RpcRequest,
  ): Promise<OutputOf<typeof assignmentQueue>> {
    return await this.queue.list(input, request.caller);
  }

  @Rpc(assignmentGet)
  async get(
    input: InputOf<typeof assignmentGet>,
    request: RpcRequest,
  ): Promise<OutputOf<typeof assignmentGet>> {
    return await this.queue.one(input.assignmentId, request.caller);
  }

  @Rpc(assignmentApprove)
  async approve(input: InputOf<typeof assignmentApprove>, request: RpcRequest): Promise<Decided> {
    return await this.approving.execute(input, request.context);
  }

  @Rpc(assignmentReject)
  async reject(input: InputOf<typeof assignmentReject>, request: RpcRequest): Promise<Decided> {
    return await this.refusing.reject(input, request.context);
  }

  @Rpc(assignmentReturn)
  async return(input: InputOf<typeof assignmentReturn>, request: RpcRequest): Promise<Decided> {
    return await this.refusing.return(input, request.context);
  }

  @Rpc(assignmentDecideMany)
  async decideMany(
    input: InputOf<typeof assignmentDecideMany>,
    request: RpcRequest,
  ): Promise<OutputOf<typeof assignmentDecideMany>> {
    return { results: [...(await this.many.execute(input.decisions, request.context))] };
  }
}
