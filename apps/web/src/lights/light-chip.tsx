import { useBaseWords } from '../words/words.js';
import './chips.css';

export type Light = 'green' | 'yellow' | 'red' | null;

/** A second chip, shown only when there is something to say: due soon, or overdue. */
export function LightChip({ light }: { readonly light: Light }) {
  const say = useBaseWords();
  if (light !== 'yellow' && light !== 'red') return null;
  const late = light === 'red';
  return (
    <span className={`chip chip-${late ? 'late' : 'warn'}`}>
      <svg className="icon chip-sign" viewBox="0 0 24 24" fill="currentColor" aria-hidden>
        <path d={late ? 'M12 4 22 20.5H2Z' : 'M10.3 4h3.4l-.6 10.5h-2.2ZM10.2 17h3.6v3.5h-3.6Z'} />
      </svg>
      {say(`light.${light}`)}
    </span>
  );
}
