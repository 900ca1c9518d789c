import { z } from 'zod';

const Day = z.iso.date();

/** A lane by its parts, as addresses and findings name it. */
export const LaneName = z.object({
  originId: z.string(),
  destination: z.string(),
  carrier: z.string(),
  service: z.string(),
});
export type LaneName = z.infer<typeof LaneName>;

/** What the last learning has seen to be wrong; detectors word it. */
export const LaneFindings = z.object({
  lanesJudged: z.int(),
  slowLanes: z.array(
    LaneName.extend({
      sinceOn: Day,
      factor: z.number(),
      usualDays: z.number(),
      confidence: z.number(),
      parcels: z.int(),
    }),
  ),
  silentCarriers: z.array(
    z.object({
      carrier: z.string(),
      destinations: z.array(z.string()),
      sinceOn: Day,
      parcels: z.int(),
      confidence: z.number(),
    }),
  ),
  slowHandovers: z.array(
    z.object({
      originId: z.string(),
      sinceOn: Day,
      days: z.number(),
      p90Days: z.int(),
      confidence: z.number(),
      orders: z.int(),
    }),
  ),
});
export type LaneFindings = z.infer<typeof LaneFindings>;
