import { PasswordTooCommonError } from './account.errors.js';
import { COMMON_PASSWORDS } from './common-passwords.js';

const MIN_LENGTH = 12;
const MAX_LENGTH = 128;
const MIN_DISTINCT = 5;

/** Length, and what a guesser tries first. No composition rules and no forced change (ASVS 5.0 6.2.5, 6.2.10). */
export function assertGoodPassword(
  password: string,
  owner: { readonly login: string; readonly name: string },
): void {
  const folded = fold(password);
  const length = [...password].length;
  if (
    length < MIN_LENGTH ||
    length > MAX_LENGTH ||
    new Set(folded).size < MIN_DISTINCT ||
    isRun(folded) ||
    COMMON_PASSWORDS.has(folded) ||
    [owner.login, owner.name].some((word) => isTelling(word) && folded.includes(fold(word)))
  ) {
    throw new PasswordTooCommonError();
  }
}

/** Two Latin letters occur in every other password; two Chinese characters are a name. */
function isTelling(word: string): boolean {
  return word.length > 2 || (word.length === 2 && /\p{Unified_Ideograph}/u.test(word));
}

/** `abcdefghijkl`, `987654321098`: each character follows the one before, either way. */
function isRun(text: string): boolean {
  const steps = new Set<number>();
  for (let index = 1; index < text.length; index += 1) {
    steps.add((text.charCodeAt(index) - text.charCodeAt(index - 1) + 10) % 10);
  }
  return steps.size === 1 && (steps.has(1) || steps.has(9));
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
