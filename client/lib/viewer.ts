import { createContext, useContext } from 'react';

/** Who is signed in and what they may do, as the server said; the client never re-derives a rule. */
export interface ViewerState {
  membershipId: string;
  displayName: string;
  username: string;
  unitId: string | null;
  unitPath: string | null;
  roles: readonly string[];
  organizationName: string;
  permissions: ReadonlySet<string>;
  idleMinutes: number;
}

export const ViewerContext = createContext<ViewerState | null>(null);

/** The signed-in person. Only inside the shell. */
export function useViewer(): ViewerState {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('useViewer outside the signed-in shell');
  return viewer;
}

/** `const can = useCan(); can('evidence:link')`. For one object prefer its own `viewerCan…` field. */
export function useCan(): (permission: string) => boolean {
  const viewer = useContext(ViewerContext);
  return (permission) => viewer?.permissions.has(permission) ?? false;
}
