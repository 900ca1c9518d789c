import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect, useState } from 'react';

/** The block's file name, which theme editor links and activations go by. */
export const DELIVERY_BLOCK_HANDLE = 'delivery-estimate';

/** The part of App Bridge's answer that is needed here. */
interface ThemeAppBlock {
  handle: string;
  status: 'active' | 'available' | 'unavailable';
}

/** Whether the delivery block is placed in the published theme; null while nobody has said so. */
export function useBlockActive(): boolean | null {
  const shopify = useAppBridge();
  const [active, setActive] = useState(lastKnown);
  useEffect(() => {
    let current = true;
    shopify.app.extensions().then(
      (extensions) => {
        const blocks = extensions.flatMap(({ type, activations }) =>
          type === 'theme_app_extension' ? (activations as ThemeAppBlock[]) : [],
        );
        lastKnown = blocks.some(
          ({ handle, status }) => handle === DELIVERY_BLOCK_HANDLE && status === 'active',
        );
        if (current) setActive(lastKnown);
      },
      // An admin that cannot tell is no reason to ask the merchant for anything.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [shopify]);
  return active;
}

let lastKnown: boolean | null = null;

/** Opens the theme editor on the product page with the block about to be added. */
export function addBlockUrl(apiKey: string): string {
  return `shopify://admin/themes/current/editor?template=product&addAppBlockId=${apiKey}/${DELIVERY_BLOCK_HANDLE}&target=mainSection`;
}
