import { ProblemNote } from '../problems/problem-note.js';
import RemarkActs from './remark-acts.js';
import { RemarkLines } from './remark-lines.js';
import { useDirectiveRemarks } from './use-remark.js';
import { useWords } from './words.js';

interface Props {
  readonly directive: {
    readonly directiveId: string;
    readonly title: string;
    readonly issuedAt: string | null;
    readonly actions: readonly string[];
  };
  readonly className: string;
}

/** 批示 of the directive as a whole: what was said, and the place to say it for those who may. */
export function DirectiveRemarks({ directive, className }: Props) {
  const say = useWords();
  const { directiveId, title, issuedAt, actions } = directive;
  const list = useDirectiveRemarks(directiveId);
  const remarks = list.data?.rows.filter(({ itemId }) => !itemId) ?? [];
  const may = actions.includes('remark');
  if (issuedAt === null || (!may && !list.error && remarks.length === 0)) return null;
  return (
    <section className={className} aria-labelledby="directive-remarks">
      <header className="remark-head">
        <h2 id="directive-remarks">{say('list')}</h2>
        {may && <RemarkActs subject={{ directiveId, itemId: null, heading: title }} />}
      </header>
      {list.error && <ProblemNote error={list.error} retry={() => list.refetch()} />}
      <RemarkLines remarks={remarks} />
    </section>
  );
}

interface OfItemProps {
  readonly directiveId: string;
  readonly itemId: string;
  /** The item in words, for whoever hears the page. */
  readonly heading: string;
  readonly may: boolean;
}

/** The same at one item. */
export function ItemRemarks({ directiveId, itemId, heading, may }: OfItemProps) {
  const list = useDirectiveRemarks(directiveId);
  const remarks = list.data?.rows.filter((remark) => remark.itemId === itemId) ?? [];
  return (
    <>
      {remarks.length > 0 && <RemarkLines remarks={remarks} />}
      {may && <RemarkActs subject={{ directiveId, itemId, heading }} quiet />}
    </>
  );
}
