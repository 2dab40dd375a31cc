import {
  appointmentEnd,
  appointmentStart,
  type AppointmentView,
  type InputOf,
  type OutputOf,
  personGet,
  personList,
  personRegister,
  postCreate,
  postList,
} from '#libs/contracts';
import { Rpc, RpcController, type RpcRequest } from '#libs/messaging';
import { CreatePost } from '../use-cases/create-post.js';
import { EndAppointment } from '../use-cases/end-appointment.js';
import { ReadPeople } from '../use-cases/read-people.js';
import { RegisterPerson } from '../use-cases/register-person.js';
import { StartAppointment } from '../use-cases/start-appointment.js';

@RpcController()
export class PersonRpc {
  constructor(
    private readonly read: ReadPeople,
    private readonly createPost: CreatePost,
    private readonly registerPerson: RegisterPerson,
    private readonly startAppointment: StartAppointment,
    private readonly endAppointment: EndAppointment,
  ) {}

  @Rpc(postCreate)
  addPost(input: InputOf<typeof postCreate>, { context }: RpcRequest): Promise<OutputOf<typeof postCreate>> {
    return this.createPost.execute(input, context);
  }

  @Rpc(postList)
  posts(input: InputOf<typeof postList>, { caller }: RpcRequest): Promise<OutputOf<typeof postList>> {
    return this.read.posts(input, caller);
  }

  @Rpc(personRegister)
  register(
    input: InputOf<typeof personRegister>,
    { context }: RpcRequest,
  ): Promise<OutputOf<typeof personRegister>> {
    return this.registerPerson.execute(input, context);
  }

  @Rpc(personGet)
  person(
    { personId }: InputOf<typeof personGet>,
    { caller }: RpcRequest,
  ): Promise<OutputOf<typeof personGet>> {
    return this.read.person(personId, caller);
  }

  @Rpc(personList)
  people(input: InputOf<typeof personList>, { caller }: RpcRequest): Promise<OutputOf<typeof personList>> {
    return this.read.list(input, caller);
  }

  @Rpc(appointmentStart)
  appoint(input: InputOf<typeof appointmentStart>, { context }: RpcRequest): Promise<AppointmentView> {
    return this.startAppointment.execute(input, context);
  }

  @Rpc(appointmentEnd)
  dismiss(input: InputOf<typeof appointmentEnd>, { context }: RpcRequest): Promise<AppointmentView> {
    return this.endAppointment.execute(input, context);
  }
}
