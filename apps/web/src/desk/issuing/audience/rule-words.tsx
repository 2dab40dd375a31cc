import type { AudienceRule } from '../document/types.js';
import { useUnitKindWords, useWords } from '../words.js';
import { wholeRule } from './rule.js';
import { usePosts, useUnits } from './units.js';

/** A rule as a sentence: `中共青岚区委员会（含下级）· 党支部、网格党支部 · 除外 2 个单位`. */
export function RuleWords({ rule }: { readonly rule: AudienceRule | null }) {
  const say = useWords();
  const sayKind = useUnitKindWords();
  const { subtrees, alone, kinds, tags, exclusions, postId } = wholeRule(rule);
  const units = useUnits(subtrees);
  const posts = usePosts();
  if (rule === null) return <span className="rule-words rule-none">{say('rule.none')}</span>;
  const parts = [
    subtrees
      .map((unitId) =>
        say(alone.includes(unitId) ? 'rule.alone' : 'rule.subtree', { unit: units.get(unitId)?.name ?? '…' }),
      )
      .join(say('and')),
    kinds.map((kind) => sayKind(kind)).join(say('and')),
    tags.length > 0 ? say('rule.tags', { tags: tags.join(say('and')) }) : '',
    exclusions.length > 0 ? say('rule.exclusions', { count: exclusions.length }) : '',
    postId
      ? say('rule.post', { post: posts.data?.find((post) => post.postId === postId)?.title ?? '…' })
      : '',
  ];
  return <span className="rule-words">{parts.filter((part) => part !== '').join(' · ')}</span>;
}
