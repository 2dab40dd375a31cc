import { describe, expect, it } from '@jest/globals';
import { startInhospitableServer } from '#libs/testing';
import { Pool } from 'pg';
import { HeardClient } from './heard-client.js';

describe('a session that ends before anybody listens', () => {
  it('fails the next query and not the process', async () => {
    const server = await startInhospitableServer();
    const pool = new Pool({ host: '127.0.0.1', port: server.port, user: 'anyone', Client: HeardClient });
    pool.on('error', () => undefined);
    const taken = await pool.connect();
    await expect(taken.query('select 1')).rejects.toThrow();
    taken.release(true);
    await pool.end();
    server.close();
  });
});

describe('a session that ends when nobody listens any more', () => {
  it('does not end the process', () => {
    const client = new HeardClient();
    client.on('error', () => undefined);
    client.removeAllListeners();
    expect(client.emit('error', new Error('terminating connection'))).toBe(false);
  });
});
