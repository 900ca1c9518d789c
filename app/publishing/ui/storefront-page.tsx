import { Banner, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { BlockCard, type BlockView } from './block-card.tsx';
import type { PreviewWidth } from './block-preview.tsx';
import { HeadlessCard, type HeadlessView } from './headless-card.tsx';
import { ShopperSwitch } from './shopper-switch.tsx';
import type { Activations } from './use-activations.ts';

export interface StorefrontPageProps {
  blocks: readonly BlockView[];
  shopper: { country: string; language: string; signedIn: boolean };
  countries: readonly string[];
  languages: { own: readonly string[]; other: readonly string[] };
  width: PreviewWidth;
  activations: Activations;
  apiKey: string;
  /** A new shopper's previews are on their way. */
  loading: boolean;
  onRetry: (handle: string) => void;
  /** Handle of the block that is being tried again. */
  retrying: string | null;
  headless: HeadlessView;
  onSwitchHeadless: (on: boolean) => void;
  switchingHeadless: boolean;
}

/** Every block of the storefront as a shopper sees it, and how each stands. */
export function StorefrontPage(props: StorefrontPageProps) {
  const { t } = useTranslation('publishing');
  const { t: tc } = useTranslation();
  const { blocks, shopper, width } = props;
  return (
    <AppPage
      title={t('title')}
      subtitle={t('subtitle')}
      back={{ label: tc('nav.settings'), url: '/app/settings' }}
    >
      <ShopperSwitch
        shopper={shopper}
        countries={props.countries}
        languages={props.languages}
        width={width}
      />
      {blocks.length === 0 ? (
        <Banner tone="warning" title={t('missing.title')}>
          <Text as="p">{t('missing.next')}</Text>
        </Banner>
      ) : (
        <div className="portolan-busy portolan-blocks" aria-busy={props.loading}>
          {blocks.map((block) => (
            <BlockCard
              key={block.handle}
              block={block}
              language={shopper.language}
              width={width}
              activations={props.activations}
              apiKey={props.apiKey}
              onRetry={() => props.onRetry(block.handle)}
              retrying={props.retrying === block.handle}
            />
          ))}
        </div>
      )}
      <HeadlessCard
        headless={props.headless}
        onSwitch={props.onSwitchHeadless}
        switching={props.switchingHeadless}
      />
    </AppPage>
  );
}
