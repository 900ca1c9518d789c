import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { ActionModal } from '../activity/ui/action-modal.tsx';
import { ownTextOf, shopifyAddresses } from '../localization/index.ts';
import { readLastWriting, readTextInLanguage } from '../localization/index.server.ts';
import { TextPage } from '../localization/ui/text-page.tsx';
import { keepOwnTexts, readOwnTextInLanguage } from '../own-texts.server.ts';
import { usePolling } from '../ui/use-polling.ts';
import { adminLoader, notFound } from './admin-route.server.ts';
import { useActionApproval } from './use-action-approval.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

const Search = z.object({
  resource: z.string().max(200).catch(''),
  language: z.string().max(35).catch(''),
});

export const loader = adminLoader({ search: Search }, async ({ shop, search }) => {
  const { resource, language } = search;
  if (ownTextOf(resource) !== null) {
    const now = new Date();
    const found = await readOwnTextInLanguage(shop.shopId, { resourceId: resource, language }, now);
    if (found === null) throw notFound();
    // What was just approved here leaves the queue.
    await keepOwnTexts(shop.shopId, now);
    const addresses = { page: null, adapt: null };
    return { text: found.text, own: found.editor, last: null, addresses };
  }
  if (!/^gid:\/\/shopify\/\w+\/[\w-]+$/.test(resource)) throw notFound();
  const [text, last] = await Promise.all([
    readTextInLanguage(shop.shopId, resource, language),
    readLastWriting(shop.shopId, resource, language),
  ]);
  if (text === null) throw notFound();
  return {
    ...{ text, last, own: null },
    addresses: shopifyAddresses(resource, language),
  };
});

export default function LocalizationTextRoute() {
  const { text, last, own, addresses } = useLoaderData<typeof loader>();
  const { propose, modal } = useActionApproval();
  usePolling(last?.state === 'running' ? 1500 : null);
  return (
    <TextPage
      // What was typed goes once Shopify has it.
      key={JSON.stringify(text.fields.map(({ translation, outdated }) => [translation, outdated]))}
      text={text}
      last={last}
      shopifyUrl={addresses.page}
      adaptUrl={addresses.adapt}
      own={own}
      onReview={(values) =>
        propose(
          own?.action == null
            ? {
                action: 'localization.write-translations',
                input: { resourceId: text.resourceId, language: text.language, values },
                insightId: null,
              }
            : {
                action: own.action,
                input: { language: text.language, name: values[0]?.value ?? '' },
                insightId: null,
              },
        )
      }
      modal={<ActionModal {...modal} />}
    />
  );
}
