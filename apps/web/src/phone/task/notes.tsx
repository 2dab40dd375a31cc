import { momentOf } from '../../days/days.js';
import { Icon, type IconName } from '../../look/icon.js';
import { useLanguage } from '../../words/words.js';
import type { Task } from './use-send.js';
import { useWords } from './words.js';

/** What the reader has to know before anything else: who has it now, why it came back, how it ended. */
export function Notes({ task }: { readonly task: Task }) {
  return (
    <>
      <Returned task={task} />
      <Undone task={task} />
      <SignForWindow task={task} />
      <Declined task={task} />
      <InReview task={task} />
      <Ended task={task} />
    </>
  );
}

interface NoteProps {
  readonly tone: 'info' | 'warn' | 'late' | 'ok' | 'return' | 'idle';
  readonly icon: IconName;
  readonly children: React.ReactNode;
}

export function Note({ tone, icon, children }: NoteProps) {
  return (
    <section className={`note note-${tone}`}>
      <Icon name={icon} />
      <div>{children}</div>
    </section>
  );
}

function Returned({ task: { returned, criteria, state } }: { readonly task: Task }) {
  const say = useWords();
  if (!returned || state !== 'in-progress') return null;
  const criterion = criteria.find(({ criterionId }) => criterionId === returned.criterionId);
  return (
    <Note tone="return" icon="return">
      <h2>{say('note.returned', { name: returned.byName, round: returned.round })}</h2>
      {criterion && <p>{say('note.returnedPoint', { criterion: criterion.text })}</p>}
      <p>{say('note.returnedReason', { reason: returned.reason })}</p>
      <p>{say('note.returnedMore')}</p>
    </Note>
  );
}

/** Why it can be signed for but not declined any more. */
function SignForWindow({ task: { state, actions, declined } }: { readonly task: Task }) {
  const say = useWords();
  if (state !== 'dispatched' || !actions.includes('sign-for') || actions.includes('decline')) return null;
  return (
    <Note tone="warn" icon="clock">
      <p>{say(declined ? 'note.declinedOnce' : 'note.signForOver')}</p>
    </Note>
  );
}

function Undone({ task: { undone, state } }: { readonly task: Task }) {
  const say = useWords();
  if (!undone || state !== 'in-progress') return null;
  return (
    <Note tone="info" icon="return">
      <p>{say(undone.how === 'taken-back' ? 'note.takenBack' : 'note.startRefused')}</p>
      {undone.reason && <p>{say('note.reason', { reason: undone.reason })}</p>}
    </Note>
  );
}

function Declined({ task: { declined, state, issuerUnitName } }: { readonly task: Task }) {
  const say = useWords();
  const language = useLanguage();
  if (!declined || state !== 'declined') return null;
  const time = momentOf(declined.at, language);
  return (
    <Note tone="warn" icon="hand">
      <p>{say('note.declined', { time, unit: issuerUnitName ?? '' })}</p>
      <p>{say('note.declinedReason', { reason: declined.reason })}</p>
    </Note>
  );
}

function InReview({ task: { review, state, actions } }: { readonly task: Task }) {
  const say = useWords();
  if (state === 'suspended') {
    return (
      <Note tone="idle" icon="pause">
        <p>{say('note.suspended')}</p>
      </Note>
    );
  }
  if (!review || state !== 'in-review') return null;
  const names = review.waitsFor.join('、');
  const where = review.starting ? 'starting' : 'inReview';
  return (
    <Note tone="warn" icon={review.starting ? 'send' : 'half'}>
      <h2>{names ? say(`note.${where}`, { names }) : say(`note.${where}Unknown`)}</h2>
      {actions.includes('take-back') && <p>{say('note.inReviewMore')}</p>}
    </Note>
  );
}

const ENDINGS = {
  closed: { words: 'note.closed', tone: 'ok', icon: 'check' },
  cancelled: { words: 'note.cancelled', tone: 'idle', icon: 'cross' },
  'handed-over': { words: 'note.handedOver', tone: 'idle', icon: 'arrow' },
} as const;

function Ended({ task: { ended, state } }: { readonly task: Task }) {
  const say = useWords();
  const language = useLanguage();
  if (!ended || !(state in ENDINGS)) return null;
  const { words, tone, icon } = ENDINGS[state as keyof typeof ENDINGS];
  return (
    <Note tone={tone} icon={icon}>
      <h2>{say(words, { time: momentOf(ended.at, language) })}</h2>
      {ended.resultLevel && <p>{say('note.resultLevel', { level: ended.resultLevel })}</p>}
      {ended.reason && <p>{say('note.reason', { reason: ended.reason })}</p>}
    </Note>
  );
}
