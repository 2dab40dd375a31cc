import OutboxBar from '../../reviews/outbox-bar.js';
import QueueBlank from '../../reviews/queue-blank.js';
import { QueueFilters } from '../../reviews/queue-filters.js';
import { useQueue, useQueueFilters } from '../../reviews/use-queue.js';
import { Listed } from '../../states/listed.js';
import { useSingleKeys } from '../frame/single-keys.js';
import { ApproveTogether } from './approve-together.js';
import { QueueTable } from './queue-table.js';
import { useSelection } from './use-selection.js';
import './queue-screen.css';

/** Everything that waits for this person, oldest first; what is alike can be approved together. */
export default function QueueScreen() {
  const { view, kind, like } = useQueueFilters();
  const { list, open, rows } = useQueue(view, kind, like);
  const selection = useSelection(view === 'pending' ? rows : []);
  useSingleKeys({ j: () => focusRow(1), k: () => focusRow(-1) });
  return (
    <div className="queue">
      <OutboxBar />
      <QueueFilters open={open} />
      <Listed list={list} count={rows.length} lines={8} page blank={<QueueBlank />}>
        {selection.rows.length > 0 && <ApproveTogether selection={selection} />}
        <QueueTable view={view} rows={rows} selection={selection} />
      </Listed>
    </div>
  );
}

/** J and K walk over the matters; Enter on one opens it, as on every link. */
function focusRow(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.queue-table tbody a')];
  const at = links.findIndex((link) => link === document.activeElement);
  const next = at < 0 ? (step === 1 ? 0 : links.length - 1) : at + step;
  links[Math.max(0, Math.min(links.length - 1, next))]?.focus();
}
