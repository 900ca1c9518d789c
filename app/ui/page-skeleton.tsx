import { BlockStack, Card, SkeletonBodyText, SkeletonDisplayText } from '@shopify/polaris';

/** Stands for a card with some lines until its content is there, at the size that it will have. */
export function CardSkeleton({ lines }: { lines: number }) {
  return (
    <Card>
      <BlockStack gap="300">
        <SkeletonDisplayText size="small" />
        <SkeletonBodyText lines={lines} />
      </BlockStack>
    </Card>
  );
}
