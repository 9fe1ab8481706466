/** A level as the rule book calls it (四级甲等); its code where the book names none. */
export function levelName(
  levels: readonly { code: string; name: string }[],
  code: string | null,
): string | null {
  return levels.find((level) => level.code === code)?.name ?? code;
}
