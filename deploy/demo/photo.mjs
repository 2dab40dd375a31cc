import { crc32, deflateSync } from 'node:zlib';

const [WIDTH, HEIGHT] = [96, 64];

/** A small picture that is really one: two ridges of hills under the sky, as PNG. */
export function photo() {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  // Eight bits for each of red, green and blue.
  header.set([8, 2, 0, 0, 0], 8);
  const lines = Buffer.concat(Array.from({ length: HEIGHT }, (_, y) => lineAt(y)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function lineAt(y) {
  const colours = Array.from({ length: WIDTH }, (_, x) => colourAt(x, y));
  return Buffer.from([0, ...colours.flat()]);
}

function colourAt(x, y) {
  if (y > 42 + 5 * Math.sin(x / 9 + 2)) return [96, 138, 78];
  if (y > 30 - 8 * Math.sin(x / 15)) return [134, 164, 146];
  return [184 + y, 214, 238];
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, check]);
}
