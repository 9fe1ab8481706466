import { createContext, useContext } from 'react';
import { useAsOf } from './asOf';

/** Who is signed in and what they may do, as the server said; the client never re-derives a rule. */
export interface ViewerState {
  membershipId: string;
  displayName: string;
  username: string;
  unitId: string | null;
  unitPath: string | null;
  roles: readonly string[];
  /** The one pack that the person sees, until `validUntil`; null for everybody else. */
  packId: string | null;
  validUntil: string | null;
  organizationName: string;
  permissions: ReadonlySet<string>;
  idleMinutes: number;
  /** From when on the past of the organization can be looked at. */
  pastFrom: string;
}

export const ViewerContext = createContext<ViewerState | null>(null);

/** The signed-in person. Only inside the shell. */
export function useViewer(): ViewerState {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('useViewer outside the signed-in shell');
  return viewer;
}

/**
 * `const can = useCan(); can('evidence:link')`. For one object prefer its own `viewerCan…` field. Of the past nobody may do
 * more than read.
 */
export function useCan(): (permission: string) => boolean {
  const viewer = useContext(ViewerContext);
  const asOf = useAsOf();
  return (permission) =>
    (viewer?.permissions.has(permission) ?? false) && (asOf === null || permission.includes(':read'));
}
