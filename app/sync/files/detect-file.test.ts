import { describe, expect, it } from 'vitest';
import {
  AMAZON_HEADER,
  encodeText,
  importFile,
  PLAIN_HEADER,
  SHOPIFY_HEADER,
  TIKTOK_HEADER,
} from '../../../tests/factories/order-files/index.ts';
import { detectFile, type FileEncoding, type TextFormatWishes } from './index.ts';

const detect = (text: string) => detectFile(new TextEncoder().encode(text));

async function detected(text: string) {
  const result = await detect(text);
  if (!result.ok) throw new Error(result.fault);
  return result.file;
}

describe('the kind of a file', () => {
  it.each([
    ['amazon-orders', AMAZON_HEADER.join('\t'), '\t'],
    ['tiktok-orders', TIKTOK_HEADER.join(','), ','],
    ['shopify-orders', SHOPIFY_HEADER.join(','), ','],
    ['plain-orders', PLAIN_HEADER.join(';'), ';'],
    ['plain-orders', '订单号,下单时间,币种,国家,订单总额,商品名称,数量,单价', ','],
    ['tiktok-orders', '订单 ID,订单状态,SKU ID,商品名称,数量,SKU 折后小计,订单金额,创建时间', ','],
    ['google-ads', 'Day,Campaign,Currency code,Cost,Impr.,Clicks,Conversions', ','],
    ['google-ads', '天\t广告系列\t货币代码\t费用\t展示次数\t点击次数', '\t'],
    ['meta-ads', 'Campaign name,Day,Impressions,Amount spent (GBP),Link clicks,Purchases', ','],
    ['meta-ads', '报告开始日期,报告结束日期,广告系列名称,已花费金额 (USD),展示次数', ','],
    ['plain-ad-spend', 'day,platform,campaign,country,currency,cost', ','],
  ])('%s is told by its header: %s', async (kind, header, delimiter) => {
    const file = await detected(`${header}\n`);
    expect(file).toMatchObject({ kind, delimiter, headerLine: 1 });
  });

  it.each([
    ['Google', 'Campaign report\n"May 1, 2026 - May 31, 2026"\n', 3],
    ['a spreadsheet with a separator line', 'sep=,\n', 2],
    ['a person who left notes', '\n\nour export, checked\n\n', 5],
  ])('is found below the lines that %s puts above the header', async (_, above, headerLine) => {
    const file = await detected(`${above}Day,Campaign,Currency code,Cost\n2026-05-01,A,EUR,1.00\n`);
    expect(file).toMatchObject({ kind: 'google-ads', headerLine });
  });

  it.each([
    ['amazon-settlement', 'settlement-id\tsettlement-start-date\tamount-type\tamount'],
    ['shopify-products', 'Handle,Title,Body (HTML),Variant Price'],
    ['tiktok-income', 'Order/adjustment ID,Type,Total settlement amount'],
  ])('is told for files that hold no orders: %s', async (kind, header) => {
    expect(await detect(`${header}\n`)).toEqual({ ok: false, fault: 'unsupported', file: kind });
  });

  it('is unknown for other tables, with guesses that leave people out', async () => {
    const file = await detected(
      'Bestellnummer;Datum;Buyer Name;E-Mail;Betrag;Währung;Land\n1;2026-01-02;A. Buyer;a@example.com;1,00;EUR;DE\n',
    );
    expect(file).toMatchObject({ kind: 'unknown', delimiter: ';' });
    expect(file.guesses?.orders.columns).toEqual({
      orderId: 0,
      createdAt: 1,
      total: 4,
      currency: 5,
      country: 6,
    });
  });
});

describe('the encoding of a file', () => {
  it.each<[FileEncoding, string, boolean]>([
    ['utf-8', '订单号,下单时间,订单总额\n1,2026年1月2日,5\n', false],
    ['utf-8', 'order_id,created_at,total\n', true],
    ['utf-16le', 'order_id,created_at,total\n1,2026-01-02,5\n', true],
    ['utf-16be', 'order_id,created_at,total\n1,2026-01-02,5\n', true],
    ['gb18030', '订单号,下单时间,订单总额\n1,2026年1月2日,5\n', false],
    ['gb18030', 'order_id,created_at,total,line_title\n1,2026-01-02,5,便携充电宝\n', false],
    ['windows-1252', 'order_id,created_at,total,line_title\n1,2026-01-02,5,Größe\n', false],
    ['windows-1252', 'order_id,created_at,total,line_title\n1,2026-01-02,5,Curaçao € été\n', false],
  ])('%s is told by its bytes: %s', async (encoding, text, mark) => {
    const result = await detectFile(encodeText(text, encoding, mark));
    expect(result).toMatchObject({ ok: true, file: { encoding, kind: 'plain-orders' } });
  });

  it('is UTF-8 also where the part that is looked at ends within a character', async () => {
    const bytes = new TextEncoder().encode('订单号,下单时间,订单总额\n1,2026-01-02,5\n露营灯');
    const result = await detectFile(bytes.subarray(0, bytes.length - 1));
    expect(result).toMatchObject({ ok: true, file: { encoding: 'utf-8' } });
  });

  it('is what a person says where he knows better', async () => {
    const bytes = encodeText('订单号,下单时间,订单总额\n', 'gb18030');
    const result = await detectFile(bytes, { encoding: 'windows-1252' });
    expect(result).toMatchObject({ ok: true, file: { kind: 'unknown' } });
  });
});

describe('a file that is no table', () => {
  it.each<[string, Uint8Array | string, string]>([
    ['nothing', '', 'empty'],
    ['blank lines', '\n \n', 'empty'],
    ['a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'xlsx'],
    ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'xls'],
    ['a packed file', new Uint8Array([0x1f, 0x8b, 8]), 'compressed'],
    ['a PDF', '%PDF-1.7', 'pdf'],
    ['a web page', '<!DOCTYPE html><html></html>', 'web-page'],
    ['a text', 'Dear seller,\nplease find attached\n', 'no-table'],
    ['binary data', new Uint8Array(64).fill(1), 'binary'],
  ])('%s is told', async (_, content, fault) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    expect(await detectFile(bytes)).toEqual({ ok: false, fault });
  });
});

describe('how a text is written', () => {
  const read = async (bytes: Uint8Array, format: TextFormatWishes) => {
    const { orders, report, fault } = await importFile(bytes, { format });
    return { titles: orders.map(({ lines }) => lines[0]?.title), report, fault };
  };
  const table = (title: string, delimiter = ',') =>
    [
      ['order_id', 'created_at', 'total', 'currency', 'country'],
      ['1', '2026-01-02T10:00:00Z', '5.00', 'EUR', 'DE'],
    ]
      .map((row, at) =>
        row
          .concat(
            at === 0 ? ['line_title', 'line_quantity', 'line_unit_price'] : [title, '1', '5.00'],
          )
          .join(delimiter),
      )
      .join('\n');

  it.each<[FileEncoding, string]>([
    ['shift_jis', '折りたたみ椅子'],
    ['shift_jis', 'キャンプ用ﾗﾝﾌﾟ'],
    ['big5', '露營燈，便攜式'],
    ['euc-kr', '캠핑 램프'],
    ['windows-1250', 'Żółta lampa'],
    ['windows-1251', 'Лампа походная'],
    ['utf-16le', '露营灯'],
    ['gb18030', '露营灯'],
  ])('in %s is read as written where a person names it: %s', async (encoding, title) => {
    const bytes = encodeText(table(title), encoding);
    expect((await read(bytes, { encoding })).titles).toEqual([title]);
  });

  it('with bars between its columns is read where a person names them', async () => {
    const bytes = new TextEncoder().encode(table('Lamp "small"', '|'));
    expect(await read(bytes, {})).toMatchObject({ fault: 'no-table' });
    expect((await read(bytes, { delimiter: '|' })).titles).toEqual(['Lamp "small"']);
  });

  it('without meaning its quotation marks is read line by line where a person says so', async () => {
    const marked = table('"half open', '\t').replace(',', '');
    const bytes = new TextEncoder().encode(
      `${marked}\n${marked.split('\n')[1]!.replace('1', '2')}`,
    );
    const { titles, report } = await read(bytes, { quotes: 'literal' });
    expect(titles).toEqual(['"half open', '"half open']);
    expect(report?.warnings).toEqual([]);
  });
});
