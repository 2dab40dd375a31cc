import type { InboxListResponse } from '../api/types.gen.js';
import { momentOf } from '../days/days.js';
import { To, useWay } from '../way/way.js';
import { useLanguage, wordsOf } from '../words/words.js';
import type zh from '../words/zh-CN/inbox.js';
import { pathOf } from './path-of.js';

const useWords = wordsOf<typeof zh>('inbox');

export type Message = InboxListResponse['rows'][number];

interface Props {
  readonly message: Message;
  readonly read: (marked: { messageIds: string[] }) => void;
}

export function MessageLine({ message, read }: Props) {
  const say = useWords();
  const language = useLanguage();
  const { entry } = useWay();
  const { messageId, title, body, reason, at, readAt } = message;
  const href = pathOf(message.link, entry);
  const marked = () => {
    if (!readAt) read({ messageIds: [messageId] });
  };
  return (
    <li className={readAt ? 'message message-read' : 'message'} onClickCapture={marked}>
      <p className="message-head">
        <span className="message-title">
          {!readAt && <span className="message-new">{say('unread')}</span>}
          {href ? <To href={href}>{title}</To> : title}
        </span>
        <time className="quiet numbers" dateTime={at}>
          {momentOf(at, language)}
        </time>
      </p>
      <p>{body}</p>
      <p className="quiet">{say('reason', { reason })}</p>
    </li>
  );
}
