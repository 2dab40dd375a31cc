import { useQueryClient } from '@tanstack/react-query';
import { directiveWithdraw } from '../../../api/sdk.gen.js';
import { keyed } from '../../../calls/key.js';
import { many } from '../../../calls/keys.js';
import { useCommand } from '../../../calls/use-command.js';
import { useWay } from '../../../way/way.js';
import { ReasonDialog } from '../../asking/reason-dialog.js';
import { useWords } from '../words.js';

interface Props {
  readonly directiveId: string;
  readonly close: () => void;
}

/** A draft that shall not be issued: it leaves the workbench and stays on record with its reason. */
export function DiscardDraft({ directiveId, close }: Props) {
  const say = useWords();
  const queries = useQueryClient();
  const { go } = useWay();
  const discard = useCommand(
    (words: string, key) =>
      directiveWithdraw({ path: { directiveId }, body: { reason: words }, headers: keyed(key) }),
    () => {
      void queries.invalidateQueries({ queryKey: many('directive') });
      go('/desk/workbench', { replace: true });
    },
  );
  return (
    <ReasonDialog
      title={say('discard.title')}
      told={say('discard.told')}
      label={say('discard.reason')}
      confirm={say('discard.confirm')}
      close={close}
      send={(words) => discard.mutate(words)}
      sending={discard.isPending}
      error={discard.error}
      most={500}
    />
  );
}
