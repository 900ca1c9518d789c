import express, { type Router } from 'express';
import { type ReferenceDay, referenceRates } from './shops/reference-rates.ts';

const NINETY_DAYS_MS = 90 * 86_400_000;

/**
 * Plays the European Central Bank's files of reference rates with made-up rates: today's, those of 90
 * days, all. The address and the shape are the bank's own.
 */
export function createReferenceRates(now: () => Date): Router {
  const answer =
    (fromOn: (nowMs: number) => string) => (_request: unknown, response: express.Response) => {
      const nowMs = now().getTime();
      const days = referenceRates(new Date(nowMs)).filter(({ on }) => on >= fromOn(nowMs));
      response.type('text/xml').send(ratesXml(days));
    };
  return express
    .Router()
    .get(
      '/stats/eurofxref/eurofxref-hist.xml',
      answer(() => ''),
    )
    .get(
      '/stats/eurofxref/eurofxref-hist-90d.xml',
      answer((nowMs) => new Date(nowMs - NINETY_DAYS_MS).toISOString().slice(0, 10)),
    );
}

/** Newest day first, as the bank writes it. */
export function ratesXml(days: readonly ReferenceDay[]): string {
  const cubes = days.toReversed().map(({ on, rates }) => {
    const list = Object.entries(rates).map(
      ([currency, rate]) => `<Cube currency="${currency}" rate="${rate}"/>`,
    );
    return `<Cube time="${on}">${list.join('')}</Cube>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref"><gesmes:subject>Reference rates</gesmes:subject><Cube>${cubes.join('')}</Cube></gesmes:Envelope>`;
}
