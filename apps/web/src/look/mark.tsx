import { useBaseWords } from '../words/words.js';
import './mark.css';

/** The word-mark. No emblem is shipped: a district sets its own approved file. */
export function Mark() {
  const say = useBaseWords();
  return <span className="mark">{say('product')}</span>;
}
