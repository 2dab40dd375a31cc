import { dayOf, momentOf } from '../../days/days.js';
import { Icon } from '../../look/icon.js';
import { LightChip } from '../../lights/light-chip.js';
import { Due } from '../../lights/due.js';
import { To } from '../../way/way.js';
import { useLanguage } from '../../words/words.js';
import { answersTo, type Answer, type Row } from '../answers/answers.js';
import { useWords as useAnswerWords } from '../answers/words.js';
import { useWords } from './words.js';

interface Props {
  readonly row: Row;
  readonly answer: (answer: Answer) => void;
}

/** Who asks what and why, and the answers as buttons. */
export function QuestionLine({ row, answer }: Props) {
  const say = useWords();
  const sayAnswer = useAnswerWords();
  const language = useLanguage();
  const { extension, declined } = row;
  const reason = row.state === 'declined' ? declined?.reason : extension?.reason;
  const at = row.state === 'declined' ? declined?.at : extension?.askedAt;
  return (
    <li className="question-line">
      <p className="question-head">
        <span className={row.state === 'declined' ? 'chip chip-warn' : 'chip chip-info'}>
          <Icon name={row.state === 'declined' ? 'hand' : 'clock'} size={14} />
          {say(row.state === 'declined' ? 'asks.declined' : 'asks.extension')}
        </span>
        <strong>{row.unitName}</strong>
        <LightChip light={row.light} />
        {at && <span className="quiet numbers">{momentOf(at, language)}</span>}
      </p>
      <p className="question-task">
        <To href={`/desk/tasks/${row.taskId}`}>
          {row.directiveTitle} {row.itemPath}
        </To>
        <span>{row.requirement}</span>
      </p>
      {extension && (
        <p>
          {say('asks.toDay', { day: dayOf(`${extension.toDay}T00:00:00+08:00`, language) })} ·{' '}
          {say('asks.due')} <Due at={row.effectiveDueAt} /> ·{' '}
          {say('asks.progress', { progress: extension.progress })}
        </p>
      )}
      <p className="question-reason">{say('asks.reason', { reason: reason ?? '' })}</p>
      <p className="question-answers">
        {answersTo(row).map((each) => (
          <button key={each} type="button" className="button" onClick={() => answer(each)}>
            {sayAnswer(`answer.${each}`)}
          </button>
        ))}
      </p>
    </li>
  );
}
