import { lazy, Suspense } from 'react';
import { ProblemNote } from '../problems/problem-note.js';
import { maySee } from '../session/person.js';
import { usePerson } from '../session/use-session.js';
import { Loading } from '../states/states.js';
import { Numbers } from './numbers.js';
import { StuckSection } from './stuck-section.js';
import { useOverview } from './use-overview.js';
import { useWords } from './words.js';
import '../lights/chips.css';
import './overview.css';

// Below the fold of a phone: these may come a moment later.
const DirectivesSection = lazy(() => import('./directives-section.js'));
const MyRemarks = lazy(() => import('../remarks/my-remarks.js'));

/** Is it being done, and who needs help: one page, on every device. */
export default function OverviewScreen() {
  const say = useWords();
  const person = usePerson();
  const overview = useOverview();
  const { data } = overview;
  const first = data?.pages[0];
  return (
    <div className="overview">
      <h1>{say('title')}</h1>
      {overview.isPending && <Loading lines={6} />}
      {overview.error && <ProblemNote error={overview.error} retry={() => overview.refetch()} page />}
      {data && first && (
        <>
          <Numbers overview={first} />
          <div className="overview-columns">
            <StuckSection />
            <div className="overview-side">
              <Suspense fallback={<Loading />}>
                {maySee(person, ['remark']) && <MyRemarks />}
                <DirectivesSection
                  rows={data.pages.flatMap(({ directives }) => directives.rows)}
                  list={overview}
                />
              </Suspense>
            </div>
          </div>
        </>
      )}
    </div>
  );
}
