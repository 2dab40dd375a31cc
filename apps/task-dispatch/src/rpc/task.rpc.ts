import {
  type InputOf,
  type OutputOf,
  taskCancel,
  taskCounts,
  taskDecline,
  taskGet,
  taskHistory,
  taskInsist,
  taskList,
  taskReports,
  taskReRoute,
  taskSignFor,
  taskUrge,
} from '#libs/contracts';
import { Rpc, RpcController, type RpcRequest } from '#libs/messaging';
import { CancelTask } from '../use-cases/cancel-task.js';
import { DeclineTask } from '../use-cases/decline-task.js';
import { InsistOnTask } from '../use-cases/insist-on-task.js';
import { ReadTask } from '../use-cases/read-task.js';
import { ReRouteTask } from '../use-cases/re-route-task.js';
import { RunDispatches } from '../use-cases/run-dispatches.js';
import { SignForTask } from '../use-cases/sign-for-task.js';
import { UrgeTask } from '../use-cases/urge-task.js';

/** Reading tasks, taking them on, and what the issuer does with them. */
@RpcController()
export class TaskRpc {
  constructor(
    private readonly reading: ReadTask,
    private readonly signing: SignForTask,
    private readonly declining: DeclineTask,
    private readonly insisting: InsistOnTask,
    private readonly reRouting: ReRouteTask,
    private readonly cancelling: CancelTask,
    private readonly urging: UrgeTask,
    private readonly dispatches: RunDispatches,
  ) {}

  @Rpc(taskGet)
  get(input: InputOf<typeof taskGet>, request: RpcRequest) {
    return this.reading.view(input.taskId, request.caller);
  }

  @Rpc(taskList)
  list(input: InputOf<typeof taskList>, request: RpcRequest) {
    return this.reading.list(input, request.caller);
  }

  @Rpc(taskCounts)
  counts(input: InputOf<typeof taskCounts>, request: RpcRequest) {
    return this.reading.counts(input, request.caller);
  }

  @Rpc(taskReports)
  reports(input: InputOf<typeof taskReports>, request: RpcRequest) {
    return this.reading.reports(input, request.caller);
  }

  @Rpc(taskHistory)
  history(input: InputOf<typeof taskHistory>, request: RpcRequest) {
    return this.reading.history(input.taskId, request.caller);
  }

  @Rpc(taskSignFor)
  signFor(input: InputOf<typeof taskSignFor>, request: RpcRequest) {
    return this.signing.execute(input, request.context);
  }

  @Rpc(taskDecline)
  decline(input: InputOf<typeof taskDecline>, request: RpcRequest) {
    return this.declining.execute(input, request.context);
  }

  @Rpc(taskInsist)
  insist(input: InputOf<typeof taskInsist>, request: RpcRequest) {
    return this.insisting.execute(input, request.context);
  }

  @Rpc(taskReRoute)
  async reRoute(
    input: InputOf<typeof taskReRoute>,
    request: RpcRequest,
  ): Promise<OutputOf<typeof taskReRoute>> {
    const answer = await this.reRouting.execute(input, request.context);
    this.dispatches.wake();
    return answer;
  }

  @Rpc(taskCancel)
  cancel(input: InputOf<typeof taskCancel>, request: RpcRequest) {
    return this.cancelling.execute(input, request.context);
  }

  @Rpc(taskUrge)
  urge(input: InputOf<typeof taskUrge>, request: RpcRequest) {
    return this.urging.execute(input, request.context);
  }
}
