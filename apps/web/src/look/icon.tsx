/** Drawn on a grid of 24, in strokes of 1.75. An icon never stands for a word: it stands beside one, or has a label. */
const PATHS = {
  alert: 'M12 4.5 21 20H3L12 4.5ZM12 10v4.5M12 17.2v.3',
  arrow: 'M9 5l7 7-7 7',
  back: 'M15 5l-7 7 7 7',
  bell: 'M6 16v-5a6 6 0 0 1 12 0v5l1.5 2.5h-15L6 16ZM10 21h4',
  book: 'M5 4h14v16H5zM9 4v16M12 8h4M12 12h4',
  camera: 'M4 8h4l1.5-2.5h5L16 8h4v11H4zM12 10.2a3.3 3.3 0 1 0 0 6.6 3.3 3.3 0 0 0 0-6.6Z',
  chart: 'M4 20h16M7 16v-5M12 16V6M17 16v-8',
  check: 'M4.5 12.5l5 5 10-11',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2',
  close: 'M6 6l12 12M18 6L6 18',
  cross: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM9 9l6 6M15 9l-6 6',
  desk: 'M4 5h16v11H4zM9 20h6M12 16v4',
  done: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM8 12.2l3 3 5-6',
  download: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6Z',
  'eye-off':
    'M4 4l16 16M9.5 6c.8-.3 1.6-.5 2.5-.5 6 0 9.5 6.5 9.5 6.5s-.9 1.7-2.6 3.3M6.5 8C4 9.8 2.5 12 2.5 12S6 18.5 12 18.5c1.7 0 3.2-.5 4.4-1.2',
  file: 'M6 3.5h8l4 4v13H6zM14 3.5v4h4',
  hand: 'M4 12h12M12 7l5 5-5 5M20 5v14',
  help: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.5v.3',
  half: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 3.5V12h8.5',
  language:
    'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5c-5 5-5 12 0 17',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.5M4 12h.5M4 18h.5',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  offline: 'M4 4l16 16M5 10a11 11 0 0 1 4-2.3M13 7.2c2.3.3 4.4 1.3 6 2.8M8 13.5a6 6 0 0 1 3-1.6M12 18v.3',
  open: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z',
  dotted:
    'M12 3.5a8.5 8.5 0 0 1 4 1M19 7.2a8.5 8.5 0 0 1 1.4 3.7M20 14.6a8.5 8.5 0 0 1-2.3 3.6M14.5 20.1a8.5 8.5 0 0 1-4 .2M7 18.9a8.5 8.5 0 0 1-2.6-3.1M3.5 12.2a8.5 8.5 0 0 1 .9-3.9M6.6 5.4A8.5 8.5 0 0 1 9 4',
  paper: 'M6 3.5h12v17H6zM9 8h6M9 12h6M9 16h3',
  pause: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM10 9v6M14 9v6',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4.5 20.5c.5-4 3.5-6 7.5-6s7 2 7.5 6',
  phone: 'M7.5 3.5h9v17h-9zM11 17.5h2',
  return: 'M8 5L3.5 9.5 8 14M4 9.5h10a5.5 5.5 0 0 1 0 11h-3',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5L20.5 20.5',
  send: 'M4 12l16-7.5-6 16-3-6.5-7-2ZM11 14l4-4',
  sign: 'M4 20h16M6 16l1-4L16 3.5l3 3L10 15l-4 1Z',
  text: 'M5 6V5h14v1M12 5v14M9.5 19h5',
  units: 'M9 4h6v4H9zM3.5 16h6v4h-6zM14.5 16h6v4h-6zM12 8v4M6.5 16v-4h11v4',
  warning: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5v5.5M12 16.2v.3',
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration: a reader of screens hears the word beside it. Size in px of the standard text size. */
export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  const edge = `calc(${size}px * var(--scale))`;
  return (
    <svg
      className="icon"
      style={{ width: edge, height: edge }}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
