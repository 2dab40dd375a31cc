import { DirectiveChangedMeanwhileError, DirectiveNotFoundError } from '../domain/directive-errors.js';
import type { Directive } from '../domain/directive.js';

/**
 * What was read for a command before its directive, if it belongs to the version that is changed now.
 *
 * @param directive at its next version
 * @throws DirectiveChangedMeanwhileError (`platform/stale-version`)
 */
export function assertAsRead<Read extends { readonly version: number }>(
  read: Read | null,
  directive: Directive,
): Read {
  if (!read) throw new DirectiveNotFoundError();
  if (directive.version !== read.version + 1) throw new DirectiveChangedMeanwhileError(read.version);
  return read;
}
