import { buildSchema, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadAdminSchema } from '../schema/admin-schema.ts';
import { startTestAdmin } from './admin-server.fixture.ts';
import type { TestAdmin } from './admin-server.fixture.ts';
import { unresolvedFields } from './registry.ts';

let admin: TestAdmin;
beforeAll(async () => {
  admin = await startTestAdmin({
    settings: { throttle: { maximumAvailable: 1e6, restoreRate: 1 } },
  });
});
afterAll(() => admin.close());

const money = '{ shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }';

const reads: [name: string, query: string][] = [
  [
    'shop',
    `{ shop { id name myshopifyDomain primaryDomain { url host } currencyCode ianaTimezone billingAddress { countryCodeV2 } taxesIncluded taxShipping plan { publicDisplayName partnerDevelopment shopifyPlus } checkoutApiSupported enabledPresentmentCurrencies countriesInShippingZones { countryCodes includeRestOfWorld } paymentSettings { supportedDigitalWallets } features { storefront unifiedMarkets } resourceLimits { maxProductVariants } } }`,
  ],
  [
    'installation',
    '{ currentAppInstallation { id accessScopes { handle } activeSubscriptions { id name status } metafields(first: 5) { nodes { key } } metafield(namespace: "storefront", key: "config") { value compareDigest } } }',
  ],
  [
    'orders with payments',
    `{ orders(first: 3, sortKey: UPDATED_AT) { pageInfo { hasNextPage endCursor } nodes { id name createdAt processedAt cancelledAt cancelReason test displayFinancialStatus displayFulfillmentStatus paymentGatewayNames currencyCode presentmentCurrencyCode customerLocale sourceName tags taxesIncluded dutiesIncluded totalPriceSet ${money} currentTotalPriceSet ${money} totalShippingPriceSet ${money} totalTaxSet ${money} totalRefundedSet ${money} currentTotalDutiesSet ${money} currentTotalAdditionalFeesSet ${money} taxLines { title ratePercentage channelLiable priceSet ${money} } risk { recommendation assessments { riskLevel provider { title } facts { description sentiment } } } customer { id numberOfOrders } shippingAddress { countryCodeV2 provinceCode } billingAddressMatchesShippingAddress disputes { id initiatedAs status } transactions(first: 20) { id kind status gateway formattedGateway errorCode processedAt test amountSet ${money} parentTransaction { id } fees { type rate rateName flatFee { amount } amount { amount currencyCode } taxAmount { amount } } paymentDetails { __typename ... on CardPaymentDetails { company wallet avsResultCode cvvResultCode paymentMethodName } ... on LocalPaymentMethodsPaymentDetails { paymentMethodName paymentDescriptor } ... on ShopPayInstallmentsPaymentDetails { paymentMethodName } } } } } }`,
  ],
  [
    'orders with deliveries and returns',
    `{ orders(first: 3) { nodes { id lineItems(first: 5) { nodes { id sku title quantity currentQuantity refundableQuantity unfulfilledQuantity originalUnitPriceSet ${money} discountedTotalSet ${money} discountedUnitPriceSet ${money} product { id } variant { id title } } } fulfillments(first: 10) { id name status displayStatus createdAt inTransitAt deliveredAt estimatedDeliveryAt location { id } originAddress { countryCode zip } trackingInfo(first: 3) { company number url } events(first: 20, sortKey: HAPPENED_AT) { nodes { status happenedAt message estimatedDeliveryAt country province zip } } fulfillmentLineItems(first: 5) { nodes { id quantity lineItem { id } } } } shippingLines(first: 3) { nodes { title code carrierIdentifier originalPriceSet ${money} } } refunds(first: 10) { id createdAt note totalRefundedSet ${money} refundLineItems(first: 10) { nodes { quantity restockType subtotalSet ${money} lineItem { id sku } } } } returns(first: 5) { nodes { id status totalQuantity returnLineItems(first: 10) { nodes { quantity returnReasonDefinition { handle name } returnReasonNote customerNote ... on ReturnLineItem { fulfillmentLineItem { lineItem { id sku } } } } } } } } } }`,
  ],
  [
    'products and variants',
    '{ products(first: 5, query: "status:active", sortKey: UPDATED_AT) { edges { cursor node { id title handle status productType vendor totalInventory variants(first: 3) { nodes { id sku price compareAtPrice inventoryQuantity selectedOptions { name value } inventoryItem { id } } } } } } productVariants(first: 5) { nodes { id displayName product { id } } } productsCount { count precision } }',
  ],
  [
    'inventory',
    '{ inventoryItems(first: 3) { pageInfo { hasNextPage endCursor } nodes { id sku tracked requiresShipping unitCost { amount currencyCode } harmonizedSystemCode countryCodeOfOrigin provinceCodeOfOrigin countryHarmonizedSystemCodes(first: 5) { nodes { countryCode harmonizedSystemCode } } measurement { weight { value unit } } variants(first: 1) { nodes { id } } inventoryLevels(first: 20) { nodes { id location { id name address { countryCode } } quantities(names: ["available", "on_hand", "committed", "incoming", "reserved", "safety_stock"]) { name quantity updatedAt } } } } } locations(first: 5) { nodes { id name isActive } } }',
  ],
  [
    'markets and locales',
    '{ markets(first: 10) { nodes { id name handle status type currencySettings { baseCurrency { currencyCode } localCurrencies roundingEnabled } priceInclusions { inclusiveTaxPricingStrategy inclusiveDutiesPricingStrategy } conditions { regionsCondition { regions(first: 250) { nodes { id name ... on MarketRegionCountry { code currency { currencyCode } } } } } } webPresences(first: 10) { nodes { id } } catalogs(first: 10) { nodes { id title status } } } } shopLocales { locale name primary published marketWebPresences { id } } availableLocales { isoCode name } }',
  ],
  [
    'payments account',
    '{ shopifyPaymentsAccount { id activated country defaultCurrency balance { amount currencyCode } disputes(first: 20) { nodes { id } } balanceTransactions(first: 50, query: "payout_date:>=2026-11-01") { nodes { id type sourceType transactionDate amount { amount } fee { amount } net { amount } associatedOrder { id name } sourceOrderTransactionId } } payouts(first: 5) { nodes { id } } } disputes(first: 5) { nodes { id } } }',
  ],
  [
    'one of each by id',
    '{ order(id: "gid://shopify/Order/100001") { name } customer(id: "gid://shopify/Customer/61") { id locale numberOfOrders amountSpent { amount currencyCode } tags lastOrder { id } statistics { predictedSpendTier rfmGroup } orders(first: 2, sortKey: CREATED_AT) { nodes { id } } } node(id: "gid://shopify/Fulfillment/81") { id ... on Fulfillment { order { id } } } nodes(ids: ["gid://shopify/Product/21", "gid://shopify/Product/999", "gid://shopify/LineItem/910"]) { __typename id } bulkOperations(first: 3) { nodes { id } } }',
  ],
  [
    'translations',
    '{ translatableResources(first: 2, resourceType: PRODUCT) { nodes { resourceId translatableContent { key value digest locale type } translations(locale: "de") { key value outdated market { id } } } } }',
  ],
];

describe('reads', () => {
  it.each(reads)(
    'are valid on the real schema and answered without an error: %s',
    async (_name, query) => {
      const { schema } = loadAdminSchema();
      expect(validate(schema, parse(query))).toEqual([]);
      expect(unresolvedFields(schema, parse(query))).toEqual([]);
      const { status, body } = await admin.graphql(query);
      expect(body.errors).toBeUndefined();
      expect(status).toBe(200);
      expect(JSON.stringify(body.data)).toContain('gid://shopify/');
    },
  );

  it('give null for a shop without Shopify Payments', async () => {
    admin.state.settings.shopifyPayments = false;
    const { body } = await admin.graphql('{ shopifyPaymentsAccount { id } }');
    admin.state.settings.shopifyPayments = true;
    expect(body).toMatchObject({ data: { shopifyPaymentsAccount: null } });
  });
});

describe('limits', () => {
  it('of an input array are 250', async () => {
    const ids = Array.from({ length: 251 }, (_, n) => `gid://shopify/Order/${n + 1}`);
    const { body } = await admin.graphql('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids,
    });
    expect(body.errors?.[0]?.extensions?.['code']).toBe('MAX_INPUT_SIZE_EXCEEDED');
  });

  it('of a count say whether there are more', async () => {
    const { body } = await admin.graphql(
      '{ some: ordersCount(limit: 5) { count precision } all: ordersCount(limit: null) { count precision } }',
    );
    expect(body.data).toEqual({
      some: { count: 5, precision: 'AT_LEAST' },
      all: { count: admin.state.shop.orders.length, precision: 'EXACT' },
    });
  });
});

describe('what the sandbox does not resolve', () => {
  it('is refused loudly with every missing Type.field in the message', async () => {
    const { status, body } = await admin.graphql(
      '{ shop { name accountOwner { id } } orders(first: 1) { nodes { id merchantEditable } } }',
    );
    expect(status).toBe(501);
    expect(body.errors?.[0]?.message).toContain('Shop.accountOwner');
    expect(body.errors?.[0]?.message).toContain('Order.merchantEditable');
  });

  it.each([
    ['an unknown search filter', '{ orders(first: 1, query: "po_number:1") { nodes { id } } }'],
    ['an unknown sort key', '{ orders(first: 1, sortKey: CUSTOMER_NAME) { nodes { id } } }'],
    ['an unknown node type', '{ node(id: "gid://shopify/Collection/1") { id } }'],
  ])('is refused too for %s', async (_name, query) => {
    expect((await admin.graphql(query)).status).toBe(501);
  });

  it('can be found without running the document', () => {
    const { schema } = loadAdminSchema();
    expect(unresolvedFields(schema, parse('{ shop { name accountOwner { id } } }'))).toEqual([
      'Shop.accountOwner',
      'StaffMember.id',
    ]);
    const other = buildSchema('type Query { a: Int }');
    expect(unresolvedFields(other, parse('{ a }'))).toEqual(['Query.a']);
  });
});

describe('a wrong request', () => {
  const url = (version: string): string => `${admin.url}/admin/api/${version}/graphql.json`;
  const post = (version: string, headers: Record<string, string>): Promise<Response> =>
    fetch(url(version), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-sandbox-shop': admin.domain, ...headers },
      body: JSON.stringify({ query: '{ shop { name } }' }),
    });

  it('with a wrong token gets 401', async () => {
    expect((await post('2026-10', { 'x-shopify-access-token': 'no' })).status).toBe(401);
    expect((await post('2026-10', {})).status).toBe(401);
  });

  it('for an unknown version or shop gets 404', async () => {
    const token = { 'x-shopify-access-token': admin.token };
    expect((await post('2020-01', token)).status).toBe(404);
    expect(
      (await post('2026-10', { ...token, 'x-sandbox-shop': 'other.myshopify.com' })).status,
    ).toBe(404);
  });

  it('with a field that does not exist gets errors at HTTP 200', async () => {
    const { status, body } = await admin.graphql('{ shop { nmae } }');
    expect(status).toBe(200);
    expect(body.data).toBeUndefined();
    expect(body.errors?.[0]?.extensions).toEqual({
      code: 'undefinedField',
      typeName: 'Shop',
      fieldName: 'nmae',
    });
  });

  it('with a syntax error or missing variable gets errors at HTTP 200', async () => {
    expect((await admin.graphql('{ shop {')).body.errors).toHaveLength(1);
    const missing = await admin.graphql('query($id: ID!) { order(id: $id) { id } }');
    expect(missing.status).toBe(200);
    expect(missing.body.errors?.[0]?.message).toContain('$id');
  });
});
