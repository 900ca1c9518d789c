import { forShop } from '../db/index.server.ts';
import type { Detection, Detector, Unjudged, Watched } from '../kernel/detector.ts';
import type { Finding, NextStep } from '../kernel/insight.ts';
import {
  say,
  saidCount,
  saidCountry,
  saidDate,
  saidName,
  saidNumber,
  saidPercent,
  saidWord,
  type SaidValue,
} from '../kernel/saying.ts';
import { deliverySettings } from './delivery-settings.server.ts';
import { laneAddress, LANES_ADDRESS } from './lane-address.ts';
import { LaneFindings } from './lane-findings.ts';
import { SLOWDOWN_ALARMS_PER_YEAR } from './lanes/find-slowdown.ts';
import { readLearnedTransit } from './learned-transit.server.ts';
import { withLearnedTransit } from './use-learned-transit.ts';

const UNKNOWN_COUNTRY = 'ZZ';

/** Lanes that take longer than they did, dated, before their late parcels have arrived. */
export const slowLaneDetector: Detector = {
  name: 'logistics.slow-lane',
  minimumSample: say('logistics:insight.slowLane.sample', { count: saidCount(25) }),
  falseAlarmsPerYear: 2 * SLOWDOWN_ALARMS_PER_YEAR,
  detect: (watched) =>
    detectWith(watched, async (findings, placeOf) => {
      const slow = findings.slowLanes;
      const next = await nextSteps(watched, [...new Set(slow.map((lane) => lane.destination))]);
      return {
        judged: findings.lanesJudged,
        unjudged: [],
        findings: slow.map((lane): Finding => {
          const values = {
            country: saidCountry(lane.destination),
            carrier: saidCarrier(lane.carrier),
            place: placeOf(lane.originId),
            date: saidDate(lane.sinceOn),
            days: saidNumber(lane.usualDays * (lane.factor - 1), 1),
          };
          const country = countryOf(lane.destination);
          return {
            subject: `${lane.destination}:${lane.carrier}:${lane.originId}:${lane.service}`,
            country,
            topic: `delivery:${lane.destination}`,
            sentence: say('logistics:insight.slowLane.sentence', values),
            evidence: [
              {
                saying: say('logistics:insight.slowLane.median', {
                  usual: saidNumber(lane.usualDays, 1),
                  now: saidNumber(lane.usualDays * lane.factor, 1),
                  share: saidPercent(lane.factor - 1, 0),
                }),
                address: laneAddress(lane),
              },
              {
                saying: say('logistics:insight.slowLane.parcels', {
                  count: saidCount(lane.parcels),
                  date: values.date,
                }),
                address: `/app/orders?country=${lane.destination}&from=${lane.sinceOn}`,
              },
            ],
            money: null,
            confidence: lane.confidence,
            sinceOn: lane.sinceOn,
            dueOn: null,
            urgency: 'should',
            next: next.get(lane.destination) ?? openLane(laneAddress(lane)),
          };
        }),
      };
    }),
};

/** Places that hand over later than they did. */
export const slowHandoverDetector: Detector = {
  name: 'logistics.slow-handover',
  minimumSample: say('logistics:insight.slowHandover.sample', { count: saidCount(30) }),
  falseAlarmsPerYear: 2 * SLOWDOWN_ALARMS_PER_YEAR,
  detect: (watched) =>
    detectWith(watched, (findings, placeOf) => ({
      judged: findings.lanesJudged === 0 ? 0 : 1,
      unjudged: [],
      findings: findings.slowHandovers.map((place): Finding => {
        return {
          subject: place.originId === '' ? 'unknown' : place.originId,
          country: null,
          topic: `handover:${place.originId}`,
          sentence: say('logistics:insight.slowHandover.sentence', {
            place: placeOf(place.originId),
            days: saidNumber(place.days, 1),
            date: saidDate(place.sinceOn),
          }),
          evidence: [
            {
              saying: say('logistics:insight.slowHandover.evidence', {
                count: saidCount(place.orders),
                p90: saidCount(place.p90Days),
                date: saidDate(place.sinceOn),
              }),
              address: `/app/orders?from=${place.sinceOn}`,
            },
          ],
          money: null,
          confidence: place.confidence,
          sinceOn: place.sinceOn,
          dueOn: null,
          urgency: 'should',
          next: {
            kind: 'open',
            label: say('logistics:insight.slowHandover.next'),
            address: '/app/settings/delivery',
          },
        };
      }),
    })),
};

/** Carriers that tell nothing of their parcels any more. */
export const silentCarrierDetector: Detector = {
  name: 'logistics.silent-carrier',
  minimumSample: say('logistics:insight.silentCarrier.sample', { count: saidCount(20) }),
  // Once in a million looks by chance; a carrier's own failure for some days is no false alarm.
  falseAlarmsPerYear: 0.1,
  detect: (watched) =>
    detectWith(watched, (findings) => ({
      judged: findings.lanesJudged,
      unjudged: [],
      findings: findings.silentCarriers.map((silent): Finding => {
        const [only, ...others] = silent.destinations;
        const country = others.length === 0 && only !== undefined ? countryOf(only) : null;
        return {
          subject: silent.carrier === '' ? 'unknown' : silent.carrier,
          country,
          topic: `carrier:${silent.carrier}`,
          sentence: say('logistics:insight.silentCarrier.sentence', {
            carrier: saidCarrier(silent.carrier),
            date: saidDate(silent.sinceOn),
          }),
          evidence: [
            {
              saying: say('logistics:insight.silentCarrier.evidence', {
                count: saidCount(silent.parcels),
                date: saidDate(silent.sinceOn),
              }),
              address: `/app/orders?parcel=on-its-way&from=${silent.sinceOn}${country === null ? '' : `&country=${country}`}`,
            },
          ],
          money: null,
          confidence: silent.confidence,
          sinceOn: silent.sinceOn,
          dueOn: null,
          urgency: 'should',
          next: {
            kind: 'open',
            label: say('logistics:insight.silentCarrier.next'),
            address: `${LANES_ADDRESS}?carrier=${encodeURIComponent(silent.carrier)}`,
          },
        };
      }),
    })),
};

/** Reads what the last learning saw; says what is missing where there was none. */
async function detectWith(
  { shopId }: Watched,
  word: (
    findings: LaneFindings,
    placeOf: (originId: string) => SaidValue,
  ) => Detection | Promise<Detection>,
): Promise<Detection> {
  const db = forShop(shopId);
  const [learning, locations] = await Promise.all([
    db.laneLearning.findFirst({ select: { findings: true } }),
    db.location.findMany({ select: { locationId: true, name: true } }),
  ]);
  if (learning === null) {
    const missing: Unjudged = {
      subject: 'lanes',
      country: null,
      missing: say('logistics:insight.notLearned'),
    };
    return { judged: 0, findings: [], unjudged: [missing] };
  }
  const names = new Map(locations.map(({ locationId, name }) => [locationId, name]));
  return word(LaneFindings.parse(learning.findings), (originId) => {
    const name = names.get(originId);
    return name === undefined ? saidWord('logistics:lanes.unknownPlace') : saidName(name);
  });
}

/** To take the learned transit over, where shoppers are told something else by now. */
async function nextSteps(
  { shopId, now }: Watched,
  countries: readonly string[],
): Promise<Map<string, NextStep>> {
  const [stored, learned] = await Promise.all([
    deliverySettings.read(shopId, now),
    readLearnedTransit(shopId, countries),
  ]);
  const { changes } = withLearnedTransit(stored.settings, learned);
  return new Map(
    changes
      .filter(({ country }) => !stored.isDefault && countryOf(country) !== null)
      .map(({ country, after }): [string, NextStep] => [
        country,
        {
          kind: 'act',
          label: say('logistics:insight.slowLane.next', {
            country: saidCountry(country),
            min: saidCount(after.min),
            max: saidCount(after.max),
          }),
          action: 'logistics.use-learned-transit',
          input: { countries: [country], adherence: 0.9 },
        },
      ]),
  );
}

function openLane(address: string): NextStep {
  return { kind: 'open', label: say('logistics:insight.slowLane.open'), address };
}

const countryOf = (country: string): string | null =>
  country === UNKNOWN_COUNTRY ? null : country;

const saidCarrier = (carrier: string): SaidValue =>
  carrier === '' ? saidWord('logistics:lanes.unknownCarrier') : saidName(carrier);
