import { readFileSync } from 'node:fs';
import { Clock, SystemClock } from '#libs/kernel';

const REREAD_AFTER_MS = 200;

/**
 * The machine's clock, moved by as many milliseconds as a file says, so that a demo can play a year
 * while the services run. The file is read again at most every 200 ms; while it is missing or holds
 * anything but a whole number, the last offset stays.
 */
export class OffsetFileClock extends Clock {
  private offsetMs = 0;
  private readAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly file: string) {
    super();
  }

  override now(): Date {
    const machineMs = Date.now();
    if (Math.abs(machineMs - this.readAt) >= REREAD_AFTER_MS) {
      this.readAt = machineMs;
      this.offsetMs = readOffset(this.file) ?? this.offsetMs;
    }
    return new Date(machineMs + this.offsetMs);
  }
}

/** The clock that the settings ask for. */
export function clockFrom(config: { readonly clockOffsetFile: string | undefined }): Clock {
  return config.clockOffsetFile ? new OffsetFileClock(config.clockOffsetFile) : new SystemClock();
}

function readOffset(file: string): number | undefined {
  try {
    const text = readFileSync(file, 'utf8').trim();
    return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
  } catch {
    return undefined;
  }
}
