import { msg } from '@lingui/core/macro';
import { lazy } from 'react';
import type { Feature } from '../../lib/feature';

const evidence: Feature = {
  routes: [
    {
      path: '/evidence',
      lazy: async () => ({ Component: (await import('./library/EvidenceLibrary')).EvidenceLibrary }),
    },
    {
      path: '/evidence/proposed',
      lazy: async () => ({ Component: (await import('./offers/ProposedLinksPage')).ProposedLinksPage }),
    },
    {
      path: '/evidence/calendar',
      lazy: async () => ({ Component: (await import('./map/ProofCalendarPage')).ProofCalendarPage }),
    },
    {
      path: '/evidence/reuse',
      lazy: async () => ({ Component: (await import('./map/ReusePage')).ReusePage }),
    },
    {
      path: '/evidence/review',
      lazy: async () => ({ Component: (await import('./review/ReviewPage')).ReviewPage }),
    },
    {
      path: '/evidence/:id',
      lazy: async () => ({ Component: (await import('./library/EvidenceDetailPage')).EvidenceDetailPage }),
    },
  ],
  nav: [
    {
      path: '/evidence',
      label: msg`证据库`,
      icon: 'folder',
      permissions: ['evidence:read'],
      order: 40,
      keywords: 'zjk evidence library',
    },
  ],
  controlSections: [
    {
      id: 'evidence',
      order: 20,
      permission: 'evidence:read',
      // The use and data quality of a graded item are proven together.
      showsOn: ({ assessable, kind }) => assessable || kind === 'GRADED_ITEM',
      Component: lazy(async () => ({ default: (await import('./control/ControlEvidence')).ControlEvidence })),
    },
  ],
};

export default evidence;
