import { Badge, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import {
  PublicationBadge,
  PublicationProblemText,
  PublicationSentence,
  type PublicationView,
} from '../../ui/publication-badge.tsx';
import {
  BlockPreview,
  NoPreview,
  type PreviewWidth,
  type RenderedPreview,
} from './block-preview.tsx';
import type { Activation } from './read-activations.ts';
import { themeEditorLink } from './theme-editor-link.ts';
import type { Activations } from './use-activations.ts';

/** A block as the page shows it. */
export interface BlockView {
  handle: string;
  name: string;
  target: 'section' | 'head' | 'compliance_head' | 'body';
  pages: string[];
  settingsPath: string | null;
  /** null for a block that needs no document. */
  publication: PublicationView | null;
  preview:
    | ({ state: 'shown'; of: 'wanted' | 'proposal' | 'draft' } & RenderedPreview)
    | { state: 'hidden'; reason: 'not-set-up' | 'off' | 'nothing' | 'failed' };
}

/** One block: what a shopper sees, how it stands in storefront and theme, and what to do next. */
export function BlockCard(props: {
  block: BlockView;
  language: string;
  width: PreviewWidth;
  activations: Activations;
  apiKey: string;
  onRetry: () => void;
  retrying: boolean;
}) {
  const { t } = useTranslation('publishing');
  const { block, language, width } = props;
  const { preview } = block;
  const headingId = `block-${block.handle}`;
  return (
    <Card>
      <section aria-labelledby={headingId} className="portolan-block">
        <div className="portolan-section-head portolan-block-head">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd" id={headingId}>
              {block.name}
            </Text>
            {block.publication === null ? null : (
              <PublicationBadge publication={block.publication} />
            )}
            <ActivationBadge activation={activationOf(props.activations, block.handle)} />
          </InlineStack>
          {block.settingsPath === null || isToSetUp(block) ? null : (
            <Button
              variant="plain"
              url={block.settingsPath}
              accessibilityLabel={t('block.settingsOf', { name: block.name })}
            >
              {t('block.settings')}
            </Button>
          )}
        </div>
        <div className={`portolan-block-body portolan-block-body-${width}`}>
          {preview.state === 'shown' ? (
            <BlockPreview
              title={t('preview.of', { name: block.name })}
              rendered={preview}
              language={language}
              width={width}
            />
          ) : (
            <NoPreview width={width}>{t(`preview.${preview.reason}`)}</NoPreview>
          )}
          <BlockStack gap="300">
            {preview.state === 'shown' && preview.of === 'proposal' ? (
              <Text as="p" tone="subdued">
                {t('preview.proposal')}
              </Text>
            ) : null}
            <PublicationPart {...props} />
            <ThemePart {...props} />
          </BlockStack>
        </div>
      </section>
    </Card>
  );
}

/** Nobody has asked for anything to be published. */
function isToSetUp({ publication }: BlockView): boolean {
  return publication?.state === 'none';
}

function activationOf(activations: Activations, handle: string): Activation | null {
  return typeof activations === 'string' ? null : (activations.get(handle) ?? null);
}

function ActivationBadge({ activation }: { activation: Activation | null }) {
  const { t } = useTranslation('publishing');
  return activation?.status === 'active' ? <Badge tone="success">{t('theme.on')}</Badge> : null;
}

/** What shoppers have since when, what is wrong, and how to try again. */
function PublicationPart(props: { block: BlockView; onRetry: () => void; retrying: boolean }) {
  const { t } = useTranslation();
  const { publication } = props.block;
  if (publication === null || publication.state === 'none') return null;
  return (
    <BlockStack gap="100" inlineAlign="start">
      <Text as="p" tone="subdued">
        <PublicationSentence publication={publication} />
      </Text>
      {publication.problem === null ? null : (
        <>
          <PublicationProblemText publication={publication} />
          <Button onClick={props.onRetry} loading={props.retrying}>
            {t('action.retry')}
          </Button>
        </>
      )}
    </BlockStack>
  );
}

/** Where the theme has the block, or the one step that brings it there. */
function ThemePart(props: { block: BlockView; activations: Activations; apiKey: string }) {
  const { t } = useTranslation('publishing');
  const { block, activations } = props;
  if (isToSetUp(block)) {
    return block.settingsPath === null ? (
      <Text as="p">{t('next.later')}</Text>
    ) : (
      <BlockStack gap="200" inlineAlign="start">
        <Text as="p">{t('next.setUp')}</Text>
        <Button
          url={block.settingsPath}
          accessibilityLabel={t('next.openSettingsOf', { name: block.name })}
        >
          {t('next.openSettings')}
        </Button>
      </BlockStack>
    );
  }
  const activation = activationOf(activations, block.handle);
  // The theme editor offers nothing before the first version is there.
  if (block.publication?.publishedAt === null) return null;
  if (activation?.status === 'unavailable') return <Text as="p">{t('theme.unavailable')}</Text>;
  const placed = activation?.status === 'active' ? activation.pages : [];
  const open = block.pages.length === 0 ? ['product'] : block.pages;
  return (
    <BlockStack gap="200" inlineAlign="start">
      <Text as="p">
        <ThemeSentence activations={activations} activation={activation} />
      </Text>
      <InlineStack gap="200">
        {open
          .filter((page) => !placed.includes(page))
          .map((page) => (
            <Button
              key={page}
              url={themeEditorLink({ ...block, apiKey: props.apiKey, page })}
              target="_blank"
            >
              {block.target === 'section'
                ? t('theme.add', { page: pageName(t, page) })
                : t('theme.switchOn')}
            </Button>
          ))}
      </InlineStack>
    </BlockStack>
  );
}

function ThemeSentence(props: { activations: Activations; activation: Activation | null }) {
  const { t, i18n } = useTranslation('publishing');
  const { activations, activation } = props;
  if (activations === 'asking') return t('theme.asking');
  if (activations === 'unknown') return t('theme.unknown');
  if (activation?.status !== 'active') return t('theme.off');
  if (activation.pages.length === 0) return t('theme.everywhere');
  const pages = activation.pages.map((page) => pageName(t, page));
  return t('theme.placed', {
    pages: new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(pages),
  });
}

const NAMED_PAGES = ['product', 'cart', 'index', 'collection', 'page'] as const;

type Translate = ReturnType<typeof useTranslation<'publishing'>>['t'];

function pageName(t: Translate, page: string): string {
  const named = NAMED_PAGES.find((each) => each === page);
  return named === undefined ? page : t(`page.${named}`);
}
