import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseEcbCsv, parseEcbXml } from './parse-ecb-rates.ts';

const XML = `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
<gesmes:subject>Reference rates</gesmes:subject>
<Cube>
<Cube time="2026-04-13"><Cube currency="USD" rate="1.1684"/><Cube currency="JPY" rate="186.75"/></Cube>
<Cube time='2026-04-10'>
  <Cube currency='USD' rate='1.1700'/>
  <Cube currency='XXX' rate='N/A'/>
</Cube>
</Cube></gesmes:Envelope>`;

const DAYS = [
  { on: '2026-04-10', rates: { USD: 1.17 } },
  { on: '2026-04-13', rates: { USD: 1.1684, JPY: 186.75 } },
];

describe('files of reference rates', () => {
  it('are read from XML, oldest first, without what is no rate', () => {
    expect(parseEcbXml(XML)).toEqual(DAYS);
  });

  it('are read from CSV', () => {
    const csv = 'Date,USD,JPY,BGN,\n2026-04-13,1.1684,186.75,N/A,\n2026-04-10,1.17,N/A,N/A,\n\n';
    expect(parseEcbCsv(csv)).toEqual(DAYS);
  });

  it.each(['', '<html>Sign in</html>', 'Date,USD\n', '<Cube time="2026-13-45"></Cube>'])(
    'without rates are refused: %j',
    (text) => {
      expect(() => parseEcbXml(text)).toThrow('no exchange rates');
      expect(() => parseEcbCsv(text)).toThrow('no exchange rates');
    },
  );

  it('never give a rate that is none, whatever the text', () => {
    const piece = fc.constantFrom(
      ...['<Cube time="2026-04-13">', '</Cube>', '<Cube currency="USD" rate="', '"/>', '1.5', '-1'],
      ...['0', '1e9', 'NaN', '<Cube>', 'USD', ' '],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        try {
          for (const { rates } of parseEcbXml(pieces.join(''))) {
            for (const rate of Object.values(rates)) expect(rate).toBeGreaterThan(0);
          }
        } catch (error) {
          expect((error as Error).message).toBe('The file has no exchange rates');
        }
      }),
    );
  });
});
