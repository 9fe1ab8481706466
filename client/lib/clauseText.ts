/** The clause of a control as people write it: `8.1.4.1-a` becomes 8.1.4.1 a), a path gives its last part. */
export function clauseText(code: string): string {
  const last = code.split('/').at(-1) ?? code;
  return last.replace(/-([a-z])$/, ' $1)');
}
