import { useState } from 'react';
import { DraftNote } from '../../../drafts/draft-note.js';
import { useDraft } from '../../../drafts/use-draft.js';
import { ProblemNote } from '../../../problems/problem-note.js';
import { Loading } from '../../../states/states.js';
import { useWay } from '../../../way/way.js';
import { useWords } from '../words.js';
import { FileDrop } from './file-drop.js';
import { useIssuerUnits } from './use-issuer-units.js';
import { useRegister } from './use-register.js';
import '../issuing.css';

/** The platform takes no longer text. */
const MOST_CHARACTERS = 200_000;

/** A document comes in: as a file or as words. */
export default function NewScreen() {
  const say = useWords();
  const units = useIssuerUnits();
  const [chosen, setChosen] = useState<string | null>(null);
  if (units.isPending) return <Loading />;
  if (units.error) return <ProblemNote error={units.error} retry={() => units.refetch()} page />;
  const unitId = chosen ?? units.data[0]?.unitId ?? '';
  return (
    <div className="new-directive">
      <header className="page-head">
        <h1>{say('new.title')}</h1>
        {units.data.length > 1 ? (
          <label className="issuer-choice">
            <span>{say('new.issuer')}</span>
            <select value={unitId} onChange={({ target }) => setChosen(target.value)}>
              {units.data.map((unit) => (
                <option key={unit.unitId} value={unit.unitId}>
                  {unit.name}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <p className="quiet">{say('new.issuerIs', { unit: units.data[0]?.name ?? '' })}</p>
        )}
      </header>
      <Source issuerUnitId={unitId} />
    </div>
  );
}

function Source({ issuerUnitId }: { readonly issuerUnitId: string }) {
  const say = useWords();
  const { go } = useWay();
  const draft = useDraft({ subject: 'new', form: 'directive-text' }, '');
  const register = useRegister(issuerUnitId, draft, ({ directiveId }) => go(`/desk/issuing/${directiveId}`));
  const [empty, setEmpty] = useState<string | null>(null);
  const busy = register.stage !== 'idle';
  const take = (file: File) => {
    setEmpty(file.size === 0 ? file.name : null);
    if (file.size > 0) void register.file(file);
  };
  return (
    <>
      {register.problem && <ProblemNote error={register.problem} kept={draft.value !== ''} />}
      {empty && (
        <p className="note note-info" role="alert">
          {say('drop.empty', { name: empty })}
        </p>
      )}
      {busy ? <Progress {...register} /> : <FileDrop busy={busy} take={take} />}
      <section className="sheet paste" aria-labelledby="paste-title">
        <h2 id="paste-title">{say('paste.title')}</h2>
        <textarea
          rows={8}
          aria-label={say('paste.label')}
          placeholder={say('paste.placeholder')}
          value={draft.value}
          disabled={busy}
          maxLength={MOST_CHARACTERS}
          onChange={({ target }) => draft.set(target.value)}
        />
        <div className="paste-foot">
          <DraftNote draft={draft} sending={busy} />
          <button
            type="button"
            className="button"
            disabled={busy || draft.value.trim() === ''}
            onClick={() => void register.text(draft.value)}
          >
            {say('paste.register')}
          </button>
        </div>
      </section>
    </>
  );
}

function Progress({ stage, percent }: Pick<ReturnType<typeof useRegister>, 'stage' | 'percent'>) {
  const say = useWords();
  const words =
    stage === 'uploading' ? say('stage.uploading', { percent: Math.floor(percent) }) : say('stage.reading');
  return (
    <div className="drop" role="status">
      <p className="drop-lead">{words}</p>
      <progress max={100} value={stage === 'uploading' ? percent : undefined} aria-label={words} />
    </div>
  );
}
