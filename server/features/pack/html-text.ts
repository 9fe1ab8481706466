/** Text as it stands between tags and in quoted attributes. */
export const htmlText = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
