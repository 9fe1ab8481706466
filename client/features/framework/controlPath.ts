interface Target {
  id: string;
  level: string | null;
  framework: { code: string };
}

/** Where a control of any rule book is shown. */
export function controlPath({ id, level, framework }: Target): string {
  const query = new URLSearchParams({ ...(level === null ? {} : { level }), control: id });
  return `/frameworks/${framework.code}?${query.toString()}`;
}
