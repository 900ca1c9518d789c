import { useRouteError } from '@remix-run/react';
import { boundary } from '@shopify/shopify-app-remix/server';

import { ErrorPage, isShopifyAnswer } from '../ui/error-panel.tsx';

/** The error boundary of every admin page: the menu stays, the page says what happened. */
export function PageError() {
  const error = useRouteError();
  return isShopifyAnswer(error) ? boundary.error(error) : <ErrorPage error={error} />;
}
