import { msg } from '@lingui/core/macro';
import type { Feature } from '../../lib/feature';

const people: Feature = {
  routes: [
    { path: '/members', lazy: async () => ({ Component: (await import('./MembersPage')).MembersPage }) },
    { path: '/roles', lazy: async () => ({ Component: (await import('./RolesPage')).RolesPage }) },
    { path: '/tokens', lazy: async () => ({ Component: (await import('./TokensPage')).TokensPage }) },
  ],
  nav: [
    {
      path: '/members',
      label: msg`成员`,
      icon: 'people',
      permissions: ['member:manage', 'member:grantRoles', 'event:read'],
      order: 80,
      keywords: 'cy members',
    },
    {
      path: '/roles',
      label: msg`角色`,
      icon: 'shield',
      permissions: ['member:manage', 'member:grantRoles', 'event:read'],
      order: 82,
      keywords: 'js roles',
    },
    {
      path: '/tokens',
      label: msg`接口令牌`,
      icon: 'key',
      permissions: ['token:manage'],
      order: 84,
      keywords: 'jklp api tokens',
    },
  ],
};

export default people;
