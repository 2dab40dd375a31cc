import { Button, Modal } from 'antd';
import { DraftNote } from '../../drafts/draft-note.js';
import { useDraft } from '../../drafts/use-draft.js';
import { ProblemNote } from '../../problems/problem-note.js';
import { UnitChoice } from '../../units/unit-choice.js';
import { isComplete, type Answer, type AnswerForm, type Row } from './answers.js';
import { useAnswer } from './use-answer.js';
import { useWords } from './words.js';

interface Props {
  readonly row: Pick<Row, 'taskId' | 'unitId' | 'unitName' | 'extension'>;
  readonly answer: Answer;
  readonly close: () => void;
}

/** One answer with its reason; the unit reads it. */
export function AnswerDialog({ row, answer, close }: Props) {
  const say = useWords();
  const blank: AnswerForm = { reason: '', toUnitId: null, toDay: row.extension?.toDay ?? '' };
  const draft = useDraft<AnswerForm>({ subject: row.taskId, form: `answer-${answer}` }, blank);
  const form = draft.value;
  const send = useAnswer(row.taskId, draft, close);
  const put = (changes: Partial<AnswerForm>) => draft.set({ ...form, ...changes });
  return (
    <Modal
      open
      title={say(`answer.${answer}`)}
      onCancel={close}
      footer={
        <>
          <Button onClick={close}>{say('cancel')}</Button>
          <Button
            type="primary"
            loading={send.isPending}
            disabled={!isComplete(answer, form)}
            onClick={() => send.mutate({ answer, form })}
          >
            {say(`answer.${answer}`)}
          </Button>
        </>
      }
    >
      <div className="form">
        <p>
          <strong>{row.unitName}</strong> · {say(`told.${answer}`)}
        </p>
        {answer === 're-route' && (
          <ToUnit unitId={form.toUnitId} choose={(toUnitId) => put({ toUnitId })} without={row.unitId} />
        )}
        {answer === 'grant' && (
          <label className="field">
            <span>{say('field.toDay')}</span>
            <input
              type="date"
              value={form.toDay}
              max={row.extension?.toDay}
              onChange={({ target }) => target.value && put({ toDay: target.value })}
            />
          </label>
        )}
        <label className="field">
          <span>{say(answer === 'grant' ? 'field.words' : 'field.reason')}</span>
          <textarea
            rows={4}
            maxLength={1000}
            value={form.reason}
            onChange={({ target }) => put({ reason: target.value })}
          />
        </label>
        <DraftNote draft={draft} sending={send.isPending} />
        {send.error && <ProblemNote error={send.error} kept />}
      </div>
    </Modal>
  );
}

type ToUnitProps = Pick<Parameters<typeof UnitChoice>[0], 'unitId' | 'choose' | 'without'>;

function ToUnit(props: ToUnitProps) {
  const say = useWords();
  const said = {
    legend: say('field.toUnit'),
    search: say('unit.search'),
    none: (q: string) => say('unit.none', { q }),
  };
  return <UnitChoice {...props} said={said} />;
}
