import { ProblemNote } from '../../problems/problem-note.js';
import { Blank, Loading } from '../../states/states.js';
import { useFilter } from '../../way/way.js';
import { wordsOf } from '../../words/words.js';
import type zh from '../../words/zh-CN/duties.js';
import { DutyLine } from './duty-line.js';
import { firstOf, LISTS, listsOf, type ListName, type Lists } from './lists.js';
import { useDuties } from './use-duties.js';
import './duties-screen.css';

const useWords = wordsOf<typeof zh>('duties');

/** What do I owe, and by when. */
export default function DutiesScreen() {
  const say = useWords();
  const [asked, ask] = useFilter('list');
  const duties = useDuties();
  const rows = duties.data?.pages.flatMap((page) => page.rows);
  if (!rows) {
    return duties.error ? (
      <ProblemNote error={duties.error} retry={() => duties.refetch()} page />
    ) : (
      <Loading lines={8} />
    );
  }
  const lists = listsOf(rows);
  const name = LISTS.find((list) => list === asked) ?? firstOf(lists);
  return (
    <div className="duties">
      <h1 className="visually-hidden">{say('title')}</h1>
      <Segments lists={lists} chosen={name} choose={ask} />
      {duties.error && <ProblemNote error={duties.error} retry={() => duties.refetch()} />}
      {lists[name].length === 0 && (
        <Blank icon={name === 'returned' ? 'return' : 'done'} title={say(`empty.${name}`)}>
          {say(`next.${name}`)}
        </Blank>
      )}
      <ul>
        {lists[name].map((task) => (
          <DutyLine key={task.taskId} task={task} />
        ))}
      </ul>
    </div>
  );
}

interface SegmentsProps {
  readonly lists: Lists;
  readonly chosen: ListName;
  readonly choose: (name: ListName) => void;
}

function Segments({ lists, chosen, choose }: SegmentsProps) {
  const say = useWords();
  return (
    <div className="duty-lists" role="group" aria-label={say('title')}>
      {LISTS.map((name) => {
        const late = lists[name].filter(({ light }) => light === 'red').length;
        return (
          <button key={name} type="button" aria-pressed={name === chosen} onClick={() => choose(name)}>
            <span>{say(`list.${name}`)}</span> <b className="numbers">{lists[name].length}</b>
            {late > 0 && <span className="duty-lists-late">{say('late', { count: late })}</span>}
          </button>
        );
      })}
    </div>
  );
}
