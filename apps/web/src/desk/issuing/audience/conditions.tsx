import { Select } from 'antd';
import { useUnitKindWords, useWords } from '../words.js';
import { Exclusions } from './exclusions.js';
import { toggled, type WholeRule } from './rule.js';
import { KINDS_WITH_TASKS, usePosts } from './units.js';

interface Props {
  readonly rule: WholeRule;
  readonly set: (rule: WholeRule) => void;
}

const MOST_TAGS = 20;

/** What narrows the chosen subtrees down, and by whom of a unit the task is held. */
export function Conditions({ rule, set }: Props) {
  const say = useWords();
  const sayKind = useUnitKindWords();
  const posts = usePosts();
  return (
    <div className="conditions">
      <fieldset className="panel-field">
        <legend>{say('condition.kinds')}</legend>
        <div className="kinds">
          {KINDS_WITH_TASKS.map((kind) => (
            <label key={kind} className="check">
              <input
                type="checkbox"
                checked={rule.kinds.includes(kind)}
                onChange={() => set({ ...rule, kinds: toggled(rule.kinds, kind) })}
              />
              <span>{sayKind(kind)}</span>
            </label>
          ))}
        </div>
        <p className="quiet">{say('condition.kindsTold')}</p>
      </fieldset>
      <label className="field">
        <span>{say('condition.tags')}</span>
        <Select
          mode="tags"
          maxCount={MOST_TAGS}
          value={rule.tags}
          open={false}
          suffixIcon={null}
          tokenSeparators={['，', ',', ' ', '、']}
          placeholder={say('condition.tagsPlaceholder')}
          onChange={(tags: string[]) => set({ ...rule, tags: tags.filter((tag) => tag.trim() !== '') })}
        />
      </label>
      <label className="field">
        <span>{say('condition.post')}</span>
        <select
          value={rule.postId ?? ''}
          onChange={({ target }) => set({ ...rule, postId: target.value === '' ? null : target.value })}
        >
          <option value="">{say('condition.postDefault')}</option>
          {(posts.data ?? []).map(({ postId, title }) => (
            <option key={postId} value={postId}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <Exclusions exclusions={rule.exclusions} put={(exclusions) => set({ ...rule, exclusions })} />
    </div>
  );
}
