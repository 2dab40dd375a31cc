import { useEffect, useRef, type RefObject } from 'react';

const STOPS = 'button:not(:disabled), input, textarea, select, a[href], [tabindex="0"]';

/** Focus goes in, stays in, and comes back; the page behind stands still. */
export function useModal(dialog: RefObject<HTMLElement | null>, close: () => void): void {
  const closing = useRef(close);
  useEffect(() => {
    closing.current = close;
  }, [close]);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.focus();
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape') closing.current();
      if (event.key === 'Tab') keepInside(dialog.current, event);
    };
    document.addEventListener('keydown', press);
    document.body.style.overflow = 'hidden';
    return () => {
      document.removeEventListener('keydown', press);
      document.body.style.overflow = '';
      if (before instanceof HTMLElement) before.focus();
    };
  }, [dialog]);
}

function keepInside(dialog: HTMLElement | null, event: KeyboardEvent): void {
  const stops = [...(dialog?.querySelectorAll<HTMLElement>(STOPS) ?? [])];
  const [first, last] = [stops[0], stops[stops.length - 1]];
  const { activeElement } = document;
  if (event.shiftKey && (activeElement === first || activeElement === dialog)) {
    event.preventDefault();
    last?.focus();
  } else if (!event.shiftKey && activeElement === last) {
    event.preventDefault();
    first?.focus();
  }
}
