interface About {
  readonly objectType: string;
  readonly objectId: string;
  readonly comment?: boolean | null;
}

/** Where the application shows what a notice is about. */
export function pathOf({ objectType, objectId, comment }: About): string {
  switch (objectType) {
    case 'RemediationTask':
      return `/remediation?task=${objectId}`;
    case 'EvidenceRequest':
      return `/requests/${objectId}`;
    case 'Policy':
      return `/policies/${objectId}`;
    case 'IntegrityCheck':
      return '/events';
    default:
      return `/evidence/${objectId}${comment ? '?tab=comments' : ''}`;
  }
}
