/*
 * Who may import whom (the rules of the architecture). Run by `npm run boundaries`.
 * "Pure" are the files of a domain without `.server` in the name, outside ui/ and storefront/.
 */
const DOMAINS = 'compliance|logistics|payments|localization|insights|retention';
const PURE = `^app/(${DOMAINS})/(?!ui/|storefront/)(?!.*\\.server\\.tsx?$)(?!.*\\.test\\.tsx?$)`;
const TESTS = '\\.test\\.tsx?$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or lack a third.',
      severity: 'error',
      from: { path: '^app/', pathNot: '^app/db/generated/' },
      to: { circular: true, pathNot: '^app/db/generated/' },
    },
    {
      name: 'pure-core',
      comment: 'A rule takes clock, rates and ids as arguments: it reaches for nothing else.',
      severity: 'error',
      from: { path: PURE },
      to: {
        dependencyTypesNot: ['type-only'],
        pathNot: [
          '^app/kernel/',
          `^app/(${DOMAINS})/(?!ui/)(?!.*\\.server\\.tsx?$)`,
          '^node_modules/zod/',
        ],
      },
    },
    {
      name: 'kernel-stands-alone',
      comment: 'The kernel is words that everybody speaks; it knows nobody.',
      severity: 'error',
      from: { path: '^app/kernel/', pathNot: TESTS },
      to: { pathNot: ['^app/kernel/', '^node_modules/zod/'] },
    },
    {
      name: 'domains-meet-at-their-doors',
      comment: 'Another domain is its index.ts or index.server.ts (routes may also show its ui/).',
      severity: 'error',
      from: { path: `^app/(${DOMAINS})/` },
      to: {
        path: `^app/(${DOMAINS})/`,
        pathNot: ['^app/$1/', `^app/(${DOMAINS})/index(\\.server)?\\.ts$`],
      },
    },
    {
      name: 'folders-meet-at-their-doors',
      comment:
        'Adapters and domains are used through their doors; server.ts starts PostgreSQL beside them, ' +
        'and documents of operations are part of the door of app/shopify.',
      severity: 'error',
      from: { path: '^app/([^/]+)/', pathNot: TESTS },
      to: {
        path: `^app/(db|jobs|shopify|sync|publishing|activity|${DOMAINS})/`,
        pathNot: [
          '^app/$1/',
          '/index(\\.server)?\\.ts$',
          '^app/shopify/operations/',
          `^app/(sync|publishing|activity|${DOMAINS})/(ui|locales)/`,
          // A page that previews a widget shows it in the widget's own style.
          `^app/(${DOMAINS})/storefront/[^/]+\\.css$`,
        ],
      },
    },
    {
      name: 'insights-is-read-by-nobody',
      comment: 'Insights reads the other domains, never the reverse.',
      severity: 'error',
      from: { path: `^app/(?!insights/)(${DOMAINS})/` },
      to: { path: '^app/insights/' },
    },
    {
      name: 'prisma-behind-the-guard',
      comment: 'Only app/db sees the client; everybody else asks forShop.',
      severity: 'error',
      from: { path: '^app/', pathNot: '^app/db/' },
      to: {
        path: ['^app/db/generated/', '^app/db/client\\.server', '^node_modules/(@prisma/|pg/)'],
        // COPY needs the driver; app/sync names its types.
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'database-from-servers-only',
      comment: 'A file that can reach the browser does not reach the database.',
      severity: 'error',
      from: {
        path: '^app/',
        pathNot: [
          '^app/(db|jobs|routes)/',
          '\\.server\\.tsx?$',
          '^app/(root|entry\\.server)\\.tsx$',
          '^app/server\\.ts$',
          TESTS,
        ],
      },
      to: { path: '^app/(db|jobs)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'shopify-library-in-one-place',
      comment:
        'Routes and pages move to React Router one day: the library stays behind one module.',
      severity: 'error',
      from: {
        path: '^app/',
        pathNot: [
          '^app/shopify/',
          '^app/shopify\\.server\\.ts$',
          '^app/routes/(app|page-error)\\.tsx$',
          TESTS,
        ],
      },
      to: {
        path: '^node_modules/@shopify/(shopify-api|shopify-app-remix|shopify-app-session-storage)/',
      },
    },
    {
      name: 'remix-and-polaris-at-the-edge',
      comment: 'Only routes, root, entries and ui/ know Remix or Polaris.',
      severity: 'error',
      from: {
        path: '^(app|extensions)/',
        pathNot: [
          '^app/routes/',
          '^app/(root|entry\\.(client|server))\\.tsx$',
          '^app/routes\\.ts$',
          '^app/web-server\\.server\\.ts$',
          '^app/ui/',
          '^app/[^/]+/ui/',
          TESTS,
        ],
      },
      to: {
        path: '^node_modules/(@remix-run/|@shopify/(polaris|polaris-icons|app-bridge-react)/)',
        pathNot: '^node_modules/@shopify/polaris/locales/',
      },
    },
    {
      name: 'nothing-knows-the-tests',
      comment: 'No test switch, no sandbox in what ships.',
      severity: 'error',
      from: { path: '^(app|extensions)/', pathNot: TESTS },
      to: { path: '^tests/' },
    },
    {
      name: 'packages-take-rules-at-the-doors',
      comment:
        'Storefront packages run outside of the app: rules of the domains, nothing else of it.',
      severity: 'error',
      from: { path: '^extensions/[^/]+/src/' },
      to: { path: '^app/', pathNot: `^app/(${DOMAINS})/index\\.ts$` },
    },
    {
      name: 'packages-bring-little-along',
      comment: 'What a storefront package imports, every merchant who uses it installs.',
      severity: 'error',
      from: { path: '^extensions/[^/]+/src/' },
      to: {
        pathNot: [
          '^(app|extensions)/',
          '\\.texts$',
          '^node_modules/(react|@types/react|zod|@shopify/hydrogen-react)/',
        ],
      },
    },
    {
      name: 'no-development-packages-in-production',
      comment: 'What the app imports must be installed with it.',
      severity: 'error',
      from: {
        path: '^app/',
        pathNot: [
          TESTS,
          '^app/routes\\.ts$',
          '/ui/',
          '^app/(root|entry\\.client)\\.tsx$',
          '^app/routes/.*\\.tsx$',
        ],
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: { path: '^(app|tests)/' },
      to: { couldNotResolve: true, pathNot: ['\\?url$', '^virtual:'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: {
      path: ['^build/', '^extensions/[^/]+/dist/', '^app/db/generated/(models|internal)/'],
    },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
