import { PlatformError } from '#libs/contracts';
import type { IncomingHttpHeaders } from 'node:http';
import { shownName } from '../shown-name.js';

export const TUS_VERSION = '1.0.0';
export const TUS_EXTENSIONS = 'creation,termination,expiration';

const MOST_METADATA = 4_000;

/** @throws PlatformError platform/upload-protocol-version */
export function assertVersion(headers: IncomingHttpHeaders): void {
  if (headers['tus-resumable'] === TUS_VERSION) return;
  throw new PlatformError('platform/upload-protocol-version', 'Send Tus-Resumable: 1.0.0.', {
    supported: TUS_VERSION,
  });
}

/** A number of bytes in a header. @throws PlatformError platform/invalid-input */
export function bytesIn(headers: IncomingHttpHeaders, name: 'upload-length' | 'upload-offset'): number {
  const given = headers[name];
  if (typeof given === 'string' && /^\d{1,15}$/.test(given)) return Number(given);
  throw new PlatformError('platform/invalid-input', `The header ${name} must be a whole number of bytes.`);
}

export interface Metadata {
  /** As it came, to be given back; empty if none came. */
  readonly given: string;
  /** For people only. */
  readonly fileName: string;
}

/** `key base64,key base64`. @throws PlatformError platform/invalid-input */
export function metadataIn(headers: IncomingHttpHeaders): Metadata {
  const given = String(headers['upload-metadata'] ?? '').trim();
  if (given === '') return { given, fileName: shownName(undefined) };
  const pairs = given.split(',').map((pair) => pair.trim().split(' '));
  const keys = pairs.map(([key]) => key);
  const isReadable = pairs.every(
    ([key, value = '', ...more]) => key && more.length === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value),
  );
  if (!isReadable || new Set(keys).size !== keys.length || given.length > MOST_METADATA) {
    throw new PlatformError('platform/invalid-input', 'The header upload-metadata cannot be read.');
  }
  const name = pairs.find(([key]) => key === 'filename')?.[1];
  return { given, fileName: shownName(name && Buffer.from(name, 'base64').toString('utf8')) };
}
