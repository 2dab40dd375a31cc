import { ProblemNote } from '../../../problems/problem-note.js';
import { DirectiveRemarks } from '../../../remarks/directive-remarks.js';
import { Loading } from '../../../states/states.js';
import { useScreenParam } from '../../../frame/params.js';
import { Acts } from './acts.js';
import { Counts } from './counts.js';
import { DirectiveHead } from './directive-head.js';
import { Sentences } from './sentences.js';
import { OverBudgetNote } from '../../../directives/over-budget-note.js';
import { useDirective } from '../../../directives/use-directive.js';
import '../directives.css';

/** A directive: what was said, and what became of each sentence. */
export default function DirectiveScreen() {
  const directiveId = useScreenParam('directiveId');
  const directive = useDirective(directiveId);
  if (directive.isPending) return <Loading lines={8} />;
  if (directive.error) return <ProblemNote error={directive.error} retry={() => directive.refetch()} page />;
  return (
    <article className="directives">
      <DirectiveHead directive={directive.data} />
      <OverBudgetNote directive={directive.data} />
      <Acts directive={directive.data} />
      <Counts directive={directive.data} />
      <DirectiveRemarks directive={directive.data} className="sheet-of-words" />
      <Sentences directiveId={directiveId} mayRemark={directive.data.actions.includes('remark')} />
    </article>
  );
}
