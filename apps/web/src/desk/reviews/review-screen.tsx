import { ReviewScreen } from '../../reviews/review-screen.js';
import type { Deciding } from '../../reviews/use-decision.js';
import type { Neighbours } from '../../reviews/use-neighbours.js';
import { useWay } from '../../way/way.js';
import { useSingleKeys } from '../frame/single-keys.js';

export default function DeskReviewScreen() {
  return <ReviewScreen Keys={Keys} />;
}

/** Y and N choose, Enter confirms what was chosen, J and K go on and back. */
function Keys({ deciding, neighbours }: { readonly deciding: Deciding; readonly neighbours: Neighbours }) {
  const { go } = useWay();
  const { previous, next } = neighbours;
  useSingleKeys({
    y: () => deciding.choose('approve'),
    n: () => deciding.choose('return'),
    Enter: () => deciding.confirm(),
    j: () => next && go(next, { replace: true }),
    k: () => previous && go(previous, { replace: true }),
  });
  return null;
}
