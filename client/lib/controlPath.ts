interface Target {
  id: string;
  code: string;
  level: string | null;
  framework: { code: string };
}

/** The page of one control of any rule book. */
export function controlPath({ code, framework }: Pick<Target, 'code' | 'framework'>): string {
  return `/frameworks/${encodeURIComponent(framework.code)}/controls/${encodeURIComponent(code)}`;
}

/** Where it stands in the tree of its book. */
export function treePath({ id, level, framework }: Pick<Target, 'id' | 'level' | 'framework'>): string {
  const query = new URLSearchParams({ ...(level === null ? {} : { level }), control: id });
  return `/frameworks/${encodeURIComponent(framework.code)}?${query.toString()}`;
}
