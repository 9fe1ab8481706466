import { v5 } from 'uuid';

// Fixed for ever: every installation gives the same framework and control the same id.
const namespace = '6a1f3c0e-2b7d-5f4a-9c58-0d3e7b91a2f4';

/** Id of a framework, from its code. */
export const frameworkId = (code: string): string => v5(`framework/${code}`, namespace);

/** Id of a control, from the codes of its framework and its own. */
export const controlId = (framework: string, code: string): string =>
  v5(`control/${framework}/${code}`, namespace);

/** Id of a high-risk case, from the code of its framework and its own. */
export const highRiskCaseId = (framework: string, code: string): string =>
  v5(`high-risk-case/${framework}/${code}`, namespace);

/** Id of the control that a reference of the form `framework:code` names. */
export function referencedId(reference: string): string {
  const at = reference.indexOf(':');
  return controlId(reference.slice(0, at), reference.slice(at + 1));
}
