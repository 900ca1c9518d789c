/** What made-up shoppers say of a product and of how it reached them, by language. */

export interface ReviewPhrases {
  /** Titles of good, middling and bad reviews. */
  titles: readonly [good: string, middling: string, bad: string];
  quality: readonly [good: string, bad: string];
  /** Of a parcel in time, and of a late one. */
  delivery: readonly [good: string, bad: string];
  packaging: readonly [good: string, bad: string];
  size: readonly [good: string, bad: string];
}

export const REVIEW_PHRASES: Readonly<Record<string, ReviewPhrases>> = {
  en: {
    titles: ['Very happy with it', 'It is all right', 'Not what I hoped for'],
    quality: ['Feels solid and well made.', 'A seam came loose after one week.'],
    delivery: ['The parcel was here on the promised day.', 'It came days after the promised date.'],
    packaging: ['Everything was packed with care.', 'The box was crushed and open at one corner.'],
    size: ['The measurements on the page are right.', 'It is smaller than the page says.'],
  },
  de: {
    titles: ['Sehr zufrieden', 'Ganz in Ordnung', 'Leider enttäuscht'],
    quality: ['Fühlt sich stabil und gut verarbeitet an.', 'Nach einer Woche ging eine Naht auf.'],
    delivery: ['Das Paket war am zugesagten Tag da.', 'Es kam Tage nach dem zugesagten Termin an.'],
    packaging: [
      'Alles war sorgfältig verpackt.',
      'Der Karton war eingedrückt und eine Ecke offen.',
    ],
    size: ['Die Maße auf der Seite stimmen.', 'Es ist kleiner als angegeben.'],
  },
  fr: {
    titles: ['Très satisfaite', 'Correct, sans plus', 'Déçu'],
    quality: ['Solide et bien fini.', 'Une couture a lâché au bout d’une semaine.'],
    delivery: ['Colis reçu le jour annoncé.', 'Livré plusieurs jours après la date annoncée.'],
    packaging: ['Tout était emballé avec soin.', 'Le carton était écrasé et ouvert dans un coin.'],
    size: ['Les dimensions indiquées sont exactes.', 'Plus petit que ce qui est indiqué.'],
  },
  nl: {
    titles: ['Heel blij mee', 'Prima, niet meer', 'Valt tegen'],
    quality: ['Voelt stevig en goed afgewerkt.', 'Na een week liet een naad los.'],
    delivery: ['Het pakket kwam op de beloofde dag.', 'Kwam dagen na de beloofde datum.'],
    packaging: ['Alles was zorgvuldig ingepakt.', 'De doos was ingedeukt en een hoek stond open.'],
    size: ['De maten op de pagina kloppen.', 'Kleiner dan op de pagina staat.'],
  },
  it: {
    titles: ['Molto contenta', 'Nella media', 'Mi aspettavo di meglio'],
    quality: ['Solido e ben rifinito.', 'Dopo una settimana si è aperta una cucitura.'],
    delivery: ['Pacco arrivato nel giorno promesso.', 'Arrivato giorni dopo la data promessa.'],
    packaging: ['Imballato con cura.', 'La scatola era schiacciata e aperta in un angolo.'],
    size: ['Le misure indicate sono giuste.', 'È più piccolo di quanto indicato.'],
  },
  es: {
    titles: ['Muy contenta', 'Está bien', 'No es lo que esperaba'],
    quality: ['Se nota sólido y bien hecho.', 'A la semana se abrió una costura.'],
    delivery: ['El paquete llegó el día prometido.', 'Llegó días después de la fecha prometida.'],
    packaging: ['Venía todo bien embalado.', 'La caja venía aplastada y abierta por una esquina.'],
    size: ['Las medidas de la página son correctas.', 'Es más pequeño de lo que dice la página.'],
  },
  pt: {
    titles: ['Gostei muito', 'Razoável', 'Esperava mais'],
    quality: ['Firme e bem acabado.', 'Uma costura abriu depois de uma semana.'],
    delivery: ['O pacote chegou no dia prometido.', 'Chegou dias depois da data prometida.'],
    packaging: ['Tudo embalado com cuidado.', 'A caixa veio amassada e aberta em um canto.'],
    size: ['As medidas da página estão certas.', 'É menor do que diz a página.'],
  },
  sv: {
    titles: ['Mycket nöjd', 'Helt okej', 'Inte vad jag hoppades på'],
    quality: ['Känns stadig och välgjord.', 'En söm gick upp efter en vecka.'],
    delivery: ['Paketet kom på utlovad dag.', 'Det kom flera dagar efter utlovat datum.'],
    packaging: ['Allt var omsorgsfullt packat.', 'Kartongen var tillplattad och öppen i ett hörn.'],
    size: ['Måtten på sidan stämmer.', 'Den är mindre än sidan säger.'],
  },
  pl: {
    titles: ['Bardzo zadowolona', 'Może być', 'Rozczarowanie'],
    quality: ['Solidne i dobrze wykończone.', 'Po tygodniu puścił szew.'],
    delivery: ['Paczka dotarła w obiecanym dniu.', 'Dotarło kilka dni po obiecanym terminie.'],
    packaging: ['Wszystko starannie zapakowane.', 'Karton był zgnieciony i otwarty w rogu.'],
    size: ['Wymiary na stronie się zgadzają.', 'Mniejsze, niż podano na stronie.'],
  },
  ja: {
    titles: ['とても満足です', '普通です', '期待と違いました'],
    quality: ['作りがしっかりしています。', '一週間で縫い目がほつれました。'],
    delivery: ['予定日どおりに届きました。', '予定日より何日も遅れて届きました。'],
    packaging: ['丁寧に梱包されていました。', '箱がつぶれて角が開いていました。'],
    size: ['サイズはページの表記どおりです。', '表記より小さいです。'],
  },
  ko: {
    titles: ['아주 만족합니다', '보통이에요', '기대와 달라요'],
    quality: ['튼튼하고 마감이 좋습니다.', '일주일 만에 박음질이 풀렸어요.'],
    delivery: ['약속한 날에 도착했습니다.', '약속한 날보다 며칠 늦게 왔어요.'],
    packaging: ['꼼꼼하게 포장되어 왔습니다.', '상자가 찌그러지고 모서리가 열려 있었어요.'],
    size: ['표기된 치수가 맞습니다.', '표기보다 작아요.'],
  },
};
