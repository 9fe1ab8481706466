/** Tags out of one line: spaces, commas and their Chinese forms separate; the limits are those of the server. */
export function readTags(text: string): string[] {
  const words = text.split(/[\s,，、;；]+/).map((word) => word.trim().slice(0, 40));
  return [...new Set(words.filter(Boolean))].slice(0, 20);
}
