const longest = 500;

/** Why something did not go out, for the administrator. A name with several addresses fails with several errors and no words. */
export function reasonOf(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return (first instanceof Error ? first.message || first.name : String(first)).slice(0, longest);
}
