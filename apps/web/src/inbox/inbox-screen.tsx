import { useQueryClient } from '@tanstack/react-query';
import { inboxList, inboxMarkRead } from '../api/sdk.gen.js';
import { keyed } from '../calls/key.js';
import { many } from '../calls/keys.js';
import { useCommand } from '../calls/use-command.js';
import { usePages } from '../calls/use-pages.js';
import { ProblemNote } from '../problems/problem-note.js';
import { Listed } from '../states/listed.js';
import { Blank } from '../states/states.js';
import { useFilter } from '../way/way.js';
import { useLanguage, wordsOf } from '../words/words.js';
import type zh from '../words/zh-CN/inbox.js';
import { MessageLine, type Message } from './message-line.js';
import './inbox-screen.css';

const useWords = wordsOf<typeof zh>('inbox');

/** Every message says why it was sent and leads to its object. Only the reader sees whether it was read. */
export default function InboxScreen() {
  const say = useWords();
  const [only, setOnly] = useFilter('only');
  const unreadOnly = only === 'unread';
  const { list, rows: messages } = useMessages(unreadOnly);
  const mark = useMarkRead();
  const newest = Math.max(0, ...messages.map(({ position }) => position));
  return (
    <div className="inbox">
      <header className="inbox-head">
        <h1>{say('title')}</h1>
        <div className="segments" role="group">
          <button type="button" aria-pressed={!unreadOnly} onClick={() => setOnly(null)}>
            {say('all')}
          </button>
          <button type="button" aria-pressed={unreadOnly} onClick={() => setOnly('unread')}>
            {say('unreadOnly')}
          </button>
        </div>
        <button
          type="button"
          className="button"
          disabled={!messages.some(({ readAt }) => !readAt) || mark.isPending}
          onClick={() => mark.mutate({ upTo: newest })}
        >
          {say('markAll')}
        </button>
      </header>
      {mark.error && <ProblemNote error={mark.error} />}
      <Listed
        list={list}
        count={messages.length}
        lines={6}
        page
        more={say('more')}
        blank={
          <Blank icon="bell" title={say(unreadOnly ? 'emptyUnread' : 'empty')}>
            {say('emptyMore')}
          </Blank>
        }
      >
        <ul className="messages">
          {messages.map((message) => (
            <MessageLine key={message.messageId} message={message} read={mark.mutate} />
          ))}
        </ul>
      </Listed>
    </div>
  );
}

function useMessages(unreadOnly: boolean) {
  const locale = useLanguage();
  return usePages(many('inbox', 'list', { unreadOnly, locale }), (more) =>
    inboxList({ query: { unreadOnly, locale, limit: 30, ...more } }),
  );
}

export type MarkRead = { readonly messageIds: Message['messageId'][] } | { readonly upTo: number };

function useMarkRead() {
  const queries = useQueryClient();
  return useCommand(
    (body: MarkRead, key) => inboxMarkRead({ body, headers: keyed(key) }),
    () => queries.invalidateQueries({ queryKey: many('inbox') }),
  );
}
