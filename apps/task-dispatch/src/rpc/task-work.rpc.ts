import {
  type InputOf,
  type OutputOf,
  taskReDispatch,
  taskReport,
  taskSubmit,
  taskTakeBack,
} from '#libs/contracts';
import { Rpc, RpcController, type RpcRequest } from '#libs/messaging';
import { ReDispatchTask } from '../use-cases/re-dispatch-task.js';
import { ReportOnTask } from '../use-cases/report-on-task.js';
import { SubmitTask } from '../use-cases/submit-task.js';
import { TakeBackTask } from '../use-cases/take-back-task.js';

/** A unit's work on its task: reporting, breaking it down, submitting. */
@RpcController()
export class TaskWorkRpc {
  constructor(
    private readonly reporting: ReportOnTask,
    private readonly submitting: SubmitTask,
    private readonly takingBack: TakeBackTask,
    private readonly reDispatching: ReDispatchTask,
  ) {}

  @Rpc(taskReport)
  report(input: InputOf<typeof taskReport>, request: RpcRequest): Promise<OutputOf<typeof taskReport>> {
    return this.reporting.execute(input, request.context);
  }

  @Rpc(taskSubmit)
  submit(input: InputOf<typeof taskSubmit>, request: RpcRequest): Promise<OutputOf<typeof taskSubmit>> {
    return this.submitting.execute(input, request.context, request.call);
  }

  @Rpc(taskTakeBack)
  takeBack(input: InputOf<typeof taskTakeBack>, request: RpcRequest) {
    return this.takingBack.execute(input, request.context, request.call);
  }

  @Rpc(taskReDispatch)
  reDispatch(
    input: InputOf<typeof taskReDispatch>,
    request: RpcRequest,
  ): Promise<OutputOf<typeof taskReDispatch>> {
    return this.reDispatching.execute(input, request.context);
  }
}
