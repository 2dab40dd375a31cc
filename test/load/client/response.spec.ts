import { describe, expect, it } from '@jest/globals';
import { parseResponse } from './response.mjs';

const BODY = JSON.stringify({ name: '第一网格党支部' });

function response(status = '201 Created', body = BODY): Buffer {
  const head = `HTTP/1.1 ${status}\r\nx-request-id: 1\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: keep-alive`;
  return Buffer.from(`${head}\r\n\r\n${body}`);
}

describe('a response', () => {
  it('is its status and its body', () => {
    expect(parseResponse(response())).toEqual({ status: 201, body: { name: '第一网格党支部' } });
    expect(parseResponse(response('409 Conflict', '{"code":"a/b"}'))).toEqual({
      status: 409,
      body: { code: 'a/b' },
    });
  });

  it('is not there before its last byte', () => {
    const whole = response();
    for (let length = 0; length < whole.length; length += 1) {
      expect(parseResponse(whole.subarray(0, length))).toBeNull();
    }
  });

  it('is refused when it does not say how long it is', () => {
    const chunked = Buffer.from('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n');
    expect(() => parseResponse(chunked)).toThrow('A response without a length');
  });
});
