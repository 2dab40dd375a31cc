import { useState } from 'react';
import { Icon } from '../look/icon.js';
import { contentOf, type EvidenceFile } from './evidence-file.js';
import { PictureDialog } from './picture-dialog.js';
import { usePageWords } from './words.js';
import './evidence-files.css';

const PICTURE = /^image\/(?:png|jpeg|webp|gif)$/;

/** Pictures are seen at once and enlarged by a click; other files are downloaded. */
export function EvidenceFiles({ files }: { readonly files: readonly EvidenceFile[] }) {
  const [zoomed, setZoomed] = useState<EvidenceFile | null>(null);
  if (files.length === 0) return null;
  const pictures = files.filter(({ contentType }) => PICTURE.test(contentType));
  const others = files.filter((file) => !pictures.includes(file));
  return (
    <div className="evidence">
      {pictures.length > 0 && (
        <ul className="pictures">
          {pictures.map((file) => (
            <Picture key={file.evidenceId} file={file} zoom={() => setZoomed(file)} />
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul className="evidence-files">
          {others.map((file) => (
            <li key={file.evidenceId}>
              <Download file={file} />
            </li>
          ))}
        </ul>
      )}
      {zoomed && <PictureDialog file={zoomed} close={() => setZoomed(null)} />}
    </div>
  );
}

function Picture({ file, zoom }: { readonly file: EvidenceFile; readonly zoom: () => void }) {
  const say = usePageWords();
  const [failed, setFailed] = useState(false);
  return (
    <li className="picture">
      {failed ? (
        <p className="quiet">{say('image.failed')}</p>
      ) : (
        <button type="button" aria-label={say('zoom', { name: file.fileName })} onClick={zoom}>
          <img src={contentOf(file)} alt="" loading="lazy" onError={() => setFailed(true)} />
        </button>
      )}
      <Download file={file} />
    </li>
  );
}

function Download({ file }: { readonly file: EvidenceFile }) {
  const say = usePageWords();
  return (
    <a className="download" href={contentOf(file)} download={file.fileName}>
      <Icon name="download" size={16} />
      <span className="download-name">
        <span className="visually-hidden">{say('download')} </span>
        {file.fileName}
      </span>
      <span className="quiet numbers">{sizeOf(file.size)}</span>
    </a>
  );
}

function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
