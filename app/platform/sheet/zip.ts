import { crc32, deflateRawSync } from "node:zlib";

export type ZipEntry = { name: string; text: string };

/** A ZIP archive of some small texts, all in memory. The entries bear no time: the same texts give the same bytes. */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, text } of entries) {
    const [path, raw] = [Buffer.from(name), Buffer.from(text)];
    const body = deflateRawSync(raw);
    const about = aboutEntry(raw, body.length, path.length);
    const local = Buffer.concat([bytes([0x04034b50, 4]), about, path]);
    parts.push(local, body);
    // Made by, about, comment length, disk, attributes inside and outside, where the local header begins.
    directory.push(Buffer.concat([bytes([0x02014b50, 4], [20, 2]), about, bytes([0, 2], [0, 2], [0, 2], [0, 4], [at, 4]), path]));
    at += local.length + body.length;
  }
  const listed = Buffer.concat(directory);
  const end = bytes([0x06054b50, 4], [0, 2], [0, 2], [entries.length, 2], [entries.length, 2], [listed.length, 4], [at, 4], [0, 2]);
  return Buffer.concat([...parts, listed, end]);
}

const utf8Names = 0x0800;
const deflated = 8;
/** 1 January 1980, the earliest day there is. */
const noTime = [0, 2] as const;
const noDay = [0x21, 2] as const;

/** What the local header and the directory say alike: version, flags, method, time, day, checksum, sizes, lengths of name and extra. */
const aboutEntry = (raw: Buffer, packed: number, nameLength: number) =>
  bytes([20, 2], [utf8Names, 2], [deflated, 2], noTime, noDay, [crc32(raw), 4], [packed, 4], [raw.length, 4], [nameLength, 2], [0, 2]);

/** Little-endian numbers of two or four bytes. */
function bytes(...numbers: readonly (readonly [value: number, size: 2 | 4])[]): Buffer {
  return Buffer.concat(
    numbers.map(([value, size]) => {
      const buffer = Buffer.alloc(size);
      buffer.writeUIntLE(value, 0, size);
      return buffer;
    }),
  );
}
