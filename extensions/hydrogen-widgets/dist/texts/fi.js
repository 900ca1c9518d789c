// texts:fi.texts
var fi_default = {
  "compliance_notice": {
    "label": "Oikeudelliset tiedot",
    "lowest": "Alin hinta alennusta edeltäneiden 30 päivän aikana: {{ price }}",
    "lowest_of": "Alimmat hinnat alennusta edeltäneiden 30 päivän aikana",
    "duties_included": "Hinta sisältää tullin ja tuontiverot",
    "duties_on_delivery": "Toimituksen yhteydessä voi tulla maksettavaksi tullia ja veroja",
    "responsible": "Vastuuhenkilö EU:ssa",
    "producer": "Valmistaja",
    "number": "Rekisteröintinumero",
    "vat": "ALV-numero",
    "sorting": "Lajitteluohje (Triman)",
    "withdraw": "Peruuta sopimus tästä",
    "imprint": "Oikeudellinen ilmoitus",
    "sales_law": "Japanin erityisiä liiketoimia koskevan lain mukaiset tiedot",
    "empty": "Ei oikeudellisia tietoja: {{ country }}. Sikäläiset asiakkaat eivät näe tässä mitään."
  },
  "support_channels": {
    "label": "Asiakaspalvelu",
    "email": "Sähköposti",
    "phone": "Puhelin",
    "hours": "Palveluajat ({{ zone }})",
    "closed": "Suljettu",
    "closed_on": "Suljettu {{ dates }}",
    "open_until": "Avoinna nyt, sulkeutuu: {{ time }} (sinun aikaasi)",
    "opens": "Suljettu nyt, avautuu: {{ time }} (sinun aikaasi)",
    "new_tab": "avautuu uuteen välilehteen",
    "empty": "Ei yhteydenottotapoja: {{ country }}. Sikäläiset asiakkaat eivät näe tässä mitään."
  },
  "delivery_estimate": {
    "label": "Arvioitu toimitus",
    "to": "Toimitusmaa: {{ country }}",
    "days": {
      "one": "{{ count }} arkipäivä",
      "other": "{{ count }} arkipäivää"
    },
    "range": {
      "one": "{{ least }}–{{ count }} arkipäivä",
      "other": "{{ least }}–{{ count }} arkipäivää"
    },
    "order_within": "Tilaa {{ time }} kuluessa",
    "order_by": "Tilaa viimeistään {{ time }}",
    "duties_included": "Sisältää tullit ja verot",
    "duties_on_delivery": "Tullit ja verot maksetaan toimituksen yhteydessä",
    "empty": "Ei toimitusarviota ({{ country }}): asiakkaat eivät näe tässä mitään."
  },
  "payment_hints": {
    "heading": "Hyväksytään täällä",
    "card": "Kortti: {{ brands }}",
    "bank_transfer": "Tilisiirto",
    "cash_on_delivery": "Postiennakko",
    "convenience_store": "Maksu lähikaupassa",
    "direct_debit": "Suoraveloitus",
    "instalments": "Osamaksu",
    "invoice": "Lasku",
    "pay_in": "Maksat valuutassa {{ currency }}",
    "credit": "{{ methods }}: osamaksu voi olla mahdollinen. Ehdot näkyvät kassalla.",
    "empty": "Mikään maksutapa ei ole varma maassa {{ country }}: sen asiakkaat eivät näe tässä mitään."
  },
  "loyalty": {
    "label": "Kanta-asiakaspisteet",
    "points": {
      "one": "{{ points }} piste",
      "other": "{{ points }} pistettä"
    },
    "earn_product": {
      "one": "Saat tästä tuotteesta {{ points }} pisteen",
      "other": "Saat tästä tuotteesta {{ points }} pistettä"
    },
    "earn_rate": "{{ points }} jokaisesta käyttämästäsi {{ amount }}",
    "minimum": "Vähintään {{ amount }} tilauksista",
    "pending_days": {
      "one": "Pisteet voi käyttää {{ count }} päivän kuluttua tilauksesta",
      "other": "Pisteet voi käyttää {{ count }} päivän kuluttua tilauksesta"
    },
    "expiry_months": {
      "one": "Pisteet vanhenevat {{ count }} kuukauden kuluttua tilauksesta",
      "other": "Pisteet vanhenevat {{ count }} kuukauden kuluttua tilauksesta"
    },
    "log_in": "Kirjaudu sisään nähdäksesi pisteesi",
    "show": "Näytä pisteeni",
    "loading": "Ladataan…",
    "balance": "Saldo: {{ points }}",
    "pending": "Ei vielä käytettävissä: {{ points }}",
    "expiry": "Vanhenee {{ date }}: {{ points }}",
    "failed": "Pisteitäsi ei voida näyttää juuri nyt. Yritä myöhemmin uudelleen.",
    "close": "Sulje",
    "empty": "{{ country }}: täällä ei kerry pisteitä, eivätkä asiakkaat näe tässä mitään.",
    "reward": "{{ amount }} alennus: {{ points }}",
    "about": "noin {{ amount }}",
    "pending_shipped": "Päiviä lähetyksestä, ennen kuin pisteet ovat käytettävissä: {{ count }}",
    "pending_on_shipping": "Pisteet ovat käytettävissä, kun tilaus on lähetetty",
    "usable_from": "Käytettävissä {{ date }} alkaen: {{ points }}",
    "redeem": "Lunasta: {{ points }} = {{ amount }}",
    "give_back": "Palauta koodi: {{ points }}",
    "confirm": "Vahvista",
    "code": "Alennuskoodisi",
    "code_until": "Yhteen tilaukseen, viimeistään {{ date }}. Jos et käytä koodia, saat pisteet takaisin.",
    "copy": "Kopioi",
    "copied": "Kopioitu",
    "refused": "Se ei onnistunut. Pisteitä ei vähennetty.",
    "history": "Historia",
    "kind_earn": "Ostos",
    "kind_refund": "Hyvitys",
    "kind_spend": "Lunastettu",
    "kind_return": "Koodi palautettu",
    "kind_expire": "Vanhentunut",
    "kind_adjust": "Kaupan oikaisu"
  },
  "recommendations": {
    "buy_again": "Osta uudelleen",
    "recommended": "Saatat pitää myös näistä",
    "empty": "Tälle sivulle ei ole vielä suosituksia: asiakkaat eivät näe tässä mitään."
  }
};
export {
  fi_default as default
};
