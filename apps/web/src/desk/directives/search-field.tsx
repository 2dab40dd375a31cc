import { useEffect, useState } from 'react';
import { useFilter } from '../../way/way.js';

/** Typing ends before the platform is asked. */
const QUIET_MS = 300;
const SHORTEST = 2;

/** The words that are searched for live in the address, as every filter. */
export function SearchField({ label }: { readonly label: string }) {
  const [q, setQ] = useFilter('q');
  const [typed, setTyped] = useState(q ?? '');
  useEffect(() => {
    const words = typed.trim();
    if (words === (q ?? '') || (words.length > 0 && words.length < SHORTEST)) return undefined;
    const timer = setTimeout(() => setQ(words || null), QUIET_MS);
    return () => clearTimeout(timer);
  });
  return (
    <label className="filter filter-search">
      <span className="visually-hidden">{label}</span>
      <input
        type="search"
        placeholder={label}
        maxLength={60}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
    </label>
  );
}
