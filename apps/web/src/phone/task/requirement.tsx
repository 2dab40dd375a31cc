import { To } from '../../way/way.js';
import type { Task } from './use-send.js';
import { useWords } from './words.js';

/** The words of the source, whence they are, and by what they are accepted. */
export function Requirement({ task }: { readonly task: Task }) {
  const say = useWords();
  const { requirement, issuerUnitName, contactName, children } = task;
  return (
    <section className="sheet" aria-labelledby="task-requirement">
      <h2 id="task-requirement">{say('requirement')}</h2>
      <p className="task-source">{requirement}</p>
      <dl className="task-facts">
        <Fact name={say('from')} value={fromOf(task, say)} />
        {issuerUnitName && <Fact name={say('issuer')} value={issuerUnitName} />}
        {contactName && <Fact name={say('contact')} value={contactName} />}
        <Fact name={say('unit')} value={task.unitName} />
        {task.responsible && <Fact name={say('responsible')} value={holder(task.responsible, say)} />}
        {children.total > 0 && <Fact name={say('children')} value={say('childrenOpen', children)} />}
      </dl>
      {task.originTaskId && (
        <To href={`/phone/tasks/${task.originTaskId}`} className="task-file">
          {say('remarks.origin')}
        </To>
      )}
      <Criteria task={task} />
    </section>
  );
}

/** A remark on a whole directive opens tasks that come from no item. */
const fromOf = ({ directiveTitle: title, itemPath: path }: Task, say: ReturnType<typeof useWords>) =>
  path === '' ? say('fromWhole', { title }) : say('fromItem', { title, path });

const holder = ({ name, vacant }: NonNullable<Task['responsible']>, say: ReturnType<typeof useWords>) =>
  vacant ? say('vacant', { name }) : name;

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** The one that a return names is marked where it stands. */
function Criteria({ task: { criteria, returned, state } }: { readonly task: Task }) {
  const say = useWords();
  if (criteria.length === 0) return null;
  const missed = state === 'in-progress' ? returned?.criterionId : null;
  return (
    <>
      <h3 className="task-subhead">{say('criteria')}</h3>
      <ol className="task-criteria">
        {criteria.map(({ criterionId, text }) => (
          <li key={criterionId}>
            {text}
            {criterionId === missed && <span className="chip chip-return">{say('note.unmet')}</span>}
          </li>
        ))}
      </ol>
    </>
  );
}
