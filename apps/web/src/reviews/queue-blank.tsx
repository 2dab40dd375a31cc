import { Blank } from '../states/states.js';
import { To, useWay } from '../way/way.js';
import { useQueueFilters } from './use-queue.js';
import { useWords } from './words.js';

/** Nothing to decide: all is done, nothing fits the filters, or nothing ever came. */
export default function QueueBlank() {
  const say = useWords();
  const { entry } = useWay();
  const { view, kind, like } = useQueueFilters();
  if (view === 'decided') {
    return (
      <Blank icon="paper" title={say('emptyDecided')}>
        {say('emptyDecidedMore')}
      </Blank>
    );
  }
  if (kind || like) {
    return (
      <Blank icon="done" title={say('emptyFiltered')}>
        <To href={`/${entry}/reviews`}>{say('showAll')}</To>
      </Blank>
    );
  }
  return (
    <Blank icon="done" title={say('empty')}>
      {say('emptyMore')}
    </Blank>
  );
}
