import type { SandboxProduct } from '../model.ts';
import { productPicture } from '../shops/product-picture.ts';
import type { FileIds } from './order-writer.ts';

/**
 * A product of which an order file tells only name, SKU and price: stock, cost, customs data and
 * weight stay unknown.
 */
export function fileProduct(
  ids: FileIds,
  known: { title: string; sku: string | null; price: string; firstAt: string; lastAt: string },
): SandboxProduct {
  const { title, sku } = known;
  const handle = `${title} ${sku ?? ''}`
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return {
    id: ids.next('product'),
    handle,
    title,
    titles: { en: title },
    descriptionHtml: '',
    productType: '',
    vendor: '',
    status: 'ACTIVE',
    createdAt: known.firstAt,
    updatedAt: known.lastAt,
    imageSvg: productPicture(sku ?? title, title),
    variants: [
      {
        id: ids.next('product'),
        title: 'Default Title',
        sku,
        price: known.price,
        compareAtPrice: null,
        inventoryItem: {
          id: ids.next('product'),
          tracked: false,
          requiresShipping: true,
          unitCost: null,
          harmonizedSystemCode: null,
          countryOfOrigin: null,
          weightGrams: null,
          levels: [],
        },
      },
    ],
  };
}
