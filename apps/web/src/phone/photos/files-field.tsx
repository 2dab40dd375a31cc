import { Icon } from '../../look/icon.js';
import { causeOf } from '../../problems/cause.js';
import { useBaseWords } from '../../words/words.js';
import { useWords } from '../task/words.js';
import { Preview } from './preview.js';
import type { ShelvedFile } from './shelf.js';
import { MOST_FILES, type FormFiles } from './use-files.js';
import './files-field.css';

const DOCUMENTS = '.pdf,.docx,.xlsx,.txt';

/** Photos and documents of a form: what each is called, where it is on its way, and how to take it out. */
export function FilesField({ files }: { readonly files: FormFiles }) {
  const say = useWords();
  return (
    <div className="field" role="group" aria-label={say('askedFiles')}>
      <span>{say('askedFiles')}</span>
      <ul className="files">
        {files.files.map((file) => (
          <FileLine key={file.kept.fileId} file={file} remove={files.remove} />
        ))}
      </ul>
      <div role="status">
        {files.shrinking > 0 && <p className="quiet">{say('files.shrinking', { count: files.shrinking })}</p>}
      </div>
      {files.unreadable.length > 0 && (
        <p className="task-wrong" role="alert">
          {say('files.unreadable', { names: files.unreadable.join('、') })}
        </p>
      )}
      {files.tooMany && (
        <p className="task-wrong" role="alert">
          {say('files.tooMany', { most: MOST_FILES })}
        </p>
      )}
      <div className="files-pick">
        <Pick words={say('files.photo')} accept="image/*" add={files.add} isMain />
        <Pick words={say('files.document')} accept={DOCUMENTS} add={files.add} />
      </div>
      <span className="quiet">{say('files.about')}</span>
    </div>
  );
}

interface PickProps {
  readonly words: string;
  readonly accept: string;
  readonly add: FormFiles['add'];
  readonly isMain?: boolean;
}

function Pick({ words, accept, add, isMain }: PickProps) {
  return (
    <label className="button files-pick-button">
      {isMain && <Icon name="camera" />}
      <span>{words}</span>
      <input
        type="file"
        className="visually-hidden"
        multiple
        accept={accept}
        onChange={(event) => {
          const picked = [...(event.target.files ?? [])];
          // The same file may be chosen again after it was taken out.
          event.target.value = '';
          void add(picked);
        }}
      />
    </label>
  );
}

interface LineProps {
  readonly file: ShelvedFile;
  readonly remove: (fileId: string) => void;
}

function FileLine({ file, remove }: LineProps) {
  const say = useWords();
  const base = useBaseWords();
  const { kept, state, percent, problem, isSafe } = file;
  const words = () => {
    if (state === 'up') return say('files.up');
    if (state === 'uploading') return base('draft.uploading', { percent: Math.floor(percent) });
    if (problem) return causeOf(problem);
    return isSafe ? say('files.waiting') : base('draft.unsaved');
  };
  return (
    <li className="file">
      <Preview kept={kept} />
      <span className="file-words">
        <span className="file-name">{kept.name}</span>
        <span className={state === 'refused' ? 'task-wrong' : 'quiet numbers'} role="status">
          {words()}
        </span>
      </span>
      <button
        type="button"
        className="icon-button"
        aria-label={say('files.remove', { name: kept.name })}
        onClick={() => remove(kept.fileId)}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}
