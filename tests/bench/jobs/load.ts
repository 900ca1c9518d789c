/** One request of a load. */
export interface LoadRequest {
  path: string;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body: string;
}

export interface LoadInput {
  origin: string;
  /** Sent one after the other at an even pace, whether earlier ones are answered or not. */
  requests: LoadRequest[];
  perSecond: number;
}

export interface LoadResult {
  /** From the moment a request was due, in its order; so a server that stalls is not spared. */
  latenciesMs: number[];
  /** Answers by HTTP status; 0 stands for none. */
  statuses: Record<number, number>;
  /** How late the load itself was at worst: beyond some milliseconds the machine was too busy. */
  lateMsMax: number;
  seconds: number;
}
