import { describe, expect, it } from '@jest/globals';
import { failureOf } from '#libs/kernel';
import * as fc from 'fast-check';
import { crc32 } from 'node:zlib';
import { pixelsOf } from '../picture-size.js';
import { barePicture } from './bare-picture.js';
import { orientationAlone, orientationIn } from './orientation.js';

const SECRET = 'GPS 130.3W 47.7N';

/** A picture of one pixel, as a program has written it. */
const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=',
  'base64',
);
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** An Exif block in the other byte order, with the place after the orientation. */
function exif(orientation: number): Buffer {
  const tiff = Buffer.alloc(60);
  tiff.write('II*\0', 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(2, 8);
  for (const [index, tag] of [0x0112, 0x8825].entries()) {
    tiff.writeUInt16LE(tag, 10 + index * 12);
    tiff.writeUInt16LE(3, 12 + index * 12);
    tiff.writeUInt32LE(1, 14 + index * 12);
    tiff.writeUInt16LE(orientation, 18 + index * 12);
  }
  tiff.write(SECRET, 38, 'latin1');
  return tiff;
}

const segment = (marker: number, ...content: readonly (string | Buffer)[]) => {
  const body = Buffer.concat(
    content.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  );
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};
/** Right behind the beginning, where cameras write. */
const jpegWith = (...segments: readonly Buffer[]) =>
  Buffer.concat([JPEG.subarray(0, 2), ...segments, JPEG.subarray(2)]);

const chunk = (type: string, content: Buffer | string) => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), Buffer.from(content as string)]);
  const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(body.length - 4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, check]);
};
/** Behind the header, before the pixels. */
const pngWith = (...chunks: readonly Buffer[]) =>
  Buffer.concat([PNG.subarray(0, 33), ...chunks, PNG.subarray(33)]);

const riff = (...chunks: readonly (readonly [string, Buffer])[]) => {
  const body = Buffer.concat(
    chunks.map(([type, content]) => {
      const head = Buffer.from(`${type}\0\0\0\0`, 'latin1');
      head.writeUInt32LE(content.length, 4);
      return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
    }),
  );
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(4 + body.length, 4);
  return Buffer.concat([head, body]);
};
const PIXELS = Buffer.from('2f00000010071111888808', 'hex');
const extended = (flags: number) => Buffer.from([flags, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

const jpeg = (bytes: Buffer) => barePicture(bytes, 'image/jpeg');
const png = (bytes: Buffer) => barePicture(bytes, 'image/png');
const webp = (bytes: Buffer) => barePicture(bytes, 'image/webp');
const codeOf = (work: () => unknown) => {
  try {
    return work();
  } catch (error) {
    return failureOf(error)?.code;
  }
};

describe('a JPEG', () => {
  const told = [
    segment(0xe1, 'Exif\0\0', exif(1)),
    segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', SECRET),
    segment(0xed, 'Photoshop 3.0\0', SECRET),
    segment(0xe2, 'MPF\0', SECRET),
    segment(0xe5, SECRET),
    segment(0xfe, SECRET),
  ];

  it('that tells nothing is kept as it is', () => {
    expect(jpeg(JPEG)).toBe(JPEG);
  });

  it('keeps its pixels byte for byte and loses all that it told', () => {
    expect(jpeg(jpegWith(...told))).toEqual(JPEG);
  });

  it('loses what stands behind its end: another picture, a video, a trailer', () => {
    expect(jpeg(Buffer.concat([JPEG, jpegWith(...told)]))).toEqual(JPEG);
    expect(jpeg(Buffer.concat([JPEG, Buffer.from(SECRET)]))).toEqual(JPEG);
  });

  it('keeps its colours', () => {
    const colours = [segment(0xe2, 'ICC_PROFILE\0', 'profile'), segment(0xee, 'Adobe', '12345')];
    expect(jpeg(jpegWith(...colours, ...told))).toEqual(jpegWith(...colours));
  });

  it('still knows which side is up, and nothing else', () => {
    const bare = jpeg(jpegWith(segment(0xe1, 'Exif\0\0', exif(6))));
    expect(bare.toString('latin1')).not.toContain(SECRET);
    expect(bare).toEqual(jpegWith(segment(0xe1, 'Exif\0\0', orientationAlone(6)!)));
    expect(orientationIn(orientationAlone(6)!)).toBe(6);
    expect(jpeg(bare)).toBe(bare);
  });

  it('may have stuffed bytes, restarts and several scans', () => {
    const scan = segment(0xda, Buffer.from('0001000000', 'hex'));
    const pixels = Buffer.from('12ff0034ffd056ffffd178', 'hex');
    const scans = Buffer.concat([JPEG.subarray(0, -2), scan, pixels, segment(0xfe, SECRET), scan, pixels]);
    const bare = jpeg(Buffer.concat([scans, JPEG.subarray(-2)]));
    expect(bare).toEqual(
      Buffer.concat([JPEG.subarray(0, -2), scan, pixels, scan, pixels, JPEG.subarray(-2)]),
    );
  });

  it('that was cut off in its pixels is kept as far as it goes', () => {
    const cut = jpegWith(...told).subarray(0, -3);
    expect(jpeg(cut)).toEqual(JPEG.subarray(0, -3));
  });

  it.each([
    ['ends in a segment', jpegWith(segment(0xfe, SECRET)).subarray(0, 20)],
    ['has a segment of no length', jpegWith(Buffer.from('ffe10000', 'hex'))],
    ['has something between its segments', jpegWith(Buffer.from(SECRET))],
    ['is none', Buffer.from('no picture')],
  ])('that %s is not taken', (_, bytes) => {
    expect(codeOf(() => jpeg(bytes))).toBe('task-dispatch/file-kind-not-allowed');
  });
});

describe('a PNG', () => {
  it('that tells nothing is kept as it is', () => {
    expect(png(PNG)).toBe(PNG);
  });

  it('keeps its pixels byte for byte and loses all that it told, also behind its end', () => {
    const told = [
      chunk('tEXt', `Comment\0${SECRET}`),
      chunk('iTXt', `XML:com.adobe.xmp\0${SECRET}`),
      chunk('tIME', '1234567'),
      chunk('eXIf', exif(1)),
      chunk('prVt', SECRET),
    ];
    expect(png(Buffer.concat([pngWith(...told), Buffer.from(SECRET)]))).toEqual(PNG);
  });

  it('keeps its colours and which side is up', () => {
    const colours = [chunk('gAMA', '1234'), chunk('pHYs', '123456789')];
    const bare = png(pngWith(...colours, chunk('eXIf', exif(8))));
    expect(bare).toEqual(pngWith(...colours, chunk('eXIf', orientationAlone(8)!)));
    expect(png(bare)).toBe(bare);
  });

  it.each([
    ['ends in a chunk', PNG.subarray(0, 50)],
    ['has no end', PNG.subarray(0, -12)],
  ])('that %s is not taken', (_, bytes) => {
    expect(codeOf(() => png(bytes))).toBe('task-dispatch/file-kind-not-allowed');
  });
});

describe('a WebP', () => {
  it('that tells nothing is kept as it is', () => {
    const plain = riff(['VP8L', PIXELS]);
    expect(webp(plain)).toBe(plain);
  });

  it('loses its Exif and XMP, and says so in its header', () => {
    const told = riff(
      ['VP8X', extended(0x1c)],
      ['VP8L', PIXELS],
      ['EXIF', exif(1)],
      ['XMP ', Buffer.from(SECRET)],
    );
    expect(webp(Buffer.concat([told, Buffer.from(SECRET)]))).toEqual(
      riff(['VP8X', extended(0x10)], ['VP8L', PIXELS]),
    );
  });

  it('still knows which side is up', () => {
    const told = riff(['VP8X', extended(0x08)], ['VP8L', PIXELS], ['EXIF', exif(3)]);
    const bare = riff(['VP8X', extended(0x08)], ['VP8L', PIXELS], ['EXIF', orientationAlone(3)!]);
    expect(webp(told)).toEqual(bare);
    expect(webp(bare)).toBe(bare);
  });

  it('that ends in a chunk is not taken', () => {
    const bytes = riff(['VP8L', PIXELS]).subarray(0, -4);
    expect(codeOf(() => webp(bytes))).toBe('task-dispatch/file-kind-not-allowed');
  });
});

describe('any picture, however broken', () => {
  const kinds = [
    ['image/jpeg', jpegWith(segment(0xe1, 'Exif\0\0', exif(6)))],
    ['image/png', pngWith(chunk('eXIf', exif(6)))],
    ['image/webp', riff(['VP8X', extended(0x08)], ['VP8L', PIXELS], ['EXIF', exif(6)])],
  ] as const;

  it.each(kinds)('%s is bare or refused, in little time, and bare stays bare', (kind, whole) => {
    const broken = fc
      .array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), { maxLength: 6 })
      .map((changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        return bytes;
      });
    fc.assert(
      fc.property(broken, (bytes) => {
        const bare = codeOf(() => barePicture(bytes, kind));
        if (!Buffer.isBuffer(bare)) return expect(bare).toBe('task-dispatch/file-kind-not-allowed');
        expect(barePicture(bare, kind)).toEqual(bare);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps its size', () => {
    for (const [kind, whole] of kinds)
      expect(pixelsOf(barePicture(whole, kind), kind)).toBe(pixelsOf(whole, kind));
  });

  it('that is no picture is left alone', () => {
    const text = Buffer.from(SECRET);
    expect(barePicture(text, 'text/plain')).toBe(text);
  });
});
