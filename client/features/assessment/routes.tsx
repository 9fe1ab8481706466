import { msg } from '@lingui/core/macro';
import { lazy } from 'react';
import type { Feature } from '../../lib/feature';

const assessment: Feature = {
  routes: [
    {
      path: '/assessments',
      handle: { past: true },
      lazy: async () => ({ Component: (await import('./AssessmentListPage')).AssessmentListPage }),
    },
    {
      path: '/assessments/:id',
      handle: { past: true },
      lazy: async () => ({ Component: (await import('./workbench/WorkbenchPage')).WorkbenchPage }),
    },
    {
      path: '/assessments/:id/scorecard',
      handle: { past: true },
      lazy: async () => ({ Component: (await import('./scorecard/ScorecardPage')).ScorecardPage }),
    },
    {
      path: '/assessments/:id/compare',
      lazy: async () => ({ Component: (await import('./compare/ComparePage')).ComparePage }),
    },
    {
      path: '/assessments/:id/path',
      lazy: async () => ({ Component: (await import('./path/PathPage')).PathPage }),
    },
    {
      path: '/frameworks/:code/tables',
      lazy: async () => ({ Component: (await import('./tables/TablesPage')).TablesPage }),
    },
    {
      path: '/assessments/:id/move',
      lazy: async () => ({ Component: (await import('./move/MovePage')).MovePage }),
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
  controlSections: [
    {
      id: 'results',
      order: 10,
      permission: 'assessment:read',
      showsOn: (control) => control.assessable,
      Component: lazy(async () => ({ default: (await import('./control/ControlResults')).ControlResults })),
    },
  ],
};

export default assessment;
