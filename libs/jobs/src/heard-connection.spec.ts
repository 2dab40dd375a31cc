import { describe, expect, it } from '@jest/globals';
import { startInhospitableServer } from '#libs/testing';
import { HeardConnection } from './heard-connection.js';

describe('the session that listens for jobs', () => {
  it('ends without ending the process when the server throws it out before anybody hears', async () => {
    const server = await startInhospitableServer();
    const connection = new HeardConnection({ url: `postgres://anyone@127.0.0.1:${server.port}/jobs` });
    const listening = await connection.getListenClient();
    await expect(listening.query('listen jobs')).rejects.toThrow();
    await connection.close();
    server.close();
  });
});
