import {
  useFetcher,
  useLoaderData,
  useNavigation,
  useSearchParams,
  type ShouldRevalidateFunctionArgs,
} from '@remix-run/react';
import { z } from 'zod';

import { env } from '../env.server.ts';
import { localeOfRequest } from '../i18n/locale.ts';
import { ok } from '../kernel/result.ts';
import { projections } from '../projections.server.ts';
import {
  readHeadless,
  readStorefront,
  retryPublication,
  storefrontBlocks,
  switchHeadless,
} from '../publishing/index.server.ts';
import { StorefrontPage } from '../publishing/ui/storefront-page.tsx';
import { useActivations } from '../publishing/ui/use-activations.ts';
import { usePolling } from '../ui/use-polling.ts';
import { adminAction, adminLoader } from './admin-route.server.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

const Search = z.object({
  country: z.string().max(2).optional(),
  language: z.string().max(16).optional(),
  customer: z.enum(['guest', 'account']).catch('guest'),
});

export const loader = adminLoader({ search: Search }, async ({ shop, search, request }) => ({
  ...(await readStorefront(shop, {
    projections,
    asked: { ...search, signedIn: search.customer === 'account' },
    adminLocale: localeOfRequest(request),
    now: new Date(),
  })),
  headless: await readHeadless(shop.shopId),
  apiKey: env().SHOPIFY_API_KEY,
}));

export const action = adminAction(
  {
    input: z.union([
      z.strictObject({ retry: z.string().max(64) }),
      z.strictObject({ headless: z.boolean() }),
    ]),
  },
  async ({ shop, input }) => {
    if ('headless' in input) {
      await switchHeadless(shop.shopId, input.headless);
      return ok({});
    }
    const block = storefrontBlocks(projections, 'en').find(({ handle }) => handle === input.retry);
    for (const key of block?.documentKeys ?? []) await retryPublication(shop.shopId, key);
    return ok({});
  },
);

/** The width of the screen changes nothing that the server knows. */
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs) {
  const withoutWidth = (url: URL) => {
    const search = new URLSearchParams(url.search);
    search.delete('width');
    return url.pathname + search.toString();
  };
  const { currentUrl, nextUrl } = args;
  const onlyWidth =
    currentUrl.search !== nextUrl.search && withoutWidth(currentUrl) === withoutWidth(nextUrl);
  return onlyWidth ? false : args.defaultShouldRevalidate;
}

const PUBLISHING_POLL_MS = 1500;

export default function StorefrontRoute() {
  const data = useLoaderData<typeof loader>();
  const retry = useFetcher<typeof action>();
  const headless = useFetcher<typeof action>();
  const navigation = useNavigation();
  const [address] = useSearchParams();
  const publishing = data.blocks.some(
    ({ publication }) => publication?.state === 'waiting' && publication.problem === null,
  );
  const isSwitching = !data.headless.settled && data.headless.problem === null;
  usePolling(publishing || isSwitching ? PUBLISHING_POLL_MS : null);
  return (
    <StorefrontPage
      {...data}
      width={address.get('width') === 'desktop' ? 'desktop' : 'phone'}
      activations={useActivations()}
      loading={navigation.state === 'loading'}
      onRetry={(handle) =>
        retry.submit(JSON.stringify({ retry: handle }), {
          method: 'post',
          encType: 'application/json',
        })
      }
      retrying={retry.state === 'idle' ? null : retriedHandle(retry.json)}
      onSwitchHeadless={(on) =>
        headless.submit(JSON.stringify({ headless: on }), {
          method: 'post',
          encType: 'application/json',
        })
      }
      switchingHeadless={headless.state !== 'idle'}
    />
  );
}

function retriedHandle(sent: unknown): string | null {
  return (sent as { retry?: string } | undefined)?.retry ?? null;
}
