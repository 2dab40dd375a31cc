import type { ReactNode } from 'react';
import { deadlineOf, dayOf } from '../../../days/days.js';
import { Due } from '../../../lights/due.js';
import { LightChip } from '../../../lights/light-chip.js';
import { shownState, StateChip } from '../../../lights/state-chip.js';
import { useLanguage } from '../../../words/words.js';
import type { Task } from '../types.js';
import { useWords } from '../../../directives/words.js';

/** How it stands, until when, and who holds the clock. */
export function TaskFacts({ task }: { readonly task: Task }) {
  const say = useWords();
  const language = useLanguage();
  const moved = task.effectiveDueAt !== task.dueAt;
  return (
    <section className="sheet-of-words" aria-labelledby="facts">
      <h2 id="facts">{say('task.facts')}</h2>
      <dl className="facts">
        <Fact name={say('task.state')}>
          <StateChip state={shownState(task)} /> <LightChip light={task.light} />
        </Fact>
        <Fact name={say('task.due')}>
          <Due at={task.effectiveDueAt} open={task.ended === null} />
          {moved && (
            <p className="quiet">{say('task.givenDue', { due: deadlineOf(task.dueAt, language) })}</p>
          )}
        </Fact>
        <Fact name={say('task.clock')}>{say(`clock.${task.clockHolder}`)}</Fact>
        <Fact name={say('task.responsible')}>{task.responsible?.name ?? say('task.nobody')}</Fact>
        <Fact name={say('task.signedFor')}>
          {task.signedForAt ? dayOf(task.signedForAt, language) : say('task.notSigned')}
        </Fact>
        <Fact name={say('task.criteria')}>
          <ol className="criteria">
            {task.criteria.map(({ criterionId, text }) => (
              <li key={criterionId}>{text}</li>
            ))}
          </ol>
        </Fact>
        <Waiting task={task} />
      </dl>
    </section>
  );
}

/** What is open between the unit and others. */
function Waiting({ task }: { readonly task: Task }) {
  const say = useWords();
  const { declined, returned, review, ended } = task;
  const extension = task.extension ?? null;
  return (
    <>
      {task.state === 'declined' && declined && <Fact name={say('task.declined')}>{declined.reason}</Fact>}
      {returned && !ended && (
        <Fact name={say('task.returned', { round: returned.round })}>{returned.reason}</Fact>
      )}
      {review && (
        <Fact name={say('task.review')}>
          {review.waitsFor.length > 0 ? review.waitsFor.join('、') : say('task.starting')}
        </Fact>
      )}
      {extension && (
        <Fact name={say('task.extension')}>
          {say('task.extensionTo', { day: extension.toDay })}
          <br />
          {extension.reason}
        </Fact>
      )}
      {ended?.reason && <Fact name={say('task.ended')}>{ended.reason}</Fact>}
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
