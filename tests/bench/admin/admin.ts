import type { Bench } from '../main.ts';
export const bench: Bench = async function* () {};
