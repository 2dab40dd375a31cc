export function fetchFromDebian(options: {
  folder: string;
  isUsable: (path: string) => boolean;
  log: (line: string) => void;
}): string | undefined;
export function mirrorsIn(sources: string): string[];
