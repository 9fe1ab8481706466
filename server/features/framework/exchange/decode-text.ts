import { text } from '../../../platform/graphql/text.js';
import { Unreadable } from './problem.js';

export interface Decoded {
  readonly text: string;
  readonly encoding: 'UTF-8' | 'UTF-16' | 'GBK';
}

/** Text of a file: by its byte order mark, as UTF-8, or as what Excel writes in China (GBK, a part of GB 18030). */
export function decodeText(bytes: Uint8Array): Decoded {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return { text: decode('utf-16le', bytes), encoding: 'UTF-16' };
  if (first === 0xfe && second === 0xff) return { text: decode('utf-16be', bytes), encoding: 'UTF-16' };
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  try {
    return { text: decode('utf-8', bytes), encoding: 'UTF-8' };
  } catch {
    if (marked) throw unknownEncoding();
  }
  try {
    return { text: decode('gb18030', bytes), encoding: 'GBK' };
  } catch {
    throw unknownEncoding();
  }
}

const decode = (encoding: string, bytes: Uint8Array): string =>
  new TextDecoder(encoding, { fatal: true }).decode(bytes);

const unknownEncoding = () =>
  new Unreadable(
    text(
      '文字编码无法识别：请另存为 UTF-8 或 GBK 后重试。',
      'The encoding of the text is not known: save the file as UTF-8 or GBK and try again.',
    ),
  );
