const END_OF_HEAD = '\r\n\r\n';
const LENGTH = '\r\ncontent-length: ';

/**
 * Reads one whole response of our gateway, which answers with a length.
 *
 * @param {Buffer} bytes all that was received since the request
 * @returns {{ status: number, body: any } | null} null while something is missing
 */
export function parseResponse(bytes) {
  const headEnds = bytes.indexOf(END_OF_HEAD);
  if (headEnds < 0) return null;
  const head = bytes.latin1Slice(0, headEnds);
  const at = head.indexOf(LENGTH);
  if (at < 0) throw new Error(`A response without a length:\n${head}`);
  const begins = headEnds + END_OF_HEAD.length;
  const ends = begins + Number.parseInt(head.slice(at + LENGTH.length), 10);
  if (bytes.length < ends) return null;
  return { status: Number(head.slice(9, 12)), body: JSON.parse(bytes.utf8Slice(begins, ends)) };
}
