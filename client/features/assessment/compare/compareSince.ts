/** The comparison of an assessment; from the past with the day that one looks at as the earlier of both. */
export const compareSince = (id: string, asOf: string | null): string =>
  `/assessments/${id}/compare${asOf === null ? '' : `?from=${encodeURIComponent(asOf)}`}`;
