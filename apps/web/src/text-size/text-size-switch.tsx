import { useBaseWords } from '../words/words.js';
import { setTextSize, TEXT_SIZES } from './text-size.js';
import { useTextSize } from './use-text-size.js';
import './text-size-switch.css';

/** Three steps, each a letter in its own size, with its word for whoever hears the page. */
export function TextSizeSwitch() {
  const say = useBaseWords();
  const size = useTextSize();
  return (
    <div className="text-size" role="group" aria-label={say('textSize.label')}>
      {TEXT_SIZES.map((step) => (
        <button
          key={step}
          type="button"
          className={`text-size-step text-size-step-${step}`}
          aria-pressed={step === size}
          title={say(`textSize.${step}`)}
          aria-label={say(`textSize.${step}`)}
          onClick={() => setTextSize(step)}
        >
          <span aria-hidden>字</span>
        </button>
      ))}
    </div>
  );
}
