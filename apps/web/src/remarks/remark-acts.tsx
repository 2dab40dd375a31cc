import { lazy, Suspense, useState } from 'react';
import { ProblemNote } from '../problems/problem-note.js';
import { maySee } from '../session/person.js';
import { usePerson } from '../session/use-session.js';
import { Icon } from '../look/icon.js';
import { aboutOf } from './about.js';
import { useRemark, type Remark, type Subject } from './use-remark.js';
import { useWords } from './words.js';
import './remarks.css';

// The form, and what keeps its draft, come when somebody writes.
const RemarkDialog = lazy(() => import('./remark-dialog.js'));

interface Props {
  readonly subject: Subject;
  /** Among words, where buttons would be louder than what they are about. */
  readonly quiet?: boolean;
}

/** 批示 and 圈阅 beside an entry, for those who may; what was just done is said in their place. */
export default function RemarkActs({ subject, quiet = false }: Props) {
  const say = useWords();
  const person = usePerson();
  const [asked, setAsked] = useState(false);
  const [made, setMade] = useState<Remark | null>(null);
  const initial = useRemark(subject, setMade);
  if (!maySee(person, ['remark'])) return null;
  const about = aboutOf(subject, say);
  const look = quiet ? 'text-button' : 'button';
  return (
    <div className={quiet ? 'remark-acts remark-acts-quiet' : 'remark-acts'}>
      {made && <Made remark={made} />}
      <button
        type="button"
        className={look}
        aria-label={say('remarkOf', { about })}
        onClick={() => setAsked(true)}
      >
        {say('remark')}
      </button>
      {!made && (
        <button
          type="button"
          className={look}
          aria-label={say('initialOf', { about })}
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
