import { Button, Modal } from 'antd';
import { useBaseWords } from '../../words/words.js';
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
        {KEYS.map(([key, word]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{say(word)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
