import { OnItsWay } from './on-its-way.js';
import { useDoing } from './use-doing.js';
import { useSend, type Task } from './use-send.js';
import { verbsOf, type FormVerb } from './verbs.js';
import { useWords } from './words.js';

/** What can be done now, above the tabs, so that nobody has to look for it; the first is what the task waits for. */
export function Bar({ task }: { readonly task: Task }) {
  const { doing } = useDoing();
  if (doing && task.actions.includes(doing)) return null;
  const verbs = verbsOf(task);
  if (task.actions.includes('sign-for')) return <SignFor task={task} />;
  if (verbs.length === 0) return null;
  return (
    <div className="task-bar">
      <div className="task-bar-buttons">
        {verbs.map((verb, index) => (
          <Opener key={verb} task={task} verb={verb} isFirst={index === 0} />
        ))}
      </div>
    </div>
  );
}

function SignFor({ task }: { readonly task: Task }) {
  const say = useWords();
  const sending = useSend(task, 'sign-for');
  return (
    <div className="task-bar">
      <OnItsWay sending={sending} />
      <div className="task-bar-buttons">
        <button
          type="button"
          className="button button-primary"
          disabled={sending.isUnderway}
          onClick={() => sending.send(null)}
        >
          {say('do.sign-for')}
        </button>
        {task.actions.includes('decline') && <Opener task={task} verb="decline" />}
      </div>
    </div>
  );
}

interface OpenerProps {
  readonly task: Task;
  readonly verb: FormVerb;
  readonly isFirst?: boolean;
}

function Opener({ task, verb, isFirst }: OpenerProps) {
  const say = useWords();
  const { open } = useDoing();
  const again = verb === 'submit' && task.returned;
  return (
    <button type="button" className={isFirst ? 'button button-primary' : 'button'} onClick={() => open(verb)}>
      {say(again ? 'do.resubmit' : `do.${verb}`)}
    </button>
  );
}
