import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { directiveWithdraw } from '../../../api/sdk.gen.js';
import { keyed } from '../../../calls/key.js';
import { many } from '../../../calls/keys.js';
import { useCommand } from '../../../calls/use-command.js';
import { ProblemNote } from '../../../problems/problem-note.js';
import { useWay } from '../../../way/way.js';
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
  const [reason, setReason] = useState('');
  const discard = useCommand(
    (words: string, key) =>
      directiveWithdraw({ path: { directiveId }, body: { reason: words }, headers: keyed(key) }),
    () => {
      void queries.invalidateQueries({ queryKey: many('directive') });
      go('/desk/workbench', { replace: true });
    },
  );
  return (
    <Modal
      open
      title={say('discard.title')}
      onCancel={close}
      footer={
        <>
          <Button onClick={close}>{say('cancel')}</Button>
          <Button
            type="primary"
            loading={discard.isPending}
            disabled={reason.trim() === ''}
            onClick={() => discard.mutate(reason)}
          >
            {say('discard.confirm')}
          </Button>
        </>
      }
    >
      <div className="form">
        <p>{say('discard.told')}</p>
        <label className="field">
          <span>{say('discard.reason')}</span>
          <textarea
            rows={3}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </label>
        {discard.error && <ProblemNote error={discard.error} />}
      </div>
    </Modal>
  );
}
