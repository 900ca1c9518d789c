import { useRouteLoaderData } from '@remix-run/react';
import { Card, Page, Text } from '@shopify/polaris';

export default function HomePage() {
  const layout = useRouteLoaderData<{ domain: string }>('routes/app');
  return (
    <Page title="Portolan">
      <Card>
        <Text as="p">{layout?.domain}</Text>
      </Card>
    </Page>
  );
}
