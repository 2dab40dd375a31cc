import { Icon } from '../../../look/icon.js';
import type { Changes } from '../document/types.js';
import { useWords } from '../words.js';
import type { FieldProps } from './field.js';

type Evidence = NonNullable<Changes['evidence']>;
type Figure = Evidence['figures'][number];

const MOST_FIGURES = 20;

/** Keys of figures are for machines: the first free `figure-N`. */
function freeKey(figures: readonly Figure[]): string {
  const taken = new Set(figures.map(({ key }) => key));
  let number = 1;
  while (taken.has(`figure-${number}`)) number += 1;
  return `figure-${number}`;
}

/** What units have to bring beyond words. The default is nothing; asking costs a written reason. */
export function EvidenceField({ item, set }: FieldProps) {
  const say = useWords();
  const { evidence } = item;
  const put = (changes: Partial<Evidence>) => {
    const next = { ...evidence, ...changes };
    const asks = next.files || next.figures.length > 0;
    set({ evidence: asks ? next : { ...next, reason: null } });
  };
  const asks = evidence.files || evidence.figures.length > 0;
  return (
    <fieldset className="panel-field">
      <legend>{say('field.evidence')}</legend>
      <label className="check">
        <input
          type="checkbox"
          checked={evidence.files}
          onChange={({ target }) => put({ files: target.checked })}
        />
        <span>{say('evidence.files')}</span>
      </label>
      <Figures figures={evidence.figures} put={(figures) => put({ figures })} />
      {evidence.figures.length < MOST_FIGURES && (
        <button
          type="button"
          className="text-button"
          onClick={() =>
            put({ figures: [...evidence.figures, { key: freeKey(evidence.figures), label: '', unit: '' }] })
          }
        >
          {say('evidence.addFigure')}
        </button>
      )}
      {asks ? (
        <label className="field">
          <span>{say('evidence.reason')}</span>
          <textarea
            rows={2}
            maxLength={300}
            value={evidence.reason ?? ''}
            onChange={({ target }) => put({ reason: target.value })}
          />
        </label>
      ) : (
        <p className="quiet">{say('evidence.none')}</p>
      )}
    </fieldset>
  );
}

interface FiguresProps {
  readonly figures: Figure[];
  readonly put: (figures: Figure[]) => void;
}

function Figures({ figures, put }: FiguresProps) {
  const say = useWords();
  const change = (key: string, changes: Partial<Figure>) =>
    put(figures.map((figure) => (figure.key === key ? { ...figure, ...changes } : figure)));
  return (
    <ul className="figures">
      {figures.map((figure, index) => (
        <li key={figure.key}>
          <input
            type="text"
            maxLength={80}
            aria-label={say('evidence.figureLabel', { number: index + 1 })}
            placeholder={say('evidence.figureName')}
            value={figure.label}
            onChange={({ target }) => change(figure.key, { label: target.value })}
          />
          <input
            type="text"
            maxLength={20}
            aria-label={say('evidence.figureUnitLabel', { number: index + 1 })}
            placeholder={say('evidence.figureUnit')}
            value={figure.unit}
            onChange={({ target }) => change(figure.key, { unit: target.value })}
          />
          <button
            type="button"
            className="icon-button"
            aria-label={say('evidence.removeFigure', { number: index + 1 })}
            onClick={() => put(figures.filter(({ key }) => key !== figure.key))}
          >
            <Icon name="close" size={16} />
          </button>
        </li>
      ))}
    </ul>
  );
}
