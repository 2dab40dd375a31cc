import { lazy, Suspense, useState } from 'react';
import { ProblemNote } from '../problems/problem-note.js';
import { maySee } from '../session/person.js';
import { usePerson } from '../session/use-session.js';
import { Icon } from '../look/icon.js';
import { useRemark, type Remark, type Subject } from './use-remark.js';
import { useWords } from './words.js';
import './remarks.css';

// The form, and what keeps its draft, come when somebody writes.
const RemarkDialog = lazy(() => import('./remark-dialog.js'));

/** 批示 and 圈阅 beside an entry, for those who may; what was just done is said in their place. */
export default function RemarkActs({ subject }: { readonly subject: Subject }) {
  const say = useWords();
  const person = usePerson();
  const [asked, setAsked] = useState(false);
  const [made, setMade] = useState<Remark | null>(null);
  const initial = useRemark(subject.taskId, setMade);
  if (!maySee(person, ['remark'])) return null;
  const names = { unit: subject.unitName, heading: subject.heading };
  return (
    <div className="remark-acts">
      {made && <Made remark={made} />}
      <button
        type="button"
        className="button"
        aria-label={say('remarkOf', names)}
        onClick={() => setAsked(true)}
      >
        {say('remark')}
      </button>
      {!made && (
        <button
          type="button"
          className="button"
          aria-label={say('initialOf', names)}
          disabled={initial.isPending}
          onClick={() => initial.mutate({})}
        >
          {say('initial')}
        </button>
      )}
      {initial.error && <ProblemNote error={initial.error} retry={() => initial.mutate({})} />}
      {asked && (
        <Suspense fallback={null}>
          <RemarkDialog
            subject={subject}
            done={(remark) => {
              setMade(remark);
              setAsked(false);
            }}
            close={() => setAsked(false)}
          />
        </Suspense>
      )}
    </div>
  );
}

function Made({ remark: { kind, newTaskId } }: { readonly remark: Remark }) {
  const say = useWords();
  const words = kind === 'initialled' ? 'initialled' : newTaskId ? 'demanded' : 'remarked';
  return (
    <span className="chip chip-ok" role="status">
      <Icon name="done" size={15} /> {say(words)}
    </span>
  );
}
