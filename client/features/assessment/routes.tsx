import { msg } from '@lingui/core/macro';
import type { Feature } from '../../lib/feature';

const assessment: Feature = {
  routes: [
    {
      path: '/assessments',
      lazy: async () => ({ Component: (await import('./AssessmentListPage')).AssessmentListPage }),
    },
    {
      path: '/assessments/:id',
      lazy: async () => ({ Component: (await import('./workbench/WorkbenchPage')).WorkbenchPage }),
    },
  ],
  nav: [
    {
      path: '/assessments',
      label: msg`测评`,
      icon: 'scale',
      permissions: ['assessment:read'],
      order: 40,
      keywords: 'cp tkgzt pingfen assessment workbench',
    },
  ],
};

export default assessment;
