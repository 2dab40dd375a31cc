import { useQueryClient } from '@tanstack/react-query';
import { instanceWithdraw } from '../../../api/sdk.gen.js';
import { keyed } from '../../../calls/key.js';
import { many } from '../../../calls/keys.js';
import { useCommand } from '../../../calls/use-command.js';
import type { Directive } from '../document/types.js';
import { directiveKey } from '../document/use-document.js';
import { ReasonDialog } from '../../asking/reason-dialog.js';
import { useWords } from '../words.js';

interface WithdrawProps {
  readonly directive: Directive;
  readonly close: () => void;
}

/** The sender takes the matter back, as long as nobody has signed. */
export function WithdrawDialog({ directive, close }: WithdrawProps) {
  const say = useWords();
  const queries = useQueryClient();
  const instanceId = directive.signOff!.instanceId;
  const withdraw = useCommand(
    (words: string, key) =>
      instanceWithdraw({
        path: { instanceId },
        body: { reason: words || null },
        headers: keyed(key),
      }),
    () => {
      close();
      void queries.invalidateQueries({ queryKey: directiveKey(directive.directiveId) });
      void queries.invalidateQueries({ queryKey: many('directive') });
    },
  );
  return (
    <ReasonDialog
      title={say('withdraw.title')}
      told={say('withdraw.told')}
      label={say('withdraw.reason')}
      confirm={say('withdraw.confirm')}
      close={close}
      send={(words) => withdraw.mutate(words)}
      sending={withdraw.isPending}
      error={withdraw.error}
      most={500}
      optional
    />
  );
}
