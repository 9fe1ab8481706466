import { describe, expect, it } from 'vitest';
import { inlineType, readRange } from '../../../server/features/evidence/file.routes.js';
import {
  cleanFileName,
  contentDisposition,
  extensionOf,
} from '../../../server/features/evidence/file-name.js';

describe('file names', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\x\\制度.docx', '制度.docx'],
    ['a\u0000b\r\n.pdf', 'ab.pdf'],
    ['report\u202Efdp.exe.pdf', 'reportfdp.exe.pdf'],
    ['a<b>:"|?*.txt', 'a_b______.txt'],
    ['CON.txt', '_CON.txt'],
    ['   ', 'file'],
    ['.pdf', 'pdf'],
    ['生僻字𠮷😀.png', '生僻字𠮷😀.png'],
    [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(146)}.pdf`],
  ])('%j becomes %j', (given, expected) => {
    expect(cleanFileName(given)).toBe(expected);
  });

  it('reads the extension', () => {
    expect(extensionOf('a.b.PDF')).toBe('pdf');
    expect(extensionOf('README')).toBe('');
    expect(extensionOf('name. with space')).toBe('');
  });

  it('writes any name into a header without leaving it', () => {
    expect(contentDisposition('attachment', '制度 (v1).docx')).toBe(
      'attachment; filename="evidence.docx"; filename*=UTF-8\'\'%E5%88%B6%E5%BA%A6%20%28v1%29.docx',
    );
    expect(contentDisposition('inline', 'a.pdf')).toBe('inline; filename="a.pdf"; filename*=UTF-8\'\'a.pdf');
    expect(contentDisposition('attachment', 'x"\r\ny.pdf')).not.toMatch(/[\r\n]|x"/);
  });
});

describe('what a browser may show in place', () => {
  it.each([
    ['image/png', 'image/png'],
    ['application/pdf', 'application/pdf'],
    ['text/csv; charset=gb18030', 'text/plain; charset=gb18030'],
    ['application/xml; charset=utf-8', 'text/plain; charset=utf-8'],
    ['image/svg+xml', undefined],
    ['application/zip', undefined],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', undefined],
  ])('%s', (mediaType, shown) => {
    expect(inlineType(mediaType)).toBe(shown);
  });
});

describe('byte ranges', () => {
  it.each([
    [undefined, undefined],
    ['bytes=0-9', { start: 0, end: 9 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-1000', { start: 0, end: 99 }],
    ['bytes=50-5000', { start: 50, end: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=9-3', undefined],
    ['bytes=0-1,5-6', undefined],
    ['lines=1-2', undefined],
  ])('%s of 100 bytes', (header, expected) => {
    expect(readRange(header, 100)).toEqual(expected);
  });
});
