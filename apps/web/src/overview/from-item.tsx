import { useWords } from './words.js';

interface Props {
  readonly directiveTitle: string;
  readonly itemPath: string;
}

/** Which item of which directive, if a task comes from one; the number of the item stays in one piece. */
export function FromItem({ directiveTitle, itemPath }: Props) {
  const say = useWords();
  return (
    <p className="quiet">
      {itemPath !== '' && (
        <>
          <span className="overview-item">{say('item', { path: itemPath })} ·</span>{' '}
        </>
      )}
      {directiveTitle}
    </p>
  );
}
