import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { directiveClose, directiveUrgeUnsigned, directiveWithdraw } from '../../../api/sdk.gen.js';
import { keyed } from '../../../calls/key.js';
import { many, one } from '../../../calls/keys.js';
import { useCommand } from '../../../calls/use-command.js';
import { ProblemNote } from '../../../problems/problem-note.js';
import { ReasonDialog } from '../../asking/reason-dialog.js';
import type { Directive } from '../types.js';
import { useWords } from '../../../directives/words.js';

type Asked = 'urge-unsigned' | 'withdraw' | null;

/** What the reader may do with the directive now. */
export function Acts({ directive }: { readonly directive: Directive }) {
  const say = useWords();
  const [asked, ask] = useState<Asked>(null);
  const { actions } = directive;
  const close = useClose(directive);
  const offered = ['urge-unsigned', 'withdraw', 'close'].some((action) => actions.includes(action));
  if (!offered && !asked) return null;
  return (
    <div className="acts">
      {actions.includes('urge-unsigned') && (
        <button type="button" className="button button-primary" onClick={() => ask('urge-unsigned')}>
          {say('urge.open')}
        </button>
      )}
      {actions.includes('close') && (
        <button
          type="button"
          className="button button-primary"
          disabled={close.isPending}
          onClick={() => close.mutate()}
        >
          {say('close.open')}
        </button>
      )}
      {actions.includes('withdraw') && (
        <button type="button" className="button" onClick={() => ask('withdraw')}>
          {say('withdraw.open')}
        </button>
      )}
      {close.error && <ProblemNote error={close.error} />}
      {asked === 'urge-unsigned' && <Urge directive={directive} close={() => ask(null)} />}
      {asked === 'withdraw' && <Withdraw directive={directive} close={() => ask(null)} />}
    </div>
  );
}

interface DialogProps {
  readonly directive: Directive;
  readonly close: () => void;
}

/** Says how many were told; those of today are not told twice. */
function Urge({ directive: { directiveId }, close }: DialogProps) {
  const say = useWords();
  const refresh = useRefresh(directiveId);
  const urge = useCommand(
    (words: string, key) =>
      directiveUrgeUnsigned({ path: { directiveId }, body: { words: words || null }, headers: keyed(key) }),
    refresh,
  );
  if (urge.data) {
    return (
      <p className="note note-ok" role="status">
        {say('urge.done', urge.data)}{' '}
        <button type="button" className="text-button" onClick={close}>
          {say('understood')}
        </button>
      </p>
    );
  }
  return (
    <ReasonDialog
      title={say('urge.title')}
      told={say('urge.told')}
      label={say('urge.words')}
      confirm={say('urge.confirm')}
      close={close}
      send={(words) => urge.mutate(words)}
      sending={urge.isPending}
      error={urge.error}
      most={300}
      optional
    />
  );
}

function Withdraw({ directive: { directiveId }, close }: DialogProps) {
  const say = useWords();
  const refresh = useRefresh(directiveId);
  const withdraw = useCommand(
    (reason: string, key) =>
      directiveWithdraw({ path: { directiveId }, body: { reason }, headers: keyed(key) }),
    () => {
      close();
      refresh();
    },
  );
  return (
    <ReasonDialog
      title={say('withdraw.title')}
      told={say('withdraw.told')}
      label={say('reason')}
      confirm={say('withdraw.confirm')}
      close={close}
      send={(reason) => withdraw.mutate(reason)}
      sending={withdraw.isPending}
      error={withdraw.error}
      grave
    />
  );
}

function useClose({ directiveId }: Directive) {
  const refresh = useRefresh(directiveId);
  return useCommand<void, unknown>(
    (_, key) => directiveClose({ path: { directiveId }, headers: keyed(key) }),
    refresh,
  );
}

function useRefresh(directiveId: string): () => void {
  const queries = useQueryClient();
  return () => {
    for (const queryKey of [one('directive', directiveId), many('directive'), many('task')])
      void queries.invalidateQueries({ queryKey });
  };
}
