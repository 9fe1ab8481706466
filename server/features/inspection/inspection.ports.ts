import type { AssessmentRoom } from '../assessment/index.js';
import type { RemediationRoom } from '../remediation/index.js';

/** What inspections need of the assessment room: an assessment of their own, and who answers for its results. */
export type Assessments = Pick<AssessmentRoom, 'createInside' | 'assignInside'>;

/** What findings need of the remediation room. */
export type Plans = Pick<RemediationRoom, 'planInside'>;
