import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestAdmin } from './admin-server.fixture.ts';
import type { TestAdmin } from './admin-server.fixture.ts';

let admin: TestAdmin;
beforeEach(async () => {
  admin = await startTestAdmin({
    settings: { throttle: { maximumAvailable: 1e6, restoreRate: 1 } },
  });
});
afterEach(() => admin.close());

interface SetAnswer {
  metafields: { id: string; value: string; compareDigest: string }[] | null;
  userErrors: { code: string; field: string[]; elementIndex: number }[];
}

const owner = (): string => `gid://shopify/AppInstallation/${admin.state.installation?.id}`;

async function set(...metafields: Record<string, unknown>[]): Promise<SetAnswer> {
  const { body } = await admin.graphql(
    'mutation($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { metafields { id value compareDigest } userErrors { field message code elementIndex } } }',
    {
      m: metafields.map((each) => ({
        ownerId: owner(),
        namespace: 'portolan',
        key: 'delivery',
        type: 'json',
        value: '{}',
        ...each,
      })),
    },
  );
  return (body.data as { metafieldsSet: SetAnswer }).metafieldsSet;
}

describe('metafieldsSet', () => {
  it('writes app data that reads back by namespace and key, and keeps the id on a change', async () => {
    const first = await set({ value: '{"a":1}' });
    const second = await set({ value: '{"a":2}' });
    expect(second.metafields?.[0]?.id).toBe(first.metafields?.[0]?.id);
    const { body } = await admin.graphql(
      '{ currentAppInstallation { metafield(namespace: "portolan", key: "delivery") { value jsonValue type } } }',
    );
    expect(body.data).toEqual({
      currentAppInstallation: {
        metafield: { value: '{"a":2}', jsonValue: { a: 2 }, type: 'json' },
      },
    });
  });

  it('with a digest writes only over the value it was read with', async () => {
    const first = await set({ value: '1', compareDigest: null });
    const digest = first.metafields?.[0]?.compareDigest;
    expect((await set({ value: '2', compareDigest: digest })).userErrors).toEqual([]);
    const stale = await set({ value: '3', compareDigest: digest });
    expect(stale.metafields).toBeNull();
    expect(stale.userErrors[0]).toMatchObject({ code: 'STALE_OBJECT', elementIndex: 0 });
    expect((await set({ value: '4', compareDigest: null })).userErrors[0]?.code).toBe(
      'STALE_OBJECT',
    );
    expect((await set({ value: '5' })).userErrors).toEqual([]);
  });

  it('writes all or nothing', async () => {
    const answer = await set({ key: 'good' }, { key: 'bad', value: '{' });
    expect(answer.metafields).toBeNull();
    expect(answer.userErrors).toMatchObject([{ code: 'INVALID_VALUE', elementIndex: 1 }]);
    expect(admin.state.metafields.of(owner())).toEqual([]);
  });

  it.each([
    ['an unknown type', { type: 'jason' }, 'INVALID_TYPE'],
    ['no type without a stored one', { type: null }, 'BLANK'],
    ['text that is no boolean', { type: 'boolean', value: 'yes' }, 'INVALID_VALUE'],
    ['text that is no integer', { type: 'number_integer', value: '1.5' }, 'INVALID_VALUE'],
    ['JSON above 128 kB', { value: JSON.stringify('x'.repeat(128 * 1024)) }, 'TOO_LONG'],
    ['a blank value', { value: '' }, 'BLANK'],
    ['a key of one letter', { key: 'd' }, 'INVALID'],
    ['an owner that is not there', { ownerId: 'gid://shopify/Order/5' }, 'INVALID'],
    [
      'an owner without its write scope',
      { ownerId: 'gid://shopify/Order/100001' },
      'APP_NOT_AUTHORIZED',
    ],
  ])('refuses %s', async (_name, change, code) => {
    expect((await set(change)).userErrors[0]?.code).toBe(code);
  });

  it('refuses more than 25 at once', async () => {
    const many = Array.from({ length: 26 }, (_, index) => ({ key: `key-${index}` }));
    expect((await set(...many)).userErrors[0]?.code).toBe('LESS_THAN_OR_EQUAL_TO');
  });

  it('puts a metafield without namespace into the one reserved for the app', async () => {
    await set({ namespace: null });
    expect(admin.state.metafields.of(owner())[0]?.namespace).toBe(`app--${admin.store.app.id}`);
  });
});

describe('metafieldsDelete', () => {
  it('answers null for what was not there', async () => {
    await set({});
    const { body } = await admin.graphql(
      'mutation($m: [MetafieldIdentifierInput!]!) { metafieldsDelete(metafields: $m) { deletedMetafields { key } userErrors { message } } }',
      {
        m: ['delivery', 'other'].map((key) => ({ ownerId: owner(), namespace: 'portolan', key })),
      },
    );
    expect(body.data).toEqual({
      metafieldsDelete: { deletedMetafields: [{ key: 'delivery' }, null], userErrors: [] },
    });
  });
});

describe('translations', () => {
  it('are refused with a digest of another text and outdated when the text changes', async () => {
    const register = async (digest: string): Promise<unknown> =>
      (
        await admin.graphql(
          'mutation($t: [TranslationInput!]!) { translationsRegister(resourceId: "gid://shopify/Product/21", translations: $t) { translations { value } userErrors { code } } }',
          {
            t: [{ key: 'title', locale: 'de', value: 'Lampe', translatableContentDigest: digest }],
          },
        )
      ).body.data?.['translationsRegister'];
    const read = async (): Promise<{ digest: string; outdated: boolean | undefined }> => {
      const { body } = await admin.graphql(
        '{ translatableResource(resourceId: "gid://shopify/Product/21") { translatableContent { key digest } translations(locale: "de") { outdated } } }',
      );
      const resource = body.data?.['translatableResource'] as {
        translatableContent: { digest: string }[];
        translations: { outdated: boolean }[];
      };
      return {
        digest: resource.translatableContent[0]?.digest ?? '',
        outdated: resource.translations[0]?.outdated,
      };
    };
    expect(await register('0'.repeat(64))).toMatchObject({
      userErrors: [{ code: 'INVALID_TRANSLATABLE_CONTENT' }],
    });
    const { digest } = await read();
    expect(await register(digest)).toEqual({ translations: [{ value: 'Lampe' }], userErrors: [] });
    expect((await read()).outdated).toBe(false);
    admin.store.updateProduct(admin.domain, '21', { title: 'Better lamp' });
    expect((await read()).outdated).toBe(true);
  });
});
