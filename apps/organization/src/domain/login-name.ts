import { LoginNotAllowedError } from './account.errors.js';

/**
 * The one form in which a login name is stored and compared: NFKC and case folded. Only ASCII
 * letters, digits, `. _ - @` and Chinese characters remain allowed, so that look-alikes of other
 * scripts, zero-width and control characters cannot make a twin of somebody's name.
 */
const ALLOWED = /^[a-z0-9._@\p{Unified_Ideograph}-]{2,64}$/u;

export function normaliseLogin(entered: string): string {
  const folded = foldLogin(entered);
  if (!ALLOWED.test(folded)) throw new LoginNotAllowedError();
  return folded;
}

/** The same form without the judgement: what nobody could register is simply not found. */
export function foldLogin(entered: string): string {
  return entered.normalize('NFKC').toLowerCase().normalize('NFKC');
}
