import { redirect, type LoaderFunctionArgs } from '@remix-run/node';

/** Shopify opens the app at `/app`; whoever comes to the bare address is sent there. */
export function loader({ request }: LoaderFunctionArgs) {
  return redirect(`/app${new URL(request.url).search}`);
}
