import type { SandboxText } from '../model.ts';
import { isoDate } from './calendar.ts';
import type { ShopProfile } from './profile.ts';

type Words = Readonly<Record<string, string>>;

/** What every shop says beside its products, in the languages that the shops have. */
const WORDS = {
  menu: {
    ...{ de: 'Hauptmenü', en: 'Main menu', fr: 'Menu principal', nl: 'Hoofdmenu' },
    ...{ sv: 'Huvudmeny', pl: 'Menu główne', ja: 'メインメニュー', ko: '메인 메뉴' },
    ...{ 'pt-BR': 'Menu principal', es: 'Menú principal' },
  },
  newest: {
    ...{ de: 'Neuheiten', en: 'New arrivals', fr: 'Nouveautés', nl: 'Nieuw', sv: 'Nyheter' },
    ...{ pl: 'Nowości', ja: '新着商品', ko: '신상품', 'pt-BR': 'Novidades', es: 'Novedades' },
  },
  all: {
    ...{ de: 'Alle Produkte', en: 'All products', fr: 'Tous les produits', nl: 'Alle producten' },
    ...{ sv: 'Alla produkter', pl: 'Wszystkie produkty', ja: 'すべての商品', ko: '전체 상품' },
    ...{ 'pt-BR': 'Todos os produtos', es: 'Todos los productos' },
  },
  about: {
    ...{ de: 'Über uns', en: 'About us', fr: 'À propos', nl: 'Over ons', sv: 'Om oss' },
    ...{ pl: 'O nas', ja: '私たちについて', ko: '브랜드 소개', 'pt-BR': 'Sobre nós' },
    es: 'Sobre nosotros',
  },
  aboutBody: {
    de: '<p>Jedes Stück haben wir selbst ausgesucht.</p>',
    en: '<p>We have chosen every piece ourselves.</p>',
    fr: '<p>Nous avons choisi chaque pièce nous-mêmes.</p>',
    nl: '<p>Elk stuk hebben we zelf uitgekozen.</p>',
    sv: '<p>Varje sak har vi valt ut själva.</p>',
    pl: '<p>Każdą rzecz wybraliśmy sami.</p>',
    ja: '<p>商品はすべて私たち自身で選んでいます。</p>',
    ko: '<p>모든 상품을 직접 고릅니다.</p>',
    'pt-BR': '<p>Escolhemos cada peça pessoalmente.</p>',
    es: '<p>Elegimos cada pieza personalmente.</p>',
  },
  refundBody: {
    de: '<p>Sie können gekaufte Artikel innerhalb von 30 Tagen zurückgeben.</p>',
    en: '<p>You can return what you bought within 30 days.</p>',
    fr: '<p>Vous pouvez retourner vos achats sous 30 jours.</p>',
    nl: '<p>U kunt uw aankoop binnen 30 dagen retourneren.</p>',
    sv: '<p>Du kan returnera dina köp inom 30 dagar.</p>',
    pl: '<p>Zakupy możesz zwrócić w ciągu 30 dni.</p>',
    ja: '<p>ご購入から30日以内であれば返品いただけます。</p>',
    ko: '<p>구매 후 30일 이내에 반품하실 수 있습니다.</p>',
    'pt-BR': '<p>Você pode devolver suas compras em até 30 dias.</p>',
    es: '<p>Puedes devolver tus compras en un plazo de 30 días.</p>',
  },
} satisfies Record<string, Words>;

/** Collections, a page, a menu with links and a policy, complete in every language of the shop. */
export function writeTexts(profile: ShopProfile, sinceDay: number): SandboxText[] {
  const [primary = 'en', ...others] = profile.catalog.locales;
  const updatedAt = `${isoDate(sinceDay)}T09:00:00.000Z`;
  const text = (
    gidType: string,
    resourceType: string,
    number: number,
    words: Record<string, Words>,
  ): SandboxText => {
    const fields = Object.entries(words);
    return {
      gidType,
      resourceType,
      id: String(profile.idBase + number),
      content: Object.fromEntries(fields.map(([key, values]) => [key, values[primary] ?? ''])),
      translations: fields.flatMap(([key, values]) =>
        others.flatMap((locale) => {
          const value = values[locale];
          return value === undefined ? [] : [{ locale, key, value, outdated: false, updatedAt }];
        }),
      ),
    };
  };
  return [
    ...profile.catalog.types.map(({ nouns }, index) =>
      text('Collection', 'COLLECTION', 300_000 + index, { title: nouns }),
    ),
    text('Menu', 'MENU', 310_000, { title: WORDS.menu }),
    text('Link', 'LINK', 310_001, { title: WORDS.newest }),
    text('Link', 'LINK', 310_002, { title: WORDS.all }),
    text('Link', 'LINK', 310_003, { title: WORDS.about }),
    text('Page', 'PAGE', 320_000, { title: WORDS.about, body_html: WORDS.aboutBody }),
    text('ShopPolicy', 'SHOP_POLICY', 330_000, { body: WORDS.refundBody }),
  ];
}
