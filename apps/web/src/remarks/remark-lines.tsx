import { momentOf } from '../days/days.js';
import { To, useWay } from '../way/way.js';
import { useLanguage } from '../words/words.js';
import type { Remark } from './use-remark.js';
import { useWords } from './words.js';
import './remarks.css';

/** A leader's words, as they were written, newest first. */
export function RemarkLines({ remarks }: { readonly remarks: readonly Remark[] }) {
  return (
    <ul className="remark-lines">
      {remarks.map((remark) => (
        <Line key={remark.remarkId} remark={remark} />
      ))}
    </ul>
  );
}

function Line({ remark }: { readonly remark: Remark }) {
  const say = useWords();
  const language = useLanguage();
  const { entry } = useWay();
  const { kind, words, by, at, taskId, newTaskId, unitName } = remark;
  return (
    <li>
      <p className="remark-words">{kind === 'initialled' ? say('kind.initialled') : words}</p>
      <p className="quiet numbers">
        {[by.postTitle, by.name].filter(Boolean).join(' ')} · {momentOf(at, language)}
      </p>
      {newTaskId && (
        <To href={`/${entry}/tasks/${newTaskId}`} className="remark-opened">
          {taskId === null && unitName ? say('openedFor', { unit: unitName }) : say('opened')}
        </To>
      )}
    </li>
  );
}
