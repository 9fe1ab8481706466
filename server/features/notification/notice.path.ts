interface About {
  readonly objectType: string;
  readonly objectId: string;
  readonly comment?: boolean | null;
  /** The one item of an inspection that it is about. */
  readonly itemId?: string | null;
  /** It is about what was given to who is told. */
  readonly mine?: boolean | null;
}

/** Where the application shows what a notice is about. */
export function pathOf({ objectType, objectId, comment, itemId, mine }: About): string {
  switch (objectType) {
    case 'RemediationTask':
      return `/remediation?task=${objectId}`;
    case 'EvidenceRequest':
      return `/requests/${objectId}`;
    case 'Inspection':
      return `/inspections/${objectId}?tab=prepare${itemId ? `&item=${itemId}` : `&ready=0${mine ? '&mine=1' : ''}`}`;
    case 'Policy':
      return `/policies/${objectId}`;
    case 'IntegrityCheck':
      return '/events';
    default:
      return `/evidence/${objectId}${comment ? '?tab=comments' : ''}`;
  }
}
