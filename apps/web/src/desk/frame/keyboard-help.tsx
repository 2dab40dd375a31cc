import { Button, Modal } from 'antd';
import { useBaseWords } from '../../words/words.js';
import { useKeysTold } from './key-help.js';
import { useSingleKeysOff } from './single-keys.js';

const KEYS = [
  ['/', 'help.search'],
  ['J / K', 'help.move'],
  ['Y / N', 'help.choose'],
  ['Enter', 'help.enter'],
  ['?', 'help.help'],
] as const;

export function KeyboardHelp({ close }: { readonly close: () => void }) {
  const say = useBaseWords();
  const [off, setOff] = useSingleKeysOff();
  const rows = [...KEYS.map(([key, word]) => [key, say(word)] as const), ...useKeysTold()];
  return (
    <Modal
      open
      title={say('help.title')}
      onCancel={close}
      footer={
        <>
          <Button onClick={() => setOff(!off)}>{say(off ? 'help.on' : 'help.off')}</Button>
          <Button type="primary" onClick={close}>
            {say('close')}
          </Button>
        </>
      }
    >
      <dl className="keys">
        {rows.map(([key, words]) => (
          <div key={`${key} ${words}`}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
