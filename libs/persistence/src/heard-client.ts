import { Client } from 'pg';

/**
 * A session whose end is always heard. Between the moment a pool hands a new connection out and the moment its taker
 * listens nobody does; when the server ends the session just then, pg would end the whole process. The taker's next
 * query fails, and that is enough.
 */
export class HeardClient extends Client {
  constructor(...config: ConstructorParameters<typeof Client>) {
    super(...config);
    this.on('error', () => undefined);
  }
}
