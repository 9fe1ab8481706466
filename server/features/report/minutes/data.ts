import type { InspectionReportData } from '../inspection/data.js';

/** What minutes are made from: a meeting about an inspection, or about nothing that the house knows. */
export interface MinutesData {
  readonly number: string;
  readonly version: string;
  readonly generatedAt: string;
  readonly generatedBy: string;
  readonly organization: { readonly name: string };
  readonly about:
    | (Pick<InspectionReportData, 'inspection' | 'items' | 'ready' | 'findings'> & {
        /** The inspectors have not left yet: what is not ready still has to be made so. */
        readonly isAhead: boolean;
      })
    | null;
}
