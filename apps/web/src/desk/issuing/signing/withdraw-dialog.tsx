import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { instanceWithdraw } from '../../../api/sdk.gen.js';
import { keyed } from '../../../calls/key.js';
import { many } from '../../../calls/keys.js';
import { useCommand } from '../../../calls/use-command.js';
import { ProblemNote } from '../../../problems/problem-note.js';
import type { Directive } from '../document/types.js';
import { directiveKey } from '../document/use-document.js';
import { useWords } from '../words.js';

interface WithdrawProps {
  readonly directive: Directive;
  readonly close: () => void;
}

/** The sender takes the matter back, as long as nobody has signed. */
export function WithdrawDialog({ directive, close }: WithdrawProps) {
  const say = useWords();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const instanceId = directive.signOff!.instanceId;
  const withdraw = useCommand(
    (words: string, key) =>
      instanceWithdraw({
        path: { instanceId },
        body: { reason: words.trim() === '' ? null : words },
        headers: keyed(key),
      }),
    () => {
      close();
      void queries.invalidateQueries({ queryKey: directiveKey(directive.directiveId) });
      void queries.invalidateQueries({ queryKey: many('directive') });
    },
  );
  return (
    <Modal
      open
      title={say('withdraw.title')}
      onCancel={close}
      footer={
        <>
          <Button onClick={close}>{say('cancel')}</Button>
          <Button type="primary" loading={withdraw.isPending} onClick={() => withdraw.mutate(reason)}>
            {say('withdraw.confirm')}
          </Button>
        </>
      }
    >
      <p>{say('withdraw.told')}</p>
      <label className="field">
        <span>{say('withdraw.reason')}</span>
        <textarea
          rows={3}
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      {withdraw.error && <ProblemNote error={withdraw.error} />}
    </Modal>
  );
}
