import { Client } from 'pg';

/**
 * A session whose end is never unheard. Between the moment a pool hands a new connection out and the moment its taker
 * listens nobody does, nor when whoever closes it has stopped listening; when the server ends the session just then, pg
 * would end the whole process. The taker's next query fails, and that is enough.
 */
export class HeardClient extends Client {
  override emit(event: string | symbol, ...args: unknown[]): boolean {
    if (event === 'error' && this.listenerCount('error') === 0) return false;
    return super.emit(event, ...args);
  }
}
