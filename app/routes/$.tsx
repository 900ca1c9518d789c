import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { localeOfRequest } from '../i18n/locale.ts';
import english from '../i18n/locales/en.json' with { type: 'json' };
import chinese from '../i18n/locales/zh-CN.json' with { type: 'json' };

/** Every address that is not ours. */
export function loader({ request }: LoaderFunctionArgs) {
  const words = (localeOfRequest(request) === 'zh-CN' ? chinese : english).error;
  return data(words, { status: 404 });
}

/** Anything but reading such an address. */
export function action() {
  return new Response(null, { status: 404 });
}

export default function MissingPage() {
  const words = useLoaderData<typeof loader>();
  return (
    <main>
      <h1>{words.missingTitle}</h1>
      <p>{words.missingWhat}</p>
      <p>{words.missingNext}</p>
    </main>
  );
}
