import { msg } from '@lingui/core/macro';
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
};

export default evidence;
