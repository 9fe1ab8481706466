/** The house: who may import whom. `npm run check` also asserts that modules were really read. */
const rooms = [
  'organization',
  'people',
  'view',
  'activity',
  'framework',
  'crosswalk',
  'system',
  'asset',
  'evidence',
  'request',
  'comment',
  'policy',
  'assessment',
  'remediation',
  'progress',
  'planning',
  'finding',
  'risk',
  'service',
  'incident',
  'inspection',
  'notification',
  'report',
  'pack',
  'oscal',
];

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: { path: '^(server|seeds)' }, to: { circular: true } },
    // A column file may name the type of the row that its page reads; nothing of it is left at run time.
    {
      name: 'no-cycles-in-the-client',
      severity: 'error',
      from: { path: '^client' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^server/platform' },
      to: { path: '^server/(features|app|house|main)' },
    },
    {
      name: 'rooms-through-the-front-door',
      severity: 'error',
      from: { path: '^server/features/([^/]+)/' },
      to: {
        path: '^server/features/([^/]+)/',
        pathNot: ['^server/features/$1/', '^server/features/[^/]+/index\\.ts$'],
      },
    },
    // A room imports only rooms to its left.
    ...rooms.map((room, at) => ({
      name: `${room}-knows-only-rooms-to-its-left`,
      severity: 'error',
      from: { path: `^server/features/${room}/` },
      to: { path: `^server/features/(${rooms.slice(at + 1).join('|') || 'none'})/` },
    })),
    {
      name: 'rooms-know-not-the-house',
      severity: 'error',
      from: { path: '^server/features/[^/]+/' },
      to: { path: '^server/(features/rooms|app|house|main)\\.ts$' },
    },
    {
      name: 'client-not-server',
      severity: 'error',
      from: { path: '^client' },
      to: { path: '^(server|seeds|tests)' },
    },
    {
      name: 'server-not-client',
      severity: 'error',
      from: { path: '^(server|seeds)' },
      to: { path: '^client' },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { path: '^(server|client|seeds)' },
      to: { path: '^tests' },
    },
    {
      name: 'only-the-first-start-seeds',
      severity: 'error',
      from: { path: '^(server|client)', pathNot: '^server/first-start\\.ts$' },
      to: { path: '^seeds' },
    },
    // Time passes for the demo hospital alone: nothing that serves may reach the clock of its story.
    {
      name: 'only-the-first-start-tells-a-story',
      severity: 'error',
      from: { path: '^server', pathNot: '^server/(first-start|platform/database/postgres)\\.ts$' },
      to: { path: '^server/platform/database/story-clock\\.ts$' },
    },
    {
      name: 'ui-and-lib-know-no-feature',
      severity: 'error',
      from: { path: '^client/(ui|lib)/' },
      to: { path: '^client/(features|app|gql)/' },
    },
    {
      name: 'client-features-through-the-front-door',
      severity: 'error',
      from: { path: '^client/features/([^/]+)/' },
      to: {
        path: '^client/features/([^/]+)/',
        pathNot: ['^client/features/$1/', '^client/features/[^/]+/index\\.tsx?$'],
      },
    },
    // Screens speak to the kit; which library draws a widget is the kit's own business.
    {
      name: 'widget-libraries-in-ui-only',
      severity: 'error',
      from: { path: '^client', pathNot: '^client/ui/' },
      to: { path: 'node_modules/(@tanstack|echarts|zrender)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/|\\.lead' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs'] },
  },
};
