import { lazy, Suspense } from 'react';
import { useOverview } from '../../overview/use-overview.js';
import { ProblemNote } from '../../problems/problem-note.js';
import { Loading } from '../../states/states.js';
import '../../lights/chips.css';
import '../../overview/overview.css';

// Below what waits for the issuer: this may come a moment later.
const DirectivesSection = lazy(() => import('../../overview/directives-section.js'));

/** How far what was issued has come, in the words in which the leaders see it. */
export function InForce() {
  const overview = useOverview();
  const rows = overview.data?.pages.flatMap(({ directives }) => directives.rows) ?? [];
  if (overview.error) return <ProblemNote error={overview.error} retry={() => overview.refetch()} />;
  if (rows.length === 0) return null;
  return (
    <Suspense fallback={<Loading />}>
      <DirectivesSection rows={rows} list={overview} />
    </Suspense>
  );
}
