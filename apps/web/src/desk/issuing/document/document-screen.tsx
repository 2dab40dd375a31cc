import { useScreenParam } from '../../../frame/params.js';
import { ProblemNote } from '../../../problems/problem-note.js';
import { Loading } from '../../../states/states.js';
import { DispatchProgress } from '../signing/dispatch-progress.js';
import { InSignOff } from '../signing/in-sign-off.js';
import { DraftFrame } from './draft-frame.js';
import { useDirective } from './use-document.js';
import '../issuing.css';

/** A directive until it is out: its draft, its sign-off, the making of its tasks. Then its own page goes on. */
export default function DocumentScreen() {
  const directiveId = useScreenParam('directiveId');
  const directive = useDirective(directiveId);
  if (directive.isPending) return <Loading lines={8} />;
  if (directive.error) return <ProblemNote error={directive.error} retry={() => directive.refetch()} page />;
  if (directive.data.state === 'draft') return <DraftFrame key={directiveId} directive={directive.data} />;
  if (directive.data.state === 'in-sign-off') return <InSignOff directive={directive.data} />;
  return <DispatchProgress directive={directive.data} />;
}
