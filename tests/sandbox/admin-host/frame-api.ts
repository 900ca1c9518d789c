import type { SandboxProduct, SandboxVariant } from '../model.ts';
import type { PageContext } from './handler.ts';
import type { PickerRow, ResourcePickerRequest, ScopesDetail } from './protocol.ts';
import { scopesInWords } from './scope-words.ts';
import { mintSessionToken } from '../oauth/session-token.ts';

const MAX_RESOURCES = 250;

/** Answers the script of the page that frames the app (never the app itself). */
export async function answerFrame(
  context: PageContext,
  path: string,
  request: Request,
): Promise<Response> {
  const { store, shop, blocks } = context;
  const body = async (): Promise<{ scopes: string[] }> =>
    (await request.json()) as { scopes: string[] };
  switch (`${request.method} ${path}`) {
    case 'POST /session-token':
      if (!context.installation) {
        return new Response('The app is not installed in this shop.', { status: 403 });
      }
      return Response.json({
        token: mintSessionToken(shop.domain, {
          clientId: store.app.clientId,
          secret: store.app.secret,
          now: store.clock(),
        }),
      });
    case 'GET /scopes':
      return Response.json(scopesDetail(context));
    case 'POST /scopes/words':
      return Response.json({ sentences: scopesInWords((await body()).scopes, context.locale) });
    case 'POST /scopes/grant':
      return changeScopes(
        context,
        (granted, asked) => [...new Set([...granted, ...asked])],
        await body(),
      );
    case 'POST /scopes/revoke':
      return changeScopes(
        context,
        (granted, asked) => granted.filter((scope) => !asked.includes(scope)),
        await body(),
      );
    case 'GET /extensions':
      return Response.json(blocks.activations(shop.domain, trueFlags(context)));
    case 'POST /resources':
      return Response.json(listResources(context, (await request.json()) as ResourcePickerRequest));
    default:
      return new Response('Not found.', { status: 404 });
  }
}

/** Keys of the app's boolean metafields that are true: what `available_if` goes by. */
function trueFlags({ store, shop, installation }: PageContext): Set<string> {
  const owner = `gid://shopify/AppInstallation/${installation?.id ?? ''}`;
  const fields = store.shop(shop.domain).metafields.of(owner);
  const flags = fields.filter(({ type, value }) => type === 'boolean' && value === 'true');
  return new Set(flags.map(({ key }) => key));
}

function scopesDetail({ installation, app }: PageContext): ScopesDetail {
  return {
    granted: installation?.scopes ?? [],
    required: app.scopes,
    optional: app.optionalScopes,
  };
}

// Only optional scopes may be asked for or given back while the app runs, as on Shopify.
function changeScopes(
  context: PageContext,
  change: (granted: string[], asked: string[]) => string[],
  { scopes }: { scopes: string[] },
): Response {
  const { store, shop, app, installation } = context;
  const foreign = scopes.filter((scope) => !app.optionalScopes.includes(scope));
  if (foreign.length > 0) {
    return new Response(`Not among the app's optional scopes: ${foreign.join(', ')}.`, {
      status: 400,
    });
  }
  store.updateScopes(shop.domain, change(installation?.scopes ?? [], scopes));
  return Response.json(scopesDetail(context));
}

function listResources(
  { shop }: PageContext,
  request: ResourcePickerRequest,
): { rows: PickerRow[]; resources: Record<string, unknown> } {
  const rows: PickerRow[] = [];
  const resources: Record<string, unknown> = {};
  const products = request.type === 'collection' ? [] : shop.products;
  for (const product of products) {
    if (product.status === 'DRAFT' && !request.includeDrafts) continue;
    if (!product.title.toLowerCase().includes(request.query.toLowerCase())) continue;
    const found =
      request.type === 'product'
        ? [toProduct(product)]
        : product.variants.map((variant) => toVariant(product, variant));
    for (const resource of found) {
      if (rows.length === MAX_RESOURCES) return { rows, resources };
      rows.push({
        id: resource.id,
        heading: 'displayName' in resource ? String(resource.displayName) : product.title,
        details: [product.variants[0]?.price ?? ''],
        disabled: false,
        selected: request.selectedIds.includes(resource.id),
      });
      resources[resource.id] = resource;
    }
  }
  return { rows, resources };
}

function toProduct(product: SandboxProduct) {
  return {
    id: `gid://shopify/Product/${product.id}`,
    title: product.title,
    handle: product.handle,
    status: product.status,
    productType: product.productType,
    vendor: product.vendor,
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
    descriptionHtml: product.descriptionHtml,
    hasOnlyDefaultVariant: product.variants.length === 1,
    images: [],
    options: [],
    tags: product.tags ?? [],
    totalVariants: product.variants.length,
    variants: product.variants.map((variant) => toVariant(product, variant)),
  };
}

function toVariant(product: SandboxProduct, variant: SandboxVariant) {
  return {
    id: `gid://shopify/ProductVariant/${variant.id}`,
    title: variant.title,
    displayName: `${product.title} - ${variant.title}`,
    sku: variant.sku,
    price: variant.price,
    compareAtPrice: variant.compareAtPrice,
    inventoryItem: { id: `gid://shopify/InventoryItem/${variant.inventoryItem.id}` },
    product: { id: `gid://shopify/Product/${product.id}`, title: product.title },
  };
}
