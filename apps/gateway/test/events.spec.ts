import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { inboxSince, inboxSummary, type PushHint } from '#libs/contracts';
import { uuidv7 } from '#libs/kernel';
import { eventually } from '#libs/testing';
import { openGateway, type GatewayFixture, type SignedIn } from './gateway-fixture.js';

let gateway: GatewayFixture;
const pages: Page[] = [];

beforeAll(async () => {
  gateway = await openGateway();
  gateway.rpc.answer(inboxSummary, () => ({ unread: 2, last: 7 }));
  gateway.rpc.answer(inboxSince, ({ after }) => ({
    messages: [5, 6, 7].filter((position) => position > after).map(message),
    last: 7,
    more: false,
  }));
});

afterEach(() => pages.splice(0).forEach((page) => page.leave()));
afterAll(() => gateway.close());

function message(position: number) {
  const link = { topic: 'task' as const, id: uuidv7() };
  return {
    messageId: uuidv7(),
    position,
    kind: 'k',
    title: 't',
    body: 'b',
    reason: 'r',
    link,
    at: '2026-03-02T02:00:00Z',
    readAt: null,
  };
}

/** A browser's page that listens. */
class Page {
  text = '';
  ended = false;
  private readonly going = new AbortController();

  async listen(headers: Record<string, string>): Promise<Response> {
    pages.push(this);
    const response = await fetch(`${gateway.url}/api/v1/events`, { headers, signal: this.going.signal });
    void this.read(response);
    return response;
  }

  /** Events as `event id data`. */
  get events(): string[] {
    return this.text
      .split('\n\n')
      .filter((block) => block.includes('event: '))
      .map((block) =>
        ['event', 'id', 'data']
          .map((field) => new RegExp(`^${field}: (.*)$`, 'm').exec(block)?.[1] ?? '')
          .join(' '),
      );
  }

  leave(): void {
    this.going.abort();
  }

  private async read(response: Response): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body!)
        this.text += decoder.decode(chunk as Uint8Array, { stream: true });
    } catch {
      // The page has left.
    }
    this.ended = true;
  }
}

async function open(person: SignedIn, more: Record<string, string> = {}): Promise<Page> {
  const page = new Page();
  expect((await page.listen({ ...person.headers, ...more })).status).toBe(200);
  return page;
}

const hint = (to: PushHint['to'], more: Partial<PushHint> = {}): PushHint => ({
  topic: 'task',
  id: 't1',
  version: 3,
  to,
  ...more,
});

describe('a page that listens', () => {
  it('hears "resync" first and where its inbox stands', async () => {
    const page = await open(gateway.signIn(['handle']));
    await eventually(() => expect(page.events).toEqual(['resync  {}', 'inbox 7 {"position":7}']));
    expect(page.text).toMatch(/^retry: \d+\n/);
  });

  it('hears on its return the messages that it missed, after another "resync"', async () => {
    const page = await open(gateway.signIn(['handle']), { 'last-event-id': '5' });
    await eventually(() =>
      expect(page.events).toEqual(['resync  {}', 'inbox 6 {"position":6}', 'inbox 7 {"position":7}']),
    );
  });

  it('is not taken in with a position that is not one of ours', async () => {
    const person = gateway.signIn(['handle']);
    const response = await fetch(`${gateway.url}/api/v1/events`, {
      headers: { ...person.headers, 'last-event-id': 'x' },
    });
    expect([response.status, response.headers.get('content-type')]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('is a stream that nobody keeps, buffers or sniffs', async () => {
    const page = new Page();
    const { headers } = await page.listen(gateway.signIn(['handle']).headers);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
  });
});

describe('a hint', () => {
  it('reaches those whom it concerns and nobody else, and does not say whom', async () => {
    const [branch, above, sibling] = [
      gateway.signIn(['handle'], '/1/2/3/'),
      gateway.signIn(['supervise'], '/1/2/'),
      gateway.signIn(['handle', 'dispatch'], '/1/2/4/'),
    ];
    const [own, parent, other] = [await open(branch), await open(above), await open(sibling)];
    gateway.hints.send(hint({ unitPaths: ['/1/2/3/'] }, { id: 'for-the-unit' }));
    gateway.hints.send(hint({ personIds: [sibling.personId] }, { id: 'for-the-person' }));
    gateway.hints.send(hint({}, { id: 'for-nobody' }));
    gateway.hints.send(hint({ unitPaths: ['/1/'] }, { id: 'above-all' }));
    const heard = (page: Page) => page.events.filter((event) => event.startsWith('hint'));
    await eventually(() => {
      expect(heard(own)).toEqual(['hint  {"topic":"task","id":"for-the-unit","version":3}']);
      expect(heard(parent)).toEqual(['hint  {"topic":"task","id":"for-the-unit","version":3}']);
      expect(heard(other)).toEqual(['hint  {"topic":"task","id":"for-the-person","version":3}']);
    });
  });

  it('to handle a unit does not reach the units below it', async () => {
    const page = await open(gateway.signIn(['handle'], '/1/2/'));
    gateway.hints.send(hint({ unitPaths: ['/1/2/3/'] }, { id: 'below' }));
    gateway.hints.send(hint({ unitPaths: ['/1/2/'] }, { id: 'own' }));
    await eventually(() => expect(page.text).toContain('"own"'));
    expect(page.text).not.toContain('"below"');
  });

  it('about the inbox carries its position as the id to come back with', async () => {
    const person = gateway.signIn(['handle']);
    const page = await open(person);
    gateway.hints.send(
      hint({ personIds: [person.personId] }, { topic: 'inbox', id: person.personId, version: 8 }),
    );
    await eventually(() => expect(page.events.at(-1)).toBe('inbox 8 {"position":8}'));
  });
});

describe('the end of a session', () => {
  const revoked = ({ sessionId, personId }: SignedIn) =>
    hint({ personIds: [personId] }, { topic: 'session-revoked', id: sessionId, version: 0 });

  it('ends its pages, which hear nothing of it, and nobody else’s', async () => {
    const [one, other] = [gateway.signIn(['handle']), gateway.signIn(['handle'])];
    const [first, second, foreign] = [await open(one), await open(one), await open(other)];
    gateway.hints.send(revoked(one));
    await eventually(() => expect([first.ended, second.ended]).toEqual([true, true]));
    expect(foreign.ended).toBe(false);
    expect(first.text).not.toContain('session-revoked');
  });

  it('leaves a seventh page of a session no room beside the oldest', async () => {
    const person = gateway.signIn(['handle']);
    const opened: Page[] = [];
    for (let n = 0; n < 7; n += 1) opened.push(await open(person));
    await eventually(() =>
      expect(opened.map(({ ended }) => ended)).toEqual([true, false, false, false, false, false, false]),
    );
  });
});
