import { useEffect } from 'react';
import { useScreenParam } from '../frame/params.js';
import { Icon } from '../look/icon.js';
import { ProblemNote } from '../problems/problem-note.js';
import { Loading } from '../states/states.js';
import { To, useWay } from '../way/way.js';
import type { QueueRow } from './form.js';
import OutboxBar from './outbox-bar.js';
import { ReviewPage } from './review-page.js';
import { useDecision, type Deciding } from './use-decision.js';
import { useNeighbours, type Neighbours } from './use-neighbours.js';
import { useAssignment } from './use-review.js';
import { usePageWords, useWords } from './words.js';

interface Props {
  /** What an entry adds: keys on the desk. */
  readonly Keys?: (keys: { readonly deciding: Deciding; readonly neighbours: Neighbours }) => null;
}

/** One matter to be decided. What was decided is on its way in the bar above; the next matter opens by itself. */
export function ReviewScreen({ Keys }: Props) {
  const assignmentId = useScreenParam('assignmentId');
  const assignment = useAssignment(assignmentId);
  const neighbours = useNeighbours(assignmentId);
  return (
    <>
      <OutboxBar />
      {assignment.isPending && <Loading lines={8} />}
      {assignment.error && <ProblemNote error={assignment.error} retry={() => assignment.refetch()} page />}
      {assignment.data && (
        <Shown key={assignmentId} row={assignment.data} neighbours={neighbours} Keys={Keys} />
      )}
    </>
  );
}

interface ShownProps extends Props {
  readonly row: QueueRow;
  readonly neighbours: Neighbours;
}

function Shown({ row, neighbours, Keys }: ShownProps) {
  const { go } = useWay();
  const deciding = useDecision(row, () => go(neighbours.after, { replace: true }));
  useEffect(() => {
    // Newer browsers answer with a promise, which an effect must not hand on.
    window.scrollTo(0, 0);
  }, []);
  return (
    <>
      {Keys && <Keys deciding={deciding} neighbours={neighbours} />}
      <ReviewPage row={row} deciding={deciding} steps={<Steps neighbours={neighbours} />} />
    </>
  );
}

function Steps({ neighbours: { queue, previous, next, place } }: { readonly neighbours: Neighbours }) {
  const say = usePageWords();
  const sayOfQueue = useWords();
  return (
    <nav className="steps" aria-label={sayOfQueue('pending')}>
      <To href={queue}>
        <Icon name="back" size={16} /> {say('toQueue')}
      </To>
      {place && <span className="steps-place quiet numbers">{say('place', place)}</span>}
      {previous && <To href={previous}>{say('previous')}</To>}
      {next && <To href={next}>{say('next')}</To>}
    </nav>
  );
}
