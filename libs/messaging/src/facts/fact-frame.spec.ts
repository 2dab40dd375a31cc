import { describe, expect, it } from '@jest/globals';
import { encodeFrame, factsIn, frameLine, frameSubjectOf, sharedSettlements } from './fact-frame.js';

const FRAME = frameSubjectOf('organization');
const SIGNED = 'evt.organization.v1.tree.planted';
const bytes = (text: string) => Buffer.from(text, 'utf8');
const read = (subject: string, data: Uint8Array) =>
  factsIn({ subject, data }).map((fact) => [fact.subject, Buffer.from(fact.data).toString('utf8')]);

describe('A frame of facts', () => {
  it('gives back every fact under its own subject, byte by byte', () => {
    const envelopes = ['{"kind":"松"}', '{"text":"a\\nb c"}', '{}'];
    const frame = encodeFrame(envelopes.map((envelope) => frameLine(SIGNED, envelope)));
    expect(read(FRAME, bytes(frame))).toEqual(envelopes.map((envelope) => [SIGNED, envelope]));
  });

  it('leaves a message that is no frame as it is', () => {
    expect(read(SIGNED, bytes('{"a":1}\n{"b":2}'))).toEqual([[SIGNED, '{"a":1}\n{"b":2}']]);
  });

  it.each([
    ['of another owner', frameLine('evt.approval.v1.instance.started', '{}')],
    ['that are frames themselves', frameLine(FRAME, '{}')],
    ['without a subject', '{}'],
    ['that are empty', ''],
  ])('hands lines on under a subject that is no fact’s when they are %s', (_, line) => {
    expect(read(FRAME, bytes(line))).toEqual([[FRAME, line]]);
  });
});

describe('The settlements of a frame’s facts', () => {
  const whole = () => {
    const said: string[] = [];
    const settlement = {
      ack: () => said.push('ack'),
      nak: (delayMs: number) => said.push(`nak ${delayMs}`),
      term: () => said.push('term'),
    };
    return { said, settlement };
  };

  it('acknowledge the message once the last fact is done, also when one was ended', () => {
    const { said, settlement } = whole();
    const [first, second, third] = sharedSettlements(3, settlement);
    third!.ack();
    first!.term();
    expect(said).toEqual([]);
    second!.ack();
    expect(said).toEqual(['ack']);
  });

  it('end the message when every fact was ended', () => {
    const { said, settlement } = whole();
    for (const one of sharedSettlements(2, settlement)) one.term();
    expect(said).toEqual(['term']);
  });

  it('give the message back for the longest delay that a fact asked for', () => {
    const { said, settlement } = whole();
    const [first, second, third] = sharedSettlements(3, settlement);
    first!.nak(1_000);
    second!.ack();
    third!.nak(200);
    expect(said).toEqual(['nak 1000']);
  });
});
