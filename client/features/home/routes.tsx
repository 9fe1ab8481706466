import { msg } from '@lingui/core/macro';
import type { Feature } from '../../lib/feature';

const home: Feature = {
  routes: [{ path: '/', lazy: async () => ({ Component: (await import('./HomePage')).HomePage }) }],
  nav: [{ path: '/', label: msg`工作台`, icon: 'home', order: 10, keywords: 'gzt home dashboard' }],
};

export default home;
