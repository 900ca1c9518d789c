/** For loaders: everything that runs on the server only. */
export { PORTOLAN_QUERY, portolanVariables } from './query.ts';
export { readPortolan } from './read-portolan.ts';
export { languageOf } from './load-texts.ts';
export type { PortolanData } from './data.ts';
