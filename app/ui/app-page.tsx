import { Page, type PageProps } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A link back to the page that this one belongs under. */
export interface BackLink {
  label: string;
  url: string;
}

/** The frame of every admin page: its heading, the way back, and one main action. */
export function AppPage(props: {
  title: string;
  subtitle?: string | undefined;
  badge?: ReactNode;
  back?: BackLink | undefined;
  primaryAction?: PageProps['primaryAction'] | undefined;
  secondaryActions?: PageProps['secondaryActions'] | undefined;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const { title, subtitle, badge, back, primaryAction, secondaryActions } = props;
  return (
    <Page
      title={title}
      {...(subtitle === undefined ? {} : { subtitle })}
      {...(badge === undefined ? {} : { titleMetadata: badge })}
      {...(back === undefined
        ? {}
        : {
            backAction: {
              content: back.label,
              accessibilityLabel: t('action.backTo', { page: back.label }),
              url: back.url,
            },
          })}
      {...(primaryAction === undefined ? {} : { primaryAction })}
      {...(secondaryActions === undefined ? {} : { secondaryActions })}
    >
      <div className="portolan-page-body">{props.children}</div>
    </Page>
  );
}
