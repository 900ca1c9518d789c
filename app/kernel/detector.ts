import type { Finding } from './insight.ts';
import type { Saying } from './saying.ts';

/** What a detector is asked about. */
export interface Watched {
  shopId: number;
  /** The shop's ISO 4217 currency: all money of findings is in it. */
  currency: string;
  /** IANA zone in which the shop's days begin. */
  zone: string;
  now: Date;
}

/** Something that can't be judged yet: told as such, never counted as fine. */
export interface Unjudged {
  /** As in findings: an insight of this subject stays as it is. */
  subject: string;
  country: string | null;
  /** What is missing, and from when it will speak. */
  missing: Saying;
}

export interface Detection {
  /** Subjects that were looked at with enough data, found or not. */
  judged: number;
  findings: Finding[];
  unjudged: Unjudged[];
}

/**
 * What the monitor asks of a domain, day and night.
 *
 * A detector says a thing only where its data is beyond its minimum sample and its rule keeps to
 * the stated rate of false alarms. An insight whose subject is neither found again nor unjudged is
 * resolved by itself: so a detector that wants to see a thing stay away for some days before it
 * lets go keeps finding it.
 */
export interface Detector {
  /** `<domain>.<what it finds>`, kebab-case: 'logistics.slow-lane'. */
  name: string;
  /** The least data behind a finding, in words: 'logistics:detector.slowLane.sample'. */
  minimumSample: Saying;
  /**
   * False alarms that a shop with nothing wrong gets at most, on average, in a year; tested on
   * shops without planted truths. 0 for what is no statistics (a date, a missing field).
   */
  falseAlarmsPerYear: number;
  /** @throws where data can't be had at all: the run is then told as failed, insights stay. */
  detect: (watched: Watched) => Promise<Detection>;
}
