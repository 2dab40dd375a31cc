import { useQueryClient } from '@tanstack/react-query';
import { taskUrge } from '../../../api/sdk.gen.js';
import { keyed } from '../../../calls/key.js';
import { one } from '../../../calls/keys.js';
import { useCommand } from '../../../calls/use-command.js';
import { ReasonDialog } from '../../asking/reason-dialog.js';
import { useWords } from '../../../directives/words.js';

interface Props {
  readonly taskId: string;
  readonly close: () => void;
}

/** Nudges whoever holds the task now. */
export function UrgeTask({ taskId, close }: Props) {
  const say = useWords();
  const queries = useQueryClient();
  const urge = useCommand(
    (words: string, key) =>
      taskUrge({ path: { taskId }, body: { words: words || null }, headers: keyed(key) }),
    () => {
      close();
      void queries.invalidateQueries({ queryKey: one('task', taskId) });
    },
  );
  return (
    <ReasonDialog
      title={say('act.urge')}
      told={say('told.urge')}
      label={say('urge.words')}
      confirm={say('act.urge')}
      close={close}
      send={(words) => urge.mutate(words)}
      sending={urge.isPending}
      error={urge.error}
      most={300}
      optional
    />
  );
}
