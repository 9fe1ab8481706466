export type Charset = 'utf-8' | 'gb18030' | 'utf-16le';

// Everything below space but tab, line feed, form feed, carriage return and escape (coloured logs).
const forbidden = new Uint8Array(256);
for (let byte = 0; byte < 0x20; byte += 1) forbidden[byte] = 1;
for (const byte of [0x09, 0x0a, 0x0c, 0x0d, 0x1b]) forbidden[byte] = 0;

const hasForbiddenByte = (chunk: Uint8Array): boolean => {
  for (let at = 0; at < chunk.length; at += 1) if (forbidden[chunk[at]!] === 1) return true;
  return false;
};

/** The same for text that was decoded from UTF-16. */
const hasForbiddenCharacter = (text: string): boolean => {
  for (let at = 0; at < text.length; at += 1) if (forbidden[text.charCodeAt(at)] === 1) return true;
  return false;
};

/** Decides chunk by chunk whether bytes are text in one character set. */
export class TextProbe {
  private readonly decoder: InstanceType<typeof TextDecoder>;
  /** Still text after everything seen so far. */
  plausible = true;

  constructor(readonly charset: Charset) {
    this.decoder = new TextDecoder(charset, { fatal: true });
  }

  feed(chunk: Uint8Array): void {
    if (!this.plausible) return;
    try {
      const decoded = this.decoder.decode(chunk, { stream: true });
      this.plausible =
        this.charset === 'utf-16le' ? !hasForbiddenCharacter(decoded) : !hasForbiddenByte(chunk);
    } catch {
      this.plausible = false;
    }
  }

  /** Call once at the end: a character cut in half is no text. */
  end(): boolean {
    if (!this.plausible) return false;
    try {
      this.decoder.decode();
      return true;
    } catch {
      return false;
    }
  }
}

/** The character sets worth trying for a file that begins like this; empty when it cannot be text. */
export function charsetsFor(head: Uint8Array): readonly Charset[] {
  if (head[0] === 0xff && head[1] === 0xfe) return ['utf-16le'];
  return hasForbiddenByte(head) ? [] : ['utf-8', 'gb18030'];
}

/** The beginning as text, for looking at what it is; never fails. */
export const decodeHead = (head: Uint8Array, charset: Charset): string =>
  new TextDecoder(charset).decode(head);

const leading = String.raw`^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*`;
const page = new RegExp(
  `${leading}<(?:!doctype\\s+(?:html|svg)|html|head|body|script|iframe|svg|style|meta|link|img|object|embed|form)\\b`,
  'i',
);
const script = /^\uFEFF?\s*(?:#!|<\?php|<%@|@echo\s+off\b)/i;
const mailHeader =
  /^(?:from|to|date|subject|received|return-path|message-id|mime-version|delivered-to)\s*:/im;

/** What text of this beginning would do when something opens it. */
export function dangerOf(text: string): 'page' | 'running' | undefined {
  if (page.test(text)) return 'page';
  return script.test(text) ? 'running' : undefined;
}

/** True when the text begins like an e-mail. */
export const isMail = (text: string): boolean =>
  /^[\w-]+:\s/.test(text.replace(/^\uFEFF/, '')) && mailHeader.test(text);
