export type Locale = 'zh-CN' | 'en';

/** What a text is made of: values out of the fact, kept so that each reader's language is rendered when read. */
export type MessageParams = Readonly<Record<string, string | number | null>>;

export interface MessageLink {
  readonly topic: 'task' | 'directive' | 'assignment' | 'unit';
  readonly id: string;
}

/** Why somebody is told; shown with every message. */
export type Because = 'responsible' | 'contact' | 'drafter' | 'asked' | 'appointed' | 'holder';

/** `now` reaches a channel at once where one is set; `digest` waits for the day's summary. Both stand in the inbox at once. */
export type Pace = 'now' | 'digest';

/** One message to one person, before it is in an inbox. */
export interface MessageDraft {
  readonly messageId: string;
  readonly districtId: string;
  readonly personId: string;
  readonly kind: string;
  readonly pace: Pace;
  readonly because: Because;
  readonly link: MessageLink;
  readonly params: MessageParams;
  readonly at: Date;
  readonly factId: string;
}

/** One message in its inbox. `position` rises by one within the inbox, without gaps. */
export interface Message extends Omit<MessageDraft, 'factId' | 'pace' | 'districtId'> {
  readonly position: number;
  readonly readAt: Date | null;
}
