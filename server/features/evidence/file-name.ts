const maximumLength = 150;

// Control characters, direction overrides, zero-width and other invisible format characters, lone surrogates.
const invisible = /[\p{Cc}\p{Cf}\p{Surrogate}\p{Co}\ufffe\uffff]/gu;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** A name that can be shown and saved anywhere: no folders, nothing invisible, nothing a file system refuses. */
export function cleanFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(invisible, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const extension = extensionOf(plain);
  const ending = extension === '' ? '' : plain.slice(-(extension.length + 1));
  const stem = Array.from(plain.slice(0, plain.length - ending.length))
    .slice(0, maximumLength - ending.length)
    .join('')
    .trim();
  if (stem === '') return `file${ending}`;
  return reserved.test(stem) ? `_${stem}${ending}` : `${stem}${ending}`;
}

/** Lower-case extension without its dot; empty when there is none. */
export const extensionOf = (name: string): string =>
  /[^.]\.([\p{L}\p{N}_-]{1,12})$/u.exec(name)?.[1]?.toLowerCase() ?? '';

/** Content-Disposition with the name for old readers and, by RFC 5987, for all others. */
export function contentDisposition(disposition: 'inline' | 'attachment', name: string): string {
  const extension = /^[\w-]+$/.test(extensionOf(name)) ? `.${extensionOf(name)}` : '';
  const plain = /^[\w .()-]+$/.test(name) ? name : `evidence${extension}`;
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${disposition}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
