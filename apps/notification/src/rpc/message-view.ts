import type { MessageView } from '#libs/contracts';
import type { Locale, Message } from '../domain/message.js';
import { reasonIn } from '../domain/reasons.js';
import { textOf } from '../kinds/index.js';

/** A message in the reader's language. */
export function messageView(message: Message, locale: Locale): MessageView {
  const text = textOf(message.kind, locale);
  return {
    messageId: message.messageId,
    position: message.position,
    kind: message.kind,
    title: text?.title(message.params) ?? message.kind,
    body: text?.body(message.params) ?? '',
    reason: reasonIn(locale, message.because),
    link: message.link,
    at: message.at.toISOString(),
    readAt: message.readAt?.toISOString() ?? null,
  };
}
