import { ProblemNote } from '../../../problems/problem-note.js';
import { Loading } from '../../../states/states.js';
import { useWay } from '../../../way/way.js';
import { AudienceStep } from '../audience/audience-step.js';
import { ItemsStep } from '../editor/items-step.js';
import { SigningStep } from '../signing/signing-step.js';
import { DraftHead } from './draft-head.js';
import type { Directive, DraftParts, Go, Item, Step } from './types.js';
import { useCoverage, useItems, useSource } from './use-document.js';
import { useEdits } from './use-edits.js';
import { useStructure } from './use-structure.js';
import { UnsentNote } from './unsent-note.js';

/** A draft: its items, for whom they are, and the way to sign-off. Each step has a link. */
export function DraftFrame({ directive }: { readonly directive: Directive }) {
  const items = useItems(directive.directiveId);
  const source = useSource(directive.directiveId);
  const coverage = useCoverage(directive.directiveId);
  const failed = [items, source, coverage].find(({ error }) => error);
  if (failed) return <ProblemNote error={failed.error} retry={() => failed.refetch()} page />;
  if (!items.data || source.data === undefined || !coverage.data) return <Loading lines={10} />;
  return <Draft directive={directive} read={items.data} text={source.data} coverage={coverage.data} />;
}

function Draft({ read, ...parts }: DraftParts & { readonly read: readonly Item[] }) {
  const { path, search, go: goTo } = useWay();
  const asked = search.get('step');
  const edits = useEdits(parts.directive, read);
  const structure = useStructure(parts.directive, edits);
  const step: Step = asked === 'audience' || asked === 'signing' ? asked : 'items';
  const go: Go = (next, itemId) => {
    const query = new URLSearchParams();
    if (next !== 'items') query.set('step', next);
    if (itemId) query.set('item', itemId);
    goTo(`${path}?${query.toString()}`);
  };
  return (
    <div className={step === 'signing' ? 'draft draft-page' : 'draft'}>
      <DraftHead {...parts} step={step} go={go} edits={edits} />
      <UnsentNote edits={edits} structure={structure} />
      {step === 'items' && <ItemsStep {...parts} edits={edits} structure={structure} go={go} />}
      {step === 'audience' && <AudienceStep {...parts} edits={edits} go={go} />}
      {step === 'signing' && <SigningStep {...parts} edits={edits} go={go} />}
    </div>
  );
}
