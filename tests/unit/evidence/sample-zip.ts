import { crc32, deflateRawSync } from 'node:zlib';

/** One entry as a hand-made archive states it, true or not. */
export interface SampleEntry {
  /** Bytes as they stand there, whatever their encoding. */
  name: string | Uint8Array;
  data?: string | Buffer;
  /** Bit 0 encrypted, bit 11 the name is UTF-8. */
  flags?: number;
  /** Mode of Unix, for links. */
  mode?: number;
  /** What the headers say instead of the truth. */
  size?: number;
  /** Takes the bytes of the entry at this place instead of its own. */
  sameAs?: number;
}

/** A ZIP byte by byte, for what no program writes. */
export function sampleZip(entries: readonly SampleEntry[]): Buffer<ArrayBuffer> {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const { name, data = '', flags = 0, mode = 0o100644, size, sameAs } of entries) {
    const bytes = Buffer.from(data);
    const packed = deflateRawSync(bytes);
    const nameBytes = Buffer.from(name as Uint8Array);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(flags, 2);
    head.writeUInt16LE(8, 4);
    // 2026-03-15 08:30
    head.writeUInt16LE((8 << 11) | (30 << 5), 6);
    head.writeUInt16LE(((2026 - 1980) << 9) | (3 << 5) | 15, 8);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(size ?? bytes.length, 18);
    head.writeUInt16LE(nameBytes.length, 22);
    const own = sameAs === undefined;
    offsets.push(own ? offset : offsets[sameAs]!);
    if (own) {
      local.push(Buffer.from('PK\x03\x04', 'latin1'), head, nameBytes, packed);
      offset += 30 + nameBytes.length + packed.length;
    }
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((mode << 16) >>> 0, 6);
    tail.writeUInt32LE(offsets.at(-1)!, 10);
    central.push(Buffer.from('PK\x01\x02\x1e\x03', 'latin1'), head, tail, nameBytes);
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}
