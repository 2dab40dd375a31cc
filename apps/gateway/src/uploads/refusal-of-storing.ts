import { PlatformError } from '#libs/contracts';

/** Errors of the disk carry the number of a system call; what else goes wrong is the request that was cut off. */
export function refusalOfStoring(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  if (typeof (error as NodeJS.ErrnoException).errno === 'number') {
    return new PlatformError('platform/unavailable', 'The file cannot be kept just now.');
  }
  return new PlatformError('platform/invalid-input', 'The upload was cut off.');
}
