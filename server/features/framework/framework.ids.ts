import { v5 } from 'uuid';

// Fixed for ever: every installation gives the same framework and control the same id.
const namespace = '6a1f3c0e-2b7d-5f4a-9c58-0d3e7b91a2f4';

/** Codes of rule books that belong to an organization begin with it, and no given one ever does. */
export const ownPrefix = 'own-';

/**
 * Whose rule book it is, null for a given one. The id of an own one holds its organization: two hospitals may use the same
 * code, and neither can name a control of the other.
 */
export type Owner = string | null;

const place = (owner: Owner, code: string): string => (owner === null ? code : `${owner}/${code}`);

/** Id of a framework, from its code. */
export const frameworkId = (code: string, owner: Owner = null): string =>
  v5(`framework/${place(owner, code)}`, namespace);

/** Id of a control, from the codes of its framework and its own. */
export const controlId = (framework: string, code: string, owner: Owner = null): string =>
  v5(`control/${place(owner, framework)}/${code}`, namespace);

/** Id of a high-risk case, from the code of its framework and its own. */
export const highRiskCaseId = (framework: string, code: string): string =>
  v5(`high-risk-case/${framework}/${code}`, namespace);

/** Id of the control that a reference of the form `framework:code` names, as this organization means it. */
export function referencedId(reference: string, organizationId: Owner): string {
  const at = reference.indexOf(':');
  const framework = reference.slice(0, at);
  const owner = framework.startsWith(ownPrefix) ? organizationId : null;
  return controlId(framework, reference.slice(at + 1), owner);
}
