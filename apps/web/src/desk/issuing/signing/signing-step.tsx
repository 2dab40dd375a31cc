import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { groupsOf } from '../audience/rule.js';
import { reachQuery } from '../audience/units.js';
import type { DraftParts, Go } from '../document/types.js';
import type { Edits } from '../document/use-edits.js';
import { useKeyHelp } from '../../frame/key-help.js';
import { useSingleKeys } from '../../frame/single-keys.js';
import { ProblemNote } from '../../../problems/problem-note.js';
import { useWords } from '../words.js';
import { BurdenNote } from './burden-note.js';
import { NearDuplicates } from './near-duplicates.js';
import { ObstacleList } from './obstacle-list.js';
import { ReachTable } from './reach-table.js';
import { obstaclesIn } from './readiness.js';
import { SignDialog } from './sign-dialog.js';

interface Props extends DraftParts {
  readonly edits: Edits;
  readonly go: Go;
}

/** What will happen when this goes out: who gets what, what it costs them, what they have already. */
export function SigningStep({ directive, edits, go }: Props) {
  const say = useWords();
  const [asking, setAsking] = useState(false);
  const tasks = edits.items.filter(({ outcome }) => outcome === 'task');
  const groups = groupsOf(tasks);
  const reaches = useQueries({ queries: groups.map(({ rule }) => reachQuery(rule)) });
  const failed = reaches.find(({ error }) => error);
  const targets = groups.reduce(
    (sum, { items }, index) => sum + items.length * (reaches[index]?.data?.total ?? 0),
    0,
  );
  const [now] = useState(Date.now);
  const obstacles = obstaclesIn(edits.items, now);
  const nobody = groups.some(({ rule }, index) => rule !== null && reaches[index]?.data?.total === 0);
  const ready = obstacles.length === 0 && !nobody && !failed;
  const ask = async () => {
    if (ready && (await edits.flush())) setAsking(true);
  };
  useSingleKeys({ q: () => void ask() });
  useKeyHelp([['Q', say('key.sign')]]);
  return (
    <>
      <div className="step-bar">
        <p className="step-told">
          {tasks.length > 0 ? say('signing.told', { items: tasks.length, targets }) : say('signing.noTasks')}
        </p>
        <button type="button" className="button button-primary" disabled={!ready} onClick={() => void ask()}>
          {say('signing.send')}
        </button>
      </div>
      {failed && <ProblemNote error={failed.error} retry={() => failed.refetch()} />}
      {obstacles.length > 0 && <ObstacleList obstacles={obstacles} go={go} />}
      <div className="signing-sheets">
        <ReachTable groups={groups} reaches={reaches.map(({ data }) => data)} />
        <BurdenNote directiveId={directive.directiveId} tasks={tasks} waiting={edits.count > 0} />
        <NearDuplicates directiveId={directive.directiveId} items={edits.items} waiting={edits.count > 0} />
      </div>
      {asking && (
        <SignDialog
          directive={directive}
          variables={{ taskItems: tasks.length, targets, urgent: tasks.some(({ urgent }) => urgent) }}
          close={() => setAsking(false)}
        />
      )}
    </>
  );
}
