import { BlockStack, Button, Card, InlineGrid, Select, Text, TextField } from '@shopify/polaris';
import { DeleteIcon, PlusIcon } from '@shopify/polaris-icons';
import { useTranslation } from 'react-i18next';

import {
  CHANNEL_KINDS,
  type ChannelKind,
  linkOf,
  readHandle,
  SUPPORT_LIMITS,
  type SupportAccount,
} from '../index.ts';
import { newAccountId, withoutAccount } from './support-draft.ts';
import { useSupportField, useSupportForm } from './support-form.ts';

const EXAMPLES: Readonly<Record<ChannelKind, string>> = {
  email: 'care@example.com',
  phone: '+49 30 901820',
  whatsapp: '+49 170 1234567',
  messenger: 'example.shop',
  telegram: '@example_shop',
  viber: '+380 50 123 4567',
  line: '@example',
  kakaotalk: '_ExAmPl',
  zalo: '+84 901 234 567',
  wechat: 'example_shop',
};

/** The accounts at which the shop answers, each with the link that shoppers will follow. */
export function AccountsCard() {
  const { t } = useTranslation('localization');
  const { draft, change } = useSupportForm();
  const { accounts } = draft;
  const unused = CHANNEL_KINDS.find((kind) => !accounts.some((account) => account.kind === kind));
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('accounts.title')}
          </Text>
          <Text as="p" tone="subdued">
            {t(accounts.length === 0 ? 'accounts.empty' : 'accounts.help')}
          </Text>
        </BlockStack>
        {accounts.map((account, index) => (
          <AccountRow key={account.id} account={account} index={index} />
        ))}
        <div>
          <Button
            icon={PlusIcon}
            disabled={accounts.length >= SUPPORT_LIMITS.accounts}
            onClick={() => {
              const account = { id: newAccountId(accounts), kind: unused ?? 'email', handle: '' };
              change({ accounts: [...accounts, account] });
            }}
          >
            {t('accounts.add')}
          </Button>
        </div>
      </BlockStack>
    </Card>
  );
}

function AccountRow({ account, index }: { account: SupportAccount; index: number }) {
  const { t } = useTranslation('localization');
  const { draft, change } = useSupportForm();
  const field = useSupportField();
  const { kind, handle } = account;
  const help = useLinkHelp(kind, handle);
  const problem = field(`accounts.${index}.handle`);
  const put = (changed: Partial<SupportAccount>) =>
    change({ accounts: draft.accounts.with(index, { ...account, ...changed }) });
  return (
    <InlineGrid columns={{ xs: '1fr', sm: '2fr 3fr auto' }} gap="200" alignItems="start">
      <Select
        label={t('accounts.kind')}
        options={CHANNEL_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={kind}
        onChange={(value) => put({ kind: value as ChannelKind })}
      />
      <TextField
        label={t(`accounts.handle.${kind}`)}
        autoComplete="off"
        maxLength={SUPPORT_LIMITS.handleCharacters}
        value={handle}
        onChange={(value) => put({ handle: value })}
        // One line below the field, whatever it says: a click is not lost to a page that moves.
        {...(problem.error === undefined ? { helpText: help } : {})}
        {...problem}
      />
      <div className="portolan-beside-field">
        <Button
          icon={DeleteIcon}
          accessibilityLabel={t('accounts.remove', { number: index + 1 })}
          onClick={() => change(withoutAccount(draft, account.id))}
        />
      </div>
    </InlineGrid>
  );
}

function useLinkHelp(kind: ChannelKind, typed: string): string {
  const { t } = useTranslation('localization');
  const handle = readHandle(kind, typed);
  if (handle === null) return t('accounts.example', { example: EXAMPLES[kind] });
  const link = linkOf(kind, handle);
  return link === null ? t('accounts.noLink') : t('accounts.link', { link });
}
