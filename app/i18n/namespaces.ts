/** Word lists of the admin, each in the `locales` folder of the domain that it belongs to. */
export const NAMESPACES = [
  'activity',
  'common',
  'compliance',
  'insights',
  'localization',
  'logistics',
  'payments',
  'publishing',
  'retention',
  'sync',
] as const;
export type Namespace = (typeof NAMESPACES)[number];

/** Texts by key, in groups. */
export interface WordTree {
  [key: string]: string | WordTree;
}

/** The words of some namespaces in one language. */
export type Words = { [Name in Namespace]?: WordTree | undefined };

const NAMESPACES_BY_PATH: readonly (readonly [RegExp, readonly Namespace[]])[] = [
  [/^\/app\/activity/, ['activity']],
  [/^\/app\/insights/, ['insights', 'activity']],
  [/^\/app\/agent/, ['insights', 'activity']],
  [/^\/app\/settings\/agent/, ['insights']],
  [/^\/app\/?$/, ['insights', 'sync', 'activity']],
  [/^\/app\/markets\/[^/]+/, ['insights', 'logistics', 'activity']],
  [/^\/app\/markets\/?$/, ['insights']],
  [/^\/app\/logistics/, ['logistics', 'activity']],
  [/^\/app\/settings\/delivery/, ['logistics']],
  [/^\/app\/settings\/payments/, ['payments']],
  [/^\/app\/loyalty/, ['retention', 'activity']],
  [/^\/app\/settings\/loyalty/, ['retention']],
  [/^\/app\/settings\/support/, ['localization']],
  [/^\/app\/settings\/compliance/, ['compliance']],
  [/^\/app\/compliance/, ['compliance', 'activity']],
  [/^\/app\/storefront/, ['publishing']],
  [/^\/app\/orders/, ['sync']],
  [/^\/app\/payments/, ['insights', 'payments']],
  [/^\/app\/localization/, ['localization', 'activity']],
  [/^\/app\/data/, ['sync']],
];

/**
 * The namespaces with which a page's document is sent; others are loaded when they are first
 * needed.
 * @example namespacesForPath('/app/data') // ['common', 'sync']
 */
export function namespacesForPath(pathname: string): Namespace[] {
  const found = NAMESPACES_BY_PATH.find(([path]) => path.test(pathname));
  return ['common', ...(found?.[1] ?? [])];
}
