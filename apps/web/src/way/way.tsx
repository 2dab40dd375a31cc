import { createContext, useContext, type MouseEvent, type ReactNode } from 'react';

/** Where the page is and how it goes elsewhere: the same words for both entries, whatever router they have. */
export interface Way {
  readonly entry: 'desk' | 'phone';
  /** The path alone, e.g. `/desk/directives/0198…`. */
  readonly path: string;
  /** Filters and positions live in the address, so that whatever is seen has a link. */
  readonly search: URLSearchParams;
  /** `to` is a path with or without a query. `replace` leaves no step to go back to. */
  readonly go: (to: string, how?: { readonly replace?: boolean }) => void;
}

const WayContext = createContext<Way | null>(null);
export const WayProvider = WayContext.Provider;

export function useWay(): Way {
  const way = useContext(WayContext);
  if (!way) throw new Error('there is no way outside of an entry');
  return way;
}

/** One value of the query and how to change it; null takes it out. */
export function useFilter(name: string): readonly [string | null, (value: string | null) => void] {
  const { path, search, go } = useWay();
  const set = (value: string | null) => {
    const next = new URLSearchParams(search);
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
    const query = next.toString();
    go(query ? `${path}?${query}` : path, { replace: true });
  };
  return [search.get(name), set];
}

interface ToProps {
  readonly href: string;
  readonly className?: string;
  readonly current?: boolean;
  readonly label?: string;
  readonly children: ReactNode;
}

/** A link inside the entry: a real one, that can be opened in a new tab. */
export function To({ href, className, current, label, children }: ToProps) {
  const { go } = useWay();
  const follow = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(href);
  };
  return (
    <a
      href={href}
      className={className}
      onClick={follow}
      aria-current={current ? 'page' : undefined}
      aria-label={label}
    >
      {children}
    </a>
  );
}
