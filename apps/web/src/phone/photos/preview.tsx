import { useEffect, useRef } from 'react';
import { Icon } from '../../look/icon.js';
import type { KeptFile } from './kept-file.js';

/** The photo itself in small, or the sign of a document. */
export function Preview({ kept: { bytes, type } }: { readonly kept: KeptFile }) {
  const picture = useRef<HTMLImageElement>(null);
  const isPhoto = type.startsWith('image/');
  useEffect(() => {
    if (!isPhoto) return undefined;
    const url = URL.createObjectURL(new Blob([bytes], { type }));
    picture.current!.src = url;
    return () => URL.revokeObjectURL(url);
  }, [bytes, type, isPhoto]);
  return (
    <span className="file-preview">
      {isPhoto ? <img ref={picture} alt="" /> : <Icon name="file" size={24} />}
    </span>
  );
}
