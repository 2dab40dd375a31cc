import { useQuery } from '@tanstack/react-query';
import { taskGet } from '../api/sdk.gen.js';
import { one } from '../calls/keys.js';
import { momentOf } from '../days/days.js';
import { Due } from '../lights/due.js';
import { LightChip } from '../lights/light-chip.js';
import { shownState, StateChip } from '../lights/state-chip.js';
import { Listed } from '../states/listed.js';
import { Blank } from '../states/states.js';
import { To, useWay } from '../way/way.js';
import { useLanguage } from '../words/words.js';
import { useMyRemarks, type Remark } from './use-remark.js';
import { useWords } from './words.js';
import './remarks.css';

/** What the caller remarked, and what became of what was demanded. */
export default function MyRemarks() {
  const say = useWords();
  const { list, rows } = useMyRemarks();
  return (
    <section className="overview-sheet" aria-labelledby="my-remarks">
      <h2 id="my-remarks">{say('mine')}</h2>
      <Listed
        list={list}
        count={rows.length}
        lines={3}
        blank={
          <Blank icon="sign" title={say('mineEmpty')}>
            {say('mineEmptyMore')}
          </Blank>
        }
      >
        <ul className="overview-rows">
          {rows.map((remark) => (
            <Row key={remark.remarkId} remark={remark} />
          ))}
        </ul>
      </Listed>
    </section>
  );
}

function Row({ remark }: { readonly remark: Remark }) {
  const say = useWords();
  const language = useLanguage();
  const { entry } = useWay();
  const { kind, words, taskId, directiveId, directiveTitle, newTaskId, heading, at } = remark;
  const href = taskId ? `/${entry}/tasks/${taskId}` : `/${entry}/directives/${directiveId}`;
  return (
    <li className="overview-row">
      <div>
        <p>
          <span className="chip chip-idle">{say(`kind.${kind}`)}</span>{' '}
          <To href={href} className="overview-unit">
            {taskId ? remark.unitName : directiveTitle}
          </To>{' '}
          <time className="quiet numbers" dateTime={at}>
            {momentOf(at, language)}
          </time>
        </p>
        {(taskId ?? remark.itemId) && <p className="quiet overview-heading">{heading}</p>}
        {words && <p className="remark-words">{words}</p>}
        {newTaskId && <Became taskId={newTaskId} />}
        {kind === 'remark' && !newTaskId && <p className="quiet">{say('noTask')}</p>}
      </div>
    </li>
  );
}

/** The task that a remark opened, as it stands. */
function Became({ taskId }: { readonly taskId: string }) {
  const say = useWords();
  const { entry } = useWay();
  const task = useQuery({
    queryKey: one('task', taskId),
    queryFn: () => taskGet({ path: { taskId } }),
  });
  return (
    <p className="remark-became">
      <To href={`/${entry}/tasks/${taskId}`}>{say('became')}</To>{' '}
      {task.data && (
        <>
          <StateChip state={shownState(task.data)} /> <LightChip light={task.data.light} />{' '}
          <Due at={task.data.effectiveDueAt} open={task.data.ended === null} />
        </>
      )}
    </p>
  );
}
