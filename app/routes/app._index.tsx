import { useRouteLoaderData } from '@remix-run/react';
import { Card, Page, Text } from '@shopify/polaris';

export default function HomePage() {
  const layout = useRouteLoaderData<{ shop: { domain: string } }>('routes/app');
  return (
    <Page title="Portolan">
      <Card>
        <Text as="p">{layout?.shop.domain}</Text>
      </Card>
    </Page>
  );
}
