import { useState } from 'react';
import type { DraftParts, Go } from '../document/types.js';
import type { Edits } from '../document/use-edits.js';
import { useKeyHelp } from '../../frame/key-help.js';
import { useSingleKeys } from '../../frame/single-keys.js';
import { Blank } from '../../../states/states.js';
import { useWords } from '../words.js';
import { AudiencePicker } from './audience-picker.js';
import { commonRule, ruleOrNull, toggled, type WholeRule, wholeRule } from './rule.js';
import { TaskItems } from './task-items.js';

interface Props extends DraftParts {
  readonly edits: Edits;
  readonly go: Go;
}

/** For whom the tasks are: of the marked items at once. At first these are all that have nobody yet, else all. */
export function AudienceStep({ edits, go }: Props) {
  const say = useWords();
  const tasks = edits.items.filter(({ outcome }) => outcome === 'task');
  const bare = tasks.filter(({ audience }) => audience === null);
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    (bare.length > 0 ? bare : tasks).map(({ itemId }) => itemId),
  );
  const marked = tasks.filter(({ itemId }) => chosen.includes(itemId));
  const set = (rule: WholeRule) =>
    edits.set(marked.map(({ itemId }) => ({ itemId, changes: { audience: ruleOrNull(rule) } })));
  const preview = async () => {
    if (await edits.flush()) go('signing');
  };
  useSingleKeys({ a: () => setChosen(tasks.map(({ itemId }) => itemId)), p: () => void preview() });
  useKeyHelp([
    ['A', say('key.allTasks')],
    ['P', say('key.preview')],
  ]);
  if (tasks.length === 0) {
    return (
      <Blank icon="units" title={say('audience.noTasks')}>
        <p>{say('audience.noTasksMore')}</p>
        <button type="button" className="button" onClick={() => go('items')}>
          {say('audience.toItems')}
        </button>
      </Blank>
    );
  }
  return (
    <>
      <div className="step-bar">
        <p className="step-told">{say('audience.told', { count: marked.length, total: tasks.length })}</p>
        <button type="button" className="button button-primary" onClick={() => void preview()}>
          {say('audience.preview')}
        </button>
      </div>
      <div className="panes panes-audience">
        <TaskItems
          tasks={tasks}
          chosen={chosen}
          toggle={(itemId) => setChosen((before) => toggled(before, itemId))}
          choose={setChosen}
        />
        {marked.length > 0 ? (
          <AudiencePicker rule={wholeRule(commonRule(marked))} set={set} />
        ) : (
          <section className="pane">
            <Blank icon="units" title={say('audience.chooseItems')} />
          </section>
        )}
      </div>
    </>
  );
}
